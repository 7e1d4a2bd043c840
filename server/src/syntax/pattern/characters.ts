/** Codes of the characters that mean something in a pattern. */
export const tab = 0x09;
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const space = 0x20;
export const exclamation = 0x21;
export const numberSign = 0x23;
export const dollar = 0x24;
export const ampersand = 0x26;
export const apostrophe = 0x27;
export const openParenthesis = 0x28;
export const closeParenthesis = 0x29;
export const asterisk = 0x2a;
export const plus = 0x2b;
export const comma = 0x2c;
export const hyphen = 0x2d;
export const dot = 0x2e;
export const zero = 0x30;
const seven = 0x37;
export const eight = 0x38;
const nine = 0x39;
export const colon = 0x3a;
export const lessThan = 0x3c;
export const equals = 0x3d;
export const greaterThan = 0x3e;
export const question = 0x3f;
export const capitalC = 0x43;
export const capitalE = 0x45;
export const capitalJ = 0x4a;
export const capitalK = 0x4b;
export const capitalP = 0x50;
export const capitalQ = 0x51;
export const capitalR = 0x52;
export const capitalU = 0x55;
export const openBracket = 0x5b;
export const backslash = 0x5c;
export const closeBracket = 0x5d;
export const circumflex = 0x5e;
export const underscore = 0x5f;
export const openBrace = 0x7b;
export const bar = 0x7c;
export const closeBrace = 0x7d;
/** A line end that Unicode counts as white space; of one byte, so that PCRE2 sees it outside UTF mode too. */
export const nextLine = 0x85;

/** Not a number is what `charCodeAt` says behind the end: it is none of these. */
export const isDigit = (code: number): boolean => code >= zero && code <= nine;

export const isOctalDigit = (code: number): boolean => code >= zero && code <= seven;

export const isLowerCaseLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a;

export const isLetter = (code: number): boolean => isLowerCaseLetter(code | 0x20) && code < 0x80;

/** What a name is made of outside UTF mode. */
export const isWordCharacter = (code: number): boolean =>
  isLetter(code) || isDigit(code) || code === underscore;

/** `isspace` of the C locale. */
export const isSpace = (code: number): boolean => code === space || (code >= tab && code <= carriageReturn);

/** The value of a hexadecimal digit; -1 of anything else. */
export function hexadecimalValue(code: number): number {
  if (isDigit(code)) return code - zero;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 && code < 0x80 ? lower - 0x57 : -1;
}

/** How many bytes UTF-8 takes for a code point. */
export function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
