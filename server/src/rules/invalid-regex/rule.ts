import { cover, type Span } from '../../text/span.js';
import type { HtaccessContext } from '../rule.js';
import { faultSpan, faultText, type LineRefusal, lineRefusalRule } from '../shared/refusalRule.js';
import { argumentsOf, displayName, nameWordOf } from '../shared/refusals.js';
import { quoted } from '../shared/wording.js';
import { asPattern } from './fileNamePattern.js';
import { reasonWords } from './reasons.js';

/** A pattern that PCRE2, which Apache uses for them, does not compile. */
export const invalidRegex = lineRefusalRule(
  'invalid-regex',
  'A regular expression that Apache cannot compile: 500.',
  (refusal, context) => {
    const { node, reason } = refusal;
    const words = reason === undefined ? null : reasonWords(reason);
    const span = visible(faultSpan(refusal), refusal, context);
    const fault = faultText(refusal, context);
    const name = displayName(node.kind === 'section' ? `<${node.open.nameText}` : nameWordOf(node).value);
    const at = fault === '' ? 'at its end' : `at "${quoted(fault)}"`;
    return {
      span,
      what:
        words === null
          ? `${quoted(name)} cannot use this pattern${reason === undefined ? '' : ` ${at}: ${quoted(reason, 200)}`}.`
          : `${quoted(name)} cannot use this pattern ${at}: ${words.what}.`,
      remedy:
        words?.remedy ??
        'Write a regular expression of Perl; characters that are meant as such have a backslash in front: \\. \\? \\(',
      fixes: () => asPattern(node, refusal, context),
    };
  },
);

/** Where the pattern ends too early nothing is at fault but what is missing: its last character then shows the place. */
function visible(span: Span, { node, place }: LineRefusal, { file }: HtaccessContext): Span {
  if (span.end > span.start || place === null) return span;
  const words = argumentsOf(node).filter((word) => word.span.start <= span.start);
  const last = words.at(-1);
  const before = { start: Math.max(0, span.start - 1), end: span.start };
  return last === undefined || file.document.text[before.start] === '\n' ? span : cover(before, span);
}
