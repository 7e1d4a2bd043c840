import {
  ampersand,
  apostrophe,
  asterisk,
  capitalR,
  closeParenthesis,
  dot,
  equals,
  greaterThan,
  isDigit,
  lessThan,
  question,
} from './characters.js';
import { errors } from './errors.js';
import { kinds } from './items.js';
import { type ReadName, readGroupName } from './names.js';
import { noNumber, readGroupNumber, readNumber } from './numbers.js';
import { openGroup } from './openGroups.js';
import type { Scan } from './scan.js';

/** Reads the condition of `(?(1)yes|no)` from its opening parenthesis. */
export function readCondition(scan: Scan, from: number): boolean {
  scan.at++;
  if (scan.ended) return scan.fail(errors.groupNotClosed);
  scan.needsCompiling = true;
  const first = scan.unit();
  if (first === question || first === asterisk) {
    scan.at--;
    scan.assertionDue = 2;
    return openGroup(scan, kinds.conditionAssertion, from);
  }
  const row = scan.items.count;
  openGroup(scan, kinds.conditionDefine, from);
  if (!readTest(scan, row)) return false;
  if (scan.unit() !== closeParenthesis) return scan.fail(errors.conditionNotClosed);
  scan.at++;
  scan.items.setEnd(row, scan.at);
  return true;
}

function readTest(scan: Scan, row: number): boolean {
  const { items } = scan;
  const number = readGroupNumber(scan);
  if (number !== noNumber) {
    if (number === 0) return scan.fail(errors.noSuchGroup);
    items.setKind(row, kinds.conditionNumber);
    items.setValue(row, number);
    items.setExtra(row, scan.at - 2);
    return true;
  }
  if (scan.error !== null) return false;
  if (
    scan.left >= 10 &&
    scan.units.startsWith('VERSION', scan.at) &&
    scan.unit(scan.at + 7) !== closeParenthesis
  ) {
    items.setKind(row, kinds.conditionVersion);
    return readVersion(scan);
  }
  return readNameTest(scan, row);
}

/** `VERSION>=10.4`. */
function readVersion(scan: Scan): boolean {
  scan.at += 7;
  if (scan.unit() === greaterThan) scan.at++;
  if (scan.unit() !== equals) return scan.fail(errors.versionSyntax);
  scan.at++;
  if (!isDigit(scan.unit())) return scan.fail(errors.versionSyntax);
  readNumber(scan, 1000, errors.versionSyntax);
  if (scan.error !== null) return false;
  if (scan.ended) return scan.fail(errors.versionSyntax);
  if (scan.unit() !== dot) return true;
  scan.at++;
  if (!isDigit(scan.unit())) return scan.fail(errors.versionSyntax);
  scan.at++;
  if (isDigit(scan.unit())) scan.at++;
  return scan.unit() === closeParenthesis || scan.fail(errors.versionSyntax);
}

function readNameTest(scan: Scan, row: number): boolean {
  const first = scan.unit();
  if (first === capitalR && scan.unit(scan.at + 1) === ampersand) {
    scan.at++;
    const name = readUnbracketed(scan);
    return name !== null && set(scan, row, kinds.conditionRecursionName, name);
  }
  if (first === lessThan || first === apostrophe) {
    const name = readGroupName(scan, first === lessThan ? greaterThan : apostrophe);
    return name !== null && set(scan, row, kinds.conditionName, name);
  }
  scan.at--;
  const name = readUnbracketed(scan);
  if (name === null) return false;
  const text = scan.units.slice(name.start, name.start + name.length);
  if (text === 'DEFINE') return set(scan, row, kinds.conditionDefine, name);
  const recursion = /^R\d*$/.test(text);
  return set(scan, row, recursion ? kinds.conditionRecursionNumber : kinds.conditionName, name);
}

/** A name with the closing parenthesis for its end, on which the scan is left. */
function readUnbracketed(scan: Scan): ReadName | null {
  const name = readGroupName(scan, closeParenthesis);
  if (name !== null) scan.at--;
  return name;
}

function set(
  scan: Scan,
  row: number,
  kind:
    | typeof kinds.conditionName
    | typeof kinds.conditionRecursionName
    | typeof kinds.conditionRecursionNumber
    | typeof kinds.conditionDefine,
  name: ReadName,
): true {
  scan.items.setKind(row, kind);
  scan.items.setValue(row, name.start);
  scan.items.setExtra(row, name.length);
  return true;
}
