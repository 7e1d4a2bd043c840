import { capitalJ, capitalU, circumflex, closeParenthesis, colon, hyphen } from './characters.js';
import { errors } from './errors.js';
import { kinds } from './items.js';
import { openGroup } from './openGroups.js';
import { optionBits } from './optionBits.js';
import type { Scan } from './scan.js';

const { caseless, multiline, noAutoCapture, dotAll, extended, extendedMore, ungreedy, duplicateNames } =
  optionBits;

/** What `^` takes away. */
const unsetByCircumflex = caseless | multiline | noAutoCapture | dotAll | extended | extendedMore;

const bitOf: ReadonlyMap<number, number> = new Map([
  [0x69, caseless],
  [0x6d, multiline],
  [0x6e, noAutoCapture],
  [0x73, dotAll],
  [0x78, extended],
  [capitalU, ungreedy],
  [capitalJ, duplicateNames],
]);

/** Reads `(?i)` or `(?i:` from its first letter. */
export function readInlineOptions(scan: Scan, from: number): boolean {
  const before = scan.options;
  scan.depth++;
  scan.save({});
  if (!readLetters(scan)) return false;
  if (scan.ended) return scan.fail(errors.groupNotClosed);
  const closed = scan.unit() === closeParenthesis;
  scan.at++;
  scan.depth--;
  if (closed) keepForEnclosingGroup(scan);
  else openGroup(scan, kinds.nonCapture, from);
  if (closed || scan.options !== before) {
    scan.items.add(kinds.options, from, scan.at, scan.options, closed ? 1 : 0);
  }
  return true;
}

function readLetters(scan: Scan): boolean {
  let [set, unset, unsetting, hyphenAllowed] = [0, 0, false, true];
  if (scan.unit() === circumflex) {
    scan.options &= ~unsetByCircumflex;
    hyphenAllowed = false;
    scan.at++;
  }
  while (!scan.ended && scan.unit() !== closeParenthesis && scan.unit() !== colon) {
    if (scan.unit() === hyphen) {
      if (!hyphenAllowed) return scan.fail(errors.invalidHyphen);
      unsetting = true;
      hyphenAllowed = false;
      scan.at++;
      continue;
    }
    const bits = readBits(scan);
    if (bits === 0) return scan.fail(errors.unknownOption);
    if (unsetting) unset |= bits;
    else set |= bits;
  }
  // A single x takes the double one away, as its own unsetting does.
  if ((set & (extended | extendedMore)) === extended || (unset & extended) !== 0) unset |= extendedMore;
  scan.options = (scan.options | set) & ~unset;
  return true;
}

/** Of one letter, or of `xx`; 0 where it is none. */
function readBits(scan: Scan): number {
  const bit = bitOf.get(scan.unit()) ?? 0;
  if (bit !== 0) scan.at++;
  if (bit !== extended || scan.unit() !== 0x78 /* x */) return bit;
  scan.at++;
  return extended | extendedMore;
}

/** The options hold to the end of the group around; its own restoring is enough where it has one. */
function keepForEnclosingGroup(scan: Scan): void {
  const top = scan.saved.at(-1);
  const below = scan.saved.at(-2);
  if (top === undefined) return;
  if (below !== undefined && below.depth === scan.depth) scan.saved.pop();
  else top.depth = scan.depth;
}
