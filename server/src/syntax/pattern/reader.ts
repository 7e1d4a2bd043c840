import {
  asterisk,
  backslash,
  bar,
  capitalE,
  capitalQ,
  circumflex,
  closeParenthesis,
  dollar,
  dot,
  numberSign,
  openBrace,
  openBracket,
  openParenthesis,
  plus,
  question,
} from './characters.js';
import { readClass, readWordEdge } from './classes.js';
import { isComment, isPatternSpace, skipComment, skipLineComment, skipSpace } from './comments.js';
import { errors } from './errors.js';
import { readAlternative, readGroupEnd } from './groupEnds.js';
import { assertionFollows, readParenthesis } from './groups.js';
import { kinds, modes } from './items.js';
import { readRepeat } from './numbers.js';
import { optionBits } from './optionBits.js';
import { readBackslash } from './outsideEscapes.js';
import type { Scan } from './scan.js';
import { verbs } from './verbs.js';

const deepest = 250;

/** The characters that are themselves wherever white space counts. */
const plain = Uint8Array.from({ length: 128 }, (_, code) =>
  '\\^$.[|()?*+{'.includes(String.fromCharCode(code)) ? 0 : 1,
);

/**
 * Reads the whole pattern into items, and tells whether it could (`parse_regex` in pcre2_compile.c). What can
 * be wrong only once all groups are known comes after it.
 */
export function readPattern(scan: Scan): boolean {
  const { items } = scan;
  while (scan.at < scan.end) {
    if (scan.depth > deepest) return scan.fail(errors.nestedTooDeeply);
    const from = scan.at;
    const unit = scan.unit(from);
    if (plain[unit] === 1 && scan.assertionDue <= 0 && !scan.has(optionBits.extended)) {
      items.add(kinds.literal, from, ++scan.at, unit);
      scan.repeatable = true;
    } else if (!readItem(scan)) return false;
  }
  return scan.depth === 0 || scan.fail(errors.groupNotClosed);
}

function readItem(scan: Scan): boolean {
  const from = scan.at;
  scan.itemStart = from;
  const code = scan.next();
  if (scan.quoted) return readQuoted(scan, from, code);
  if (code === backslash && (scan.unit() === capitalQ || scan.unit() === capitalE)) {
    scan.quoted = scan.unit() === capitalQ;
    scan.at++;
    scan.trivia.push({ kind: 'quoting', start: from, end: scan.at });
    return true;
  }
  if (scan.has(optionBits.extended)) {
    if (isPatternSpace(code)) return skipSpace(scan, from);
    if (code === numberSign) return skipLineComment(scan, from);
  }
  if (code === openParenthesis && isComment(scan)) return skipComment(scan, from);
  const due = scan.assertionDue;
  if (due > 0 && !assertionFollows(scan, code, due)) return scan.fail(errors.assertionExpected, scan.at - 1);
  scan.assertionDue = 0;
  const { repeatable } = scan;
  scan.repeatable = false;
  if ((code === question || code === plus) && markMode(scan, from, code)) return true;
  return readSpecial(scan, from, code, repeatable, due);
}

function readSpecial(scan: Scan, from: number, code: number, repeatable: boolean, due: number): boolean {
  switch (code) {
    case backslash:
      return readBackslash(scan, from);
    case circumflex:
      return add(scan, kinds.circumflex, from, false);
    case dollar:
      return add(scan, kinds.dollar, from, false);
    case dot:
      return add(scan, kinds.dot, from, true);
    case asterisk:
      return addQuantifier(scan, from, repeatable, 0, -1);
    case plus:
      return addQuantifier(scan, from, repeatable, 1, -1);
    case question:
      return addQuantifier(scan, from, repeatable, 0, 1);
    case openBrace: {
      const repeat = readRepeat(scan);
      if (repeat !== null) return addQuantifier(scan, from, repeatable, repeat.min, repeat.max);
      return scan.error === null && addLiteral(scan, from, code);
    }
    case openBracket:
      scan.repeatable = true;
      return readWordEdge(scan) || readClass(scan);
    case openParenthesis:
      return readParenthesis(scan, from, due);
    case bar:
      return readAlternative(scan, from);
    case closeParenthesis:
      return readGroupEnd(scan, from);
    default:
      return addLiteral(scan, from, code);
  }
}

function add(
  scan: Scan,
  kind: typeof kinds.circumflex | typeof kinds.dollar | typeof kinds.dot,
  from: number,
  repeatable: boolean,
): boolean {
  scan.items.add(kind, from, scan.at);
  scan.repeatable = repeatable;
  return true;
}

function addLiteral(scan: Scan, from: number, code: number): boolean {
  scan.items.add(kinds.literal, from, scan.at, code);
  scan.repeatable = true;
  return true;
}

function readQuoted(scan: Scan, from: number, code: number): boolean {
  if (code === backslash && scan.unit() === capitalE) {
    scan.quoted = false;
    scan.at++;
    scan.trivia.push({ kind: 'quoting', start: from, end: scan.at });
    return true;
  }
  if (scan.assertionDue > 0) return scan.fail(errors.assertionExpected, scan.at - 1);
  return addLiteral(scan, from, code);
}

/** `?` or `+` behind a quantifier, maybe with a comment between them. */
function markMode(scan: Scan, from: number, code: number): boolean {
  const { items } = scan;
  const last = items.count - 1;
  if (last !== scan.quantifierRow) return false;
  scan.quantifierRow = -2;
  items.setLink(last, code === question ? modes.lazy : modes.possessive);
  items.setEnd(last, from + 1);
  return true;
}

function addQuantifier(scan: Scan, from: number, repeatable: boolean, min: number, max: number): boolean {
  if (!repeatable) return scan.fail(errors.nothingToRepeat, scan.at - 1);
  const { items } = scan;
  const last = items.count - 1;
  if (items.kind(last) === kinds.verb && items.value(last) === verbs.accept) items.setLink(last, 1);
  if (min > 1 || max > 1) scan.needsCompiling ||= replicates(items.kind(last));
  scan.quantifierRow = items.add(kinds.quantifier, from, scan.at, min, max);
  items.setLink(scan.quantifierRow, modes.greedy);
  return true;
}

/** Whether a counted repeat of it is so many copies in the compiled pattern. */
const replicates = (kind: number): boolean =>
  kind === kinds.groupEnd || kind === kinds.recursion || kind === kinds.namedRecursion;
