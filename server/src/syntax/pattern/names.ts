import { isDigit, isWordCharacter, underscore } from './characters.js';
import { errors } from './errors.js';
import type { Scan } from './scan.js';

/** In bytes. */
const longestName = 32;

export interface ReadName {
  readonly start: number;
  readonly length: number;
}

/**
 * The name of a group, from the character before it; moves behind its terminator (`read_name` in
 * pcre2_compile.c). Null after an error.
 */
export function readGroupName(scan: Scan, terminator: number): ReadName | null {
  scan.at++;
  if (scan.ended) return failed(scan.fail(errors.nameExpected));
  const start = scan.at;
  if (!skipGroupName(scan)) return null;
  const length = scan.at - start;
  if (length > longestName) return failed(scan.fail(errors.nameTooLong));
  if (length === 0) return failed(scan.fail(errors.nameExpected));
  if (scan.ended || scan.unit() !== terminator) return failed(scan.fail(errors.nameSyntax));
  scan.at++;
  return { start, length };
}

/** The name of a verb or an assertion in words, from its asterisk; stops behind the name. */
export function readWord(scan: Scan): string | null {
  scan.at++;
  if (scan.ended) return failed(scan.fail(errors.unknownVerb));
  const start = scan.at;
  while (isWordCharacter(scan.unit())) scan.at++;
  if (scan.at > start + longestName) return failed(scan.fail(errors.nameTooLong));
  return scan.units.slice(start, scan.at);
}

const failed = (_: false): null => null;

function skipGroupName(scan: Scan): boolean {
  if (scan.utf) return skipUnicodeName(scan);
  if (isDigit(scan.unit())) return scan.fail(errors.nameStartsWithDigit);
  while (isWordCharacter(scan.unit())) scan.at++;
  return true;
}

const letter = /^\p{L}$/u;
const decimalDigit = /^\p{Nd}$/u;

/** In UTF mode letters and digits of any script make a name. */
function skipUnicodeName(scan: Scan): boolean {
  for (let first = true; !scan.ended; first = false) {
    const before = scan.at;
    const code = scan.next();
    const character = String.fromCodePoint(code);
    const digit = decimalDigit.test(character);
    if (digit && first) return scan.fail(errors.nameStartsWithDigit, before);
    if (digit || code === underscore || letter.test(character)) continue;
    scan.at = before;
    break;
  }
  return true;
}
