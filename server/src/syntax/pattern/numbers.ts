import { closeBrace, comma, hyphen, isDigit, plus } from './characters.js';
import { type CompileError, errors } from './errors.js';
import type { Scan } from './scan.js';

export const largestGroupNumber = 65535;
const largestRepeat = 65535;

/** No number stands here, or it is not to be: see whether the scan has an error. */
export const noNumber = -1;

/**
 * A number without sign; moves behind it (`read_number` in pcre2_compile.c).
 */
export function readNumber(scan: Scan, largest: number, tooBig: CompileError): number {
  let number = noNumber;
  while (isDigit(scan.unit())) {
    number = Math.max(number, 0) * 10 + scan.unit() - 0x30;
    scan.at++;
    if (number > largest) {
      scan.fail(tooBig);
      return noNumber;
    }
  }
  return number;
}

/** The number of a group, counted from here where it has a sign. */
export function readGroupNumber(scan: Scan): number {
  const sign = scan.unit();
  if (sign !== plus && sign !== hyphen) return readNumber(scan, largestGroupNumber, errors.groupNumberTooBig);
  if (!isDigit(scan.unit(scan.at + 1))) return noNumber;
  scan.at++;
  const largest = sign === plus ? largestGroupNumber - scan.captures : largestGroupNumber;
  const number = readNumber(scan, largest, errors.groupNumberTooBig);
  if (number === noNumber) return noNumber;
  if (number === 0) scan.fail(errors.relativeZero);
  else if (sign === plus) return scan.captures + number;
  else if (number > scan.captures) scan.fail(errors.noSuchGroup);
  else return scan.captures + 1 - number;
  return noNumber;
}

export interface Repeat {
  readonly min: number;
  /** -1 for no end. */
  readonly max: number;
}

/**
 * The counts of `{2,5}`, from behind the opening brace; moves behind the closing one. Null, and without an error
 * of the scan nothing moved, where it is no quantifier (`read_repeat_counts` in pcre2_compile.c).
 */
export function readRepeat(scan: Scan): Repeat | null {
  if (!looksLikeRepeat(scan)) return null;
  const min = readNumber(scan, largestRepeat, errors.repeatTooBig);
  if (min === noNumber) return null;
  let max = min;
  if (scan.unit() === comma) {
    scan.at++;
    max = -1;
    if (scan.unit() !== closeBrace) {
      max = readNumber(scan, largestRepeat, errors.repeatTooBig);
      if (max === noNumber) return null;
      if (max < min) {
        scan.fail(errors.repeatOutOfOrder);
        return null;
      }
    }
  }
  scan.at++;
  return { min, max };
}

/** Digits, at most one comma, and the closing brace; a quantifier starts with a digit. */
function looksLikeRepeat(scan: Scan): boolean {
  if (!isDigit(scan.unit())) return false;
  let commas = 0;
  for (let at = scan.at + 1; ; at++) {
    const unit = scan.unit(at);
    if (unit === closeBrace) return true;
    if (unit === comma && commas === 0) commas = 1;
    else if (!isDigit(unit)) return false;
  }
}
