import { closeParenthesis, colon } from './characters.js';
import { errors } from './errors.js';
import { kinds } from './items.js';
import { readWord } from './names.js';
import type { Scan } from './scan.js';

/** `(*COMMIT)` and its kin: what is done when matching comes by or back. */
export const verbs = { mark: 0, accept: 1, fail: 2, commit: 3, prune: 4, skip: 5, alternative: 6 } as const;

export type Verb = (typeof verbs)[keyof typeof verbs];

const byName: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['', verbs.mark],
  ['MARK', verbs.mark],
  ['ACCEPT', verbs.accept],
  ['F', verbs.fail],
  ['FAIL', verbs.fail],
  ['COMMIT', verbs.commit],
  ['PRUNE', verbs.prune],
  ['SKIP', verbs.skip],
  ['THEN', verbs.alternative],
]);

/** In bytes. */
const longestArgument = 255;

/** Reads a verb from its asterisk. */
export function readVerb(scan: Scan, from: number): boolean {
  const name = readWord(scan);
  if (name === null) return false;
  const following = scan.unit();
  const verb = byName.get(name);
  if ((following !== colon && following !== closeParenthesis) || verb === undefined) {
    return scan.fail(errors.unknownVerb);
  }
  if (following === colon && scan.unit(scan.at + 1) === closeParenthesis) scan.at++;
  const argument = scan.unit() === colon;
  if (verb === verbs.mark && !argument) return scan.fail(errors.markNeedsArgument);
  scan.at++;
  let length = -1;
  if (argument) {
    const closing = scan.units.indexOf(')', scan.at);
    if (closing === -1) return scan.fail(errors.unknownVerb, scan.end);
    length = closing - scan.at;
    scan.at = closing;
    if (length > longestArgument) return scan.fail(errors.verbNameTooLong);
    scan.at++;
  }
  scan.items.add(kinds.verb, from, scan.at, verb, length);
  scan.repeatable = verb === verbs.accept;
  return true;
}
