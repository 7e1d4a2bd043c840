import { circumflex, closeBrace, hyphen, isLetter, isSpace, openBrace, underscore } from './characters.js';
import { errors } from './errors.js';
import { otherPropertyNames, scriptNames } from './propertyNames.js';
import type { Scan } from './scan.js';

export interface Property {
  readonly name: string;
  /** By a `^` within the braces. */
  readonly negated: boolean;
}

/** The library reads names into a buffer of this size. */
const longestName = 49;

/** What stands behind `\p` or `\P`; moves behind it (`get_ucp` in pcre2_compile.c). Null after an error. */
export function readProperty(scan: Scan): Property | null {
  const first = scan.unit();
  if (scan.ended) return malformed(scan);
  scan.at++;
  if (first !== openBrace) {
    if (!isLetter(first)) return malformed(scan);
    return known(scan, { name: String.fromCharCode(first).toLowerCase(), negated: false });
  }
  if (scan.ended) return malformed(scan);
  const negated = scan.unit() === circumflex;
  if (negated) scan.at++;
  const name = readBraced(scan);
  return name === null ? malformed(scan) : known(scan, { name, negated });
}

function readBraced(scan: Scan): string | null {
  let name = '';
  while (name.length < longestName) {
    let code: number;
    do {
      if (scan.ended) return null;
      code = scan.unit(scan.at++);
    } while (code === underscore || code === hyphen || isSpace(code));
    if (code === closeBrace) return name;
    if (code === 0) return null;
    name += String.fromCharCode(isLetter(code) ? code | 0x20 : code);
  }
  return null;
}

function known(scan: Scan, property: Property): Property | null {
  if (isKnown(property.name)) return property;
  scan.fail(errors.unknownProperty);
  return null;
}

function isKnown(name: string): boolean {
  const separator = name.search(/[:=]/);
  if (separator === -1) return scriptNames.has(name) || otherPropertyNames.has(name);
  const value = name.slice(separator + 1);
  switch (name.slice(0, separator)) {
    case 'bidiclass':
    case 'bc':
      return otherPropertyNames.has(`bidi${value}`);
    case 'script':
    case 'sc':
    case 'scriptextensions':
    case 'scx':
      return scriptNames.has(value);
    default:
      return false;
  }
}

function malformed(scan: Scan): null {
  scan.fail(errors.malformedProperty);
  return null;
}
