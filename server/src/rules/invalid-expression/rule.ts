import { faultSpan, faultText, lineRefusalRule } from '../shared/refusalRule.js';
import { nameWordOf } from '../shared/refusals.js';
import { quoted } from '../shared/wording.js';
import { frequentCause } from './causes.js';
import { reasonWords } from './reasonWords.js';
import { repairsFor } from './repairs.js';

/** A condition, or a text with variables, that Apache cannot parse. */
export const invalidExpression = lineRefusalRule(
  'invalid-expression',
  'A condition of <If>, Require expr and their kin that Apache cannot read: 500.',
  (refusal, context) => {
    const { node, reason } = refusal;
    const cause = frequentCause(node, refusal, context);
    if (cause !== null) return cause;
    const fault = refusal.place === null ? '' : faultText(refusal, context);
    const name = nameWordOf(node).value;
    const subject = node.kind === 'section' ? `<${quoted(name)}>` : quoted(name);
    return {
      span: faultSpan(refusal),
      what: `Apache cannot read the expression of ${subject}${fault === '' ? '' : ` at "${quoted(fault)}"`}${reason === undefined ? '' : `: ${quoted(reasonWords(reason), 200)}`}.`,
      remedy:
        "Write texts between single quotes ('text'), variables as %{NAME}, patterns as m#...#, and && || ! between conditions.",
      fixes: () => repairsFor(node, refusal, context),
    };
  },
);
