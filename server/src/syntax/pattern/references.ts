import { closeParenthesis } from './characters.js';
import { errors } from './errors.js';
import { kinds } from './items.js';
import { type ReadName, readGroupName } from './names.js';
import { readGroupNumber } from './numbers.js';
import type { Scan } from './scan.js';

/** Adds a call of a group by number, from its terminator, and moves behind that. */
export function addRecursion(scan: Scan, from: number, number: number): true {
  const offset = scan.at++;
  scan.items.add(kinds.recursion, from, scan.at, number, offset);
  scan.repeatable = true;
  scan.needsCompiling = true;
  return true;
}

/** Reads `(?1)`, `(?+1)` or `(?-1)` from its number. */
export function readRecursionByNumber(scan: Scan, from: number): boolean {
  const number = readGroupNumber(scan);
  if (scan.error !== null) return false;
  if (scan.unit() !== closeParenthesis) return scan.fail(errors.groupNotClosed);
  return addRecursion(scan, from, number);
}

/** Reads `(?R)` from its letter. */
export function readWholeRecursion(scan: Scan, from: number): boolean {
  scan.at++;
  if (scan.unit() !== closeParenthesis) return scan.fail(errors.recursionNotClosed);
  return addRecursion(scan, from, 0);
}

function addNamed(
  scan: Scan,
  kind: typeof kinds.namedRecursion | typeof kinds.namedBackreference,
  from: number,
  name: ReadName,
): true {
  scan.items.add(kind, from, scan.at, name.start, name.length);
  scan.repeatable = true;
  scan.needsCompiling = true;
  return true;
}

/** Reads the name of a reference, from the character before it. */
export function readNamed(
  scan: Scan,
  kind: typeof kinds.namedRecursion | typeof kinds.namedBackreference,
  from: number,
  terminator: number,
): boolean {
  const name = readGroupName(scan, terminator);
  return name !== null && addNamed(scan, kind, from, name);
}
