import { apostrophe, closeBrace, greaterThan, lessThan, openBrace } from './characters.js';
import { errors } from './errors.js';
import { failedEscape, readEscape, referredGroup } from './escapes.js';
import { kinds } from './items.js';
import { noNumber, readGroupNumber } from './numbers.js';
import { readProperty } from './properties.js';
import { addRecursion, readNamed } from './references.js';
import type { Scan } from './scan.js';

const codes = (letters: string): ReadonlySet<number> =>
  new Set([...letters].map((letter) => letter.charCodeAt(0)));

/** Escapes that match something, so that they can be repeated; the others are places. */
const matching = codes('CDHNRSVWXdhsvw');

const letters = { K: 0x4b, P: 0x50, g: 0x67, k: 0x6b, p: 0x70 } as const;

/** Reads an escape outside a class from behind its backslash. */
export function readBackslash(scan: Scan, from: number): boolean {
  const escaped = readEscape(scan, false);
  if (escaped === failedEscape) return false;
  const { items } = scan;
  if (escaped >= 0) {
    items.add(kinds.literal, from, scan.at, escaped);
    scan.repeatable = true;
    return true;
  }
  const group = referredGroup(escaped);
  if (group > 0) return addBackreference(scan, from, group);
  const letter = -escaped;
  switch (letter) {
    case letters.P:
    case letters.p:
      return addProperty(scan, from, letter === letters.P);
    case letters.g:
    case letters.k:
      return readNameBehind(scan, from, letter);
    default:
      items.add(kinds.escape, from, scan.at, letter);
      scan.repeatable = matching.has(letter);
      if (letter === letters.K) scan.needsCompiling = true;
      return true;
  }
}

function addBackreference(scan: Scan, from: number, group: number): true {
  const offset = scan.at - 1;
  if (group < 10) scan.firstReference[group] ??= offset;
  scan.items.add(kinds.backreference, from, scan.at, group, scan.firstReference[group] ?? offset);
  scan.repeatable = true;
  scan.needsCompiling = true;
  return true;
}

function addProperty(scan: Scan, from: number, negative: boolean): boolean {
  const property = readProperty(scan);
  if (property === null) return false;
  const negated = property.negated !== negative;
  scan.items.add(kinds.property, from, scan.at, negated ? 1 : 0, property.name === 'any' ? 1 : 0);
  scan.repeatable = true;
  return true;
}

/** `\k{name}`, and `\g<name>` or `\g<1>`, which is a call. */
function readNameBehind(scan: Scan, from: number, letter: number): boolean {
  const opening = scan.unit();
  if (opening !== openBrace && opening !== lessThan && opening !== apostrophe) {
    return scan.fail(letter === letters.g ? errors.malformedG : errors.malformedK);
  }
  const terminator = opening === lessThan ? greaterThan : opening === apostrophe ? apostrophe : closeBrace;
  if (letter === letters.k) return readNamed(scan, kinds.namedBackreference, from, terminator);
  const before = scan.at++;
  const number = readGroupNumber(scan);
  if (scan.error !== null) return scan.fail(scan.error, before);
  if (number === noNumber) {
    scan.at = before;
    return readNamed(scan, kinds.namedRecursion, from, terminator);
  }
  if (scan.unit() !== terminator) return scan.fail(errors.malformedG, before);
  return addRecursion(scan, from, number);
}
