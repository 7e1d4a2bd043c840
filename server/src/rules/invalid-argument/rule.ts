import { type Explanation, lineRefusalRule } from '../shared/refusalRule.js';
import { quoted } from '../shared/wording.js';
import { allowDeny } from './access.js';
import { type ArgumentAtFault, argumentAtFault } from './argumentAtFault.js';
import { errorOnPurpose, formerDirective } from './formerDirectives.js';
import { header } from './header.js';
import { keyword } from './keyword.js';
import { onOff } from './onOff.js';
import { bytes, errorDocument, expires, limit, options, redirect, rewriteBase } from './values.js';

/** Words of its own for a directive; null where those for all are as good. */
type Wording = (argument: ArgumentAtFault) => Explanation | null;

/** By lower-case registered names. */
const wordings: ReadonlyMap<string, Wording> = new Map<string, Wording>([
  ['<limit', limit],
  ['<limitexcept', limit],
  ['allow', allowDeny],
  ['deny', allowDeny],
  ['error', errorOnPurpose],
  ['errordocument', errorDocument],
  ['expiresbytype', expires],
  ['expiresdefault', expires],
  ['fancyindexing', formerDirective],
  ['header', header],
  ['limitrequestbody', bytes],
  ['options', options],
  ['redirect', redirect],
  ['redirectmatch', redirect],
  ['redirectpermanent', redirect],
  ['redirecttemp', redirect],
  ['requestheader', header],
  ['rewritebase', rewriteBase],
]);

/** A word that a directive does not know, in any of its arguments. */
export const invalidArgument = lineRefusalRule(
  'invalid-argument',
  'A directive with a word that it does not know: 500.',
  (refusal, context) => {
    const argument = argumentAtFault(refusal, context);
    const own = wordings.get(argument.facts?.name.toLowerCase() ?? '');
    return onOff(argument) ?? own?.(argument) ?? keyword(argument) ?? inGeneral(argument);
  },
);

/** The server's own words are in the line of the log, which stands below. */
function inGeneral({ name, written, span, facts, index, refusal }: ArgumentAtFault): Explanation {
  const syntax = facts?.syntax?.split('\n').join(' or ') ?? null;
  const whole = written === '' || index < 0;
  const advice = namesWhatIsWanted.test(refusal.message)
    ? 'What Apache wants instead is in the line of its log.'
    : whole
      ? 'Check what the line says.'
      : 'Check its spelling.';
  return {
    span,
    what: whole ? `${name} does not take these arguments.` : `${name} does not take "${quoted(written)}".`,
    remedy: `${advice}${syntax === null ? '' : ` The form is: ${syntax}`}`,
  };
}

/** Words of messages that say what would be right, and not only what is wrong. */
const namesWhatIsWanted =
  /\b(?:must|should|one of|either|requires?|expects?|expected|needs?|only|between|at least|at most|greater|less|in the form)\b/i;
