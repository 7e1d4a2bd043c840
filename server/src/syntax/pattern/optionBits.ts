/** Options that `(?i)` and its kin change within a pattern. */
export const optionBits = {
  /** i */
  caseless: 1,
  /** m */
  multiline: 2,
  /** n: plain parentheses do not capture. */
  noAutoCapture: 4,
  /** s */
  dotAll: 8,
  /** x */
  extended: 16,
  /** xx */
  extendedMore: 32,
  /** U */
  ungreedy: 64,
  /** J */
  duplicateNames: 128,
} as const;

/**
 * What `ap_regcomp` in server/util_pcre.c sets: names may occur twice, a dot is any character; `$` at the very
 * end only is no matter of reading.
 */
export const apacheOptions = optionBits.duplicateNames | optionBits.dotAll;
