import { readCallout } from './callouts.js';
import {
  ampersand,
  apostrophe,
  asterisk,
  bar,
  capitalC,
  capitalP,
  capitalR,
  closeParenthesis,
  equals,
  exclamation,
  greaterThan,
  hyphen,
  isDigit,
  isLowerCaseLetter,
  lessThan,
  openParenthesis,
  plus,
  question,
} from './characters.js';
import { readCondition } from './conditions.js';
import { errors } from './errors.js';
import { readNamedGroup } from './groupNames.js';
import { readInlineOptions } from './inlineOptions.js';
import { kinds } from './items.js';
import { largestGroupNumber } from './numbers.js';
import { openAssertion, openGroup } from './openGroups.js';
import { optionBits } from './optionBits.js';
import { readNamed, readRecursionByNumber, readWholeRecursion } from './references.js';
import type { Scan } from './scan.js';
import { readVerb } from './verbs.js';
import { readWordyGroup } from './wordyGroups.js';

/** Whether what begins with `code`, read already, is what a condition may be; see `Scan.assertionDue`. */
export function assertionFollows(scan: Scan, code: number, due: number): boolean {
  if (code !== openParenthesis || scan.left < 3) return false;
  const following = scan.unit(scan.at + 1);
  if (scan.unit() === asterisk) return isLowerCaseLetter(following);
  if (scan.unit() !== question) return false;
  if (following === capitalC) return due === 2;
  if (following === equals || following === exclamation) return true;
  const last = scan.unit(scan.at + 2);
  return following === lessThan && (last === equals || last === exclamation);
}

/**
 * Reads what begins with a parenthesis, from behind it.
 *
 * @param due what `Scan.assertionDue` was.
 */
export function readParenthesis(scan: Scan, from: number, due: number): boolean {
  if (scan.ended) return scan.fail(errors.groupNotClosed);
  const first = scan.unit();
  if (first === question) return readQuestion(scan, from, due);
  if (first !== asterisk) return openPlain(scan, from);
  const second = scan.unit(scan.at + 1);
  // `(*` and `(*)` are the beginning of a group and a quantifier that has nothing to repeat.
  if (scan.left <= 1 || second === closeParenthesis) return true;
  return isLowerCaseLetter(second) ? readWordyGroup(scan, from, due) : readVerb(scan, from);
}

function openPlain(scan: Scan, from: number): boolean {
  if (scan.has(optionBits.noAutoCapture)) return openGroup(scan, kinds.nonCapture, from);
  if (scan.captures >= largestGroupNumber) {
    scan.depth++;
    return scan.fail(errors.tooManyGroups);
  }
  scan.captures++;
  return openGroup(scan, kinds.capture, from, scan.captures, -1);
}

function readQuestion(scan: Scan, from: number, due: number): boolean {
  scan.at++;
  if (scan.ended) return scan.fail(errors.groupNotClosed);
  switch (scan.unit()) {
    case capitalP:
      return readPython(scan, from);
    case capitalR:
      return readWholeRecursion(scan, from);
    case plus:
      if (!isDigit(scan.unit(scan.at + 1))) return scan.fail(errors.digitExpected);
      return readRecursionByNumber(scan, from);
    case ampersand:
      return readNamed(scan, kinds.namedRecursion, from, closeParenthesis);
    case capitalC:
      scan.assertionDue = due - 1;
      return readCallout(scan, from);
    case openParenthesis:
      return readCondition(scan, from);
    case greaterThan:
      scan.at++;
      return openGroup(scan, kinds.atomic, from);
    case equals:
      scan.at++;
      return openAssertion(scan, kinds.lookahead, from, due);
    case asterisk:
      scan.at++;
      return openAssertion(scan, kinds.nonAtomicLookahead, from, due);
    case exclamation:
      scan.at++;
      return openAssertion(scan, kinds.negativeLookahead, from, due);
    case lessThan:
      return readLessThan(scan, from, due);
    case apostrophe:
      return readNamedGroup(scan, from, apostrophe);
    default:
      return readOther(scan, from);
  }
}

function readOther(scan: Scan, from: number): boolean {
  const unit = scan.unit();
  if (isDigit(unit) || (unit === hyphen && isDigit(scan.unit(scan.at + 1)))) {
    return readRecursionByNumber(scan, from);
  }
  if (unit !== bar) return readInlineOptions(scan, from);
  scan.at++;
  scan.sharedNumbers = true;
  openGroup(scan, kinds.nonCapture, from);
  scan.save({ firstNumber: scan.captures });
  return true;
}

/** `(?P<name>`, `(?P>name)` and `(?P=name)`. */
function readPython(scan: Scan, from: number): boolean {
  scan.at++;
  if (scan.ended) return scan.fail(errors.groupNotClosed);
  switch (scan.unit()) {
    case lessThan:
      return readNamedGroup(scan, from, greaterThan);
    case greaterThan:
      return readNamed(scan, kinds.namedRecursion, from, closeParenthesis);
    case equals:
      return readNamed(scan, kinds.namedBackreference, from, closeParenthesis);
    default:
      return scan.fail(errors.unknownAfterP);
  }
}

/** A lookbehind, or the name of a group. */
function readLessThan(scan: Scan, from: number, due: number): boolean {
  const kind = lookbehindOf(scan.unit(scan.at + 1));
  if (kind === null) return readNamedGroup(scan, from, greaterThan);
  const offset = scan.at - 2;
  scan.at += 2;
  return openAssertion(scan, kind, from, due, offset);
}

function lookbehindOf(
  unit: number,
): typeof kinds.lookbehind | typeof kinds.negativeLookbehind | typeof kinds.nonAtomicLookbehind | null {
  if (unit === equals) return kinds.lookbehind;
  if (unit === exclamation) return kinds.negativeLookbehind;
  return unit === asterisk ? kinds.nonAtomicLookbehind : null;
}
