import {
  apostrophe,
  closeBrace,
  eight,
  hexadecimalValue,
  isDigit,
  isLowerCaseLetter,
  isOctalDigit,
  lessThan,
  openBrace,
  plus,
  zero,
} from './characters.js';
import { type CompileError, errors } from './errors.js';
import { largestGroupNumber, noNumber, readGroupNumber, readRepeat } from './numbers.js';
import type { Scan } from './scan.js';

/**
 * What `readEscape` answers: the character that the escape stands for, or, below zero, one of these or the
 * letter of an escape that is no character, negated.
 */
export const failedEscape = -1;
const backreferenceBase = -1000;

/** `\3`, `\g{3}`: the number of the group; 0 for any other answer of `readEscape`. */
export const referredGroup = (escaped: number): number =>
  escaped < backreferenceBase ? backreferenceBase - escaped : 0;

const codes = (letters: string): readonly number[] => [...letters].map((letter) => letter.charCodeAt(0));

const special = new Set(codes('ABCDEGHKNPQRSVWXZbdhkpsvwz'));
const controls: ReadonlyMap<number, number> = new Map([
  [0x61, 0x07],
  [0x65, 0x1b],
  [0x66, 0x0c],
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
]);

/** For each of the first 128 characters what it is behind a backslash, where it needs no reading on. */
const simple = Int16Array.from({ length: 128 }, (_, code) => {
  if (special.has(code)) return -code;
  return controls.get(code) ?? (/[0-9A-Za-z]/.test(String.fromCharCode(code)) ? failedEscape : code);
});

const largestDecimal = Math.floor(0x7fffffff / 10) - 1;

/**
 * Reads an escape from behind its backslash and moves behind it (`check_escape` in pcre2_compile.c).
 */
export function readEscape(scan: Scan, inClass: boolean): number {
  if (scan.ended) return failure(scan.fail(errors.backslashAtEnd));
  const code = scan.next();
  if (code > 127) return code;
  const known = simple[code] ?? failedEscape;
  if (known === -0x4e /* N */ && scan.unit() === openBrace) return readNamedCharacter(scan, known);
  return known === failedEscape ? readLongEscape(scan, code, inClass) : known;
}

const failure = (_: false): number => failedEscape;

function readLongEscape(scan: Scan, code: number, inClass: boolean): number {
  switch (String.fromCharCode(code)) {
    case 'F':
    case 'L':
    case 'U':
    case 'l':
    case 'u':
      return failure(scan.fail(errors.perlEscape));
    case 'c':
      return readControl(scan);
    case 'g':
      return inClass ? code : readG(scan);
    case 'o':
      return readBracedOctal(scan);
    case 'x':
      return scan.unit() === openBrace ? readBracedHexadecimal(scan) : readHexadecimal(scan);
    case '0':
      return readOctal(scan, code);
    default:
      if (isDigit(code)) return readDigits(scan, code, inClass);
      return failure(scan.fail(errors.unknownEscape, scan.at - 1));
  }
}

/** `\N{U+41}`; else the brace must begin a quantifier, since `\N{name}` is Perl's alone. */
function readNamedCharacter(scan: Scan, notNewline: number): number {
  const brace = scan.at;
  if (scan.unit(brace + 1) === 0x55 /* U */ && scan.unit(brace + 2) === plus) {
    if (!scan.utf) return failure(scan.fail(errors.unicodeNameOutsideUtf));
    scan.at = brace + 2;
    return readBracedHexadecimal(scan);
  }
  scan.at++;
  const repeat = readRepeat(scan);
  scan.at = brace;
  return repeat === null ? failure(scan.fail(scan.error ?? errors.perlEscape)) : notNewline;
}

/** A reference by number, or the letter where a name has to follow. */
function readG(scan: Scan): number {
  if (scan.ended) return failure(scan.fail(errors.malformedG));
  const first = scan.unit();
  if (first === lessThan || first === apostrophe) return -0x67; // g
  if (first === openBrace) return readBracedReference(scan);
  const number = readGroupNumber(scan);
  if (scan.error !== null) return failedEscape;
  return number === noNumber ? failure(scan.fail(errors.malformedG)) : reference(scan, number);
}

function readBracedReference(scan: Scan): number {
  const brace = scan.at++;
  const number = readGroupNumber(scan);
  if (scan.error !== null) return failure(scan.fail(scan.error, brace));
  if (number === noNumber) {
    scan.at = brace;
    return -0x6b; // \g{name} is \k{name}
  }
  if (scan.unit() !== closeBrace) return failure(scan.fail(errors.malformedG, brace));
  scan.at++;
  return reference(scan, number);
}

const reference = (scan: Scan, number: number): number =>
  number === 0 ? failure(scan.fail(errors.noSuchGroup)) : backreferenceBase - number;

/**
 * `\12`: a reference where it is below 10, begins with 8 or 9, or as many groups are open or closed before it;
 * otherwise up to three octal digits.
 */
function readDigits(scan: Scan, first: number, inClass: boolean): number {
  if (!inClass) {
    let number = first - zero;
    let at = scan.at;
    while (isDigit(scan.unit(at)) && number <= largestDecimal) number = number * 10 + scan.unit(at++) - zero;
    if (number <= largestDecimal && (number < 10 || first >= eight || number <= scan.captures)) {
      scan.at = at;
      if (number > largestGroupNumber) return failure(scan.fail(errors.groupNumberTooBig));
      return backreferenceBase - number;
    }
  }
  return first >= eight ? first : readOctal(scan, first);
}

function readOctal(scan: Scan, first: number): number {
  let code = first - zero;
  for (let digits = 1; digits < 3 && isOctalDigit(scan.unit()); digits++) {
    code = code * 8 + scan.unit(scan.at++) - zero;
  }
  return !scan.utf && code > 0xff ? failure(scan.fail(errors.octalTooLarge)) : code;
}

function readBracedOctal(scan: Scan): number {
  if (scan.unit() !== openBrace) {
    return failure(scan.fail(errors.octalBraceMissing, scan.ended ? scan.at - 1 : scan.at));
  }
  const digit = (code: number): number => (isOctalDigit(code) ? code - zero : -1);
  return readBraced(scan, 8, digit, errors.nonOctalDigit);
}

const readBracedHexadecimal = (scan: Scan): number =>
  readBraced(scan, 16, hexadecimalValue, errors.nonHexadecimalDigit);

/** From the brace, or from the `+` of `\N{U+`. */
function readBraced(
  scan: Scan,
  base: number,
  valueOfDigit: (code: number) => number,
  notADigit: CompileError,
): number {
  scan.at++;
  if (scan.ended || scan.unit() === closeBrace) return failure(scan.fail(errors.digitsMissing));
  const largest = scan.utf ? 0x10ffff : 0xff;
  let code = 0;
  for (let value = valueOfDigit(scan.unit()); value >= 0; value = valueOfDigit(scan.unit())) {
    scan.at++;
    code = Math.min(code * base + value, largest + 1);
  }
  if (code > largest) return failure(scan.fail(errors.codePointTooLarge));
  if (scan.ended) return failure(scan.fail(notADigit, scan.at - 1));
  if (scan.unit() !== closeBrace) return failure(scan.fail(notADigit));
  if (scan.utf && code >= 0xd800 && code <= 0xdfff) return failure(scan.fail(errors.surrogate));
  scan.at++;
  return code;
}

/** Up to two digits; `\x` alone is a NUL. */
function readHexadecimal(scan: Scan): number {
  let code = 0;
  for (let digits = 0; digits < 2; digits++) {
    const value = hexadecimalValue(scan.unit());
    if (value < 0) break;
    code = code * 16 + value;
    scan.at++;
  }
  return code;
}

function readControl(scan: Scan): number {
  if (scan.ended) return failure(scan.fail(errors.controlAtEnd));
  const code = scan.unit();
  if (code < 32 || code > 126) return failure(scan.fail(errors.controlNotPrintable));
  scan.at++;
  return (isLowerCaseLetter(code) ? code - 32 : code) ^ 0x40;
}
