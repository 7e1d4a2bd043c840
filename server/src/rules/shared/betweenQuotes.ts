import type { Word } from '../../syntax/htaccess/words.js';

interface QuotedValue {
  readonly newText: string;
  /** Null where the words can be meant in this way only. */
  readonly because: string | null;
}

/**
 * Words that are to be one value, between double quotes; null where quotes of their own are in the way. The single
 * quotes in `default-src 'self'` are part of the value.
 *
 * @param written in the file, from the first word to the last.
 */
export function betweenQuotes(values: readonly Word[], written: string): QuotedValue | null {
  if (values.length < 2 || /["\\\u2018-\u201f\u00ab\u00bb]/.test(written)) return null;
  if (values.some(({ quote, closed, value }) => quote !== null && (!closed || /\s/.test(value)))) return null;
  return {
    newText: `"${written}"`,
    because: values[0]?.quote === null ? null : 'That these words are one value is a guess.',
  };
}
