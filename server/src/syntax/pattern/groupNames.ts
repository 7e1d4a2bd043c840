import { errors } from './errors.js';
import { kinds } from './items.js';
import { readGroupName } from './names.js';
import { largestGroupNumber } from './numbers.js';
import { openGroup } from './openGroups.js';
import { optionBits } from './optionBits.js';
import type { Scan } from './scan.js';

const mostNames = 10_000;

/** Reads a group's name, from the character before it, and opens the group. */
export function readNamedGroup(scan: Scan, from: number, terminator: number): boolean {
  const read = readGroupName(scan, terminator);
  if (read === null) return false;
  if (scan.captures >= largestGroupNumber) return scan.fail(errors.tooManyGroups);
  const number = ++scan.captures;
  openGroup(scan, kinds.capture, from, number, -1);
  return addName(scan, scan.units.slice(read.start, read.start + read.length), number);
}

function addName(scan: Scan, name: string, number: number): boolean {
  const { names } = scan;
  if (names.length >= mostNames) return scan.fail(errors.tooManyNames);
  const row = scan.items.count - 1;
  let duplicate = false;
  for (const [index, other] of names.entries()) {
    if (other.name === name) {
      scan.items.setExtra(row, index);
      if (other.number === number) return true;
      if (!scan.has(optionBits.duplicateNames)) return scan.fail(errors.nameTwice);
      other.duplicate = true;
      duplicate = true;
    } else if (other.number === number) return scan.fail(errors.differentNames);
  }
  scan.items.setExtra(row, names.length);
  names.push({ name, number, duplicate });
  return true;
}
