/** Code units that the scanner knows. */
export const unit = {
  tab: 0x09,
  lineFeed: 0x0a,
  space: 0x20,
  exclamation: 0x21,
  doubleQuote: 0x22,
  dollar: 0x24,
  percent: 0x25,
  ampersand: 0x26,
  singleQuote: 0x27,
  comma: 0x2c,
  hyphen: 0x2d,
  dot: 0x2e,
  slash: 0x2f,
  colon: 0x3a,
  less: 0x3c,
  equals: 0x3d,
  greater: 0x3e,
  backslash: 0x5c,
  m: 0x6d,
  openBrace: 0x7b,
  bar: 0x7c,
  closeBrace: 0x7d,
  tilde: 0x7e,
  openBracket: 0x28,
  closeBracket: 0x29,
} as const;

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
export const isOctalDigit = (code: number): boolean => code >= 0x30 && code <= 0x37;
export const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
/** What a name goes on with behind its first letter. */
export const isNameUnit = (code: number): boolean => isLetter(code) || isDigit(code) || code === 0x5f;
