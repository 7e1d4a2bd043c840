import type { Word } from '../../syntax/htaccess/words.js';
import { inWords } from '../shared/wording.js';

/** Header and RequestHeader, which count their arguments for themselves. */
export const isHeader = (name: string): boolean => name === 'Header' || name === 'RequestHeader';

/** What the two need, by which of their messages they answer with: `header_cmd` in mod_headers.c. */
export function headerExpectation(message: string): string {
  if (/requires three arguments/.test(message)) return 'needs an action, a header and a value';
  if (/requires a match and a substitution/.test(message)) {
    return 'edit needs a header, a pattern and what to write instead';
  }
  const alone = /(unset|echo) takes two arguments/.exec(message)?.[1];
  return alone === undefined
    ? 'takes an action, a header and a value, which stands between quotes if it holds white space'
    : `${alone} takes a header and no value`;
}

/** Which of them it has not got, by the same messages; null where it has too many. */
export function missingInHeader(message: string, words: readonly Word[]): string | null {
  const isConditional = /^(?:always|onsuccess)$/i.test(words[0]?.value ?? '');
  const given = words.length - (isConditional ? 2 : 1);
  const wanted = /requires three arguments/.test(message)
    ? ['the header', 'the value']
    : /requires a match and a substitution/.test(message)
      ? ['the header', 'the pattern', 'the text to write instead']
      : [];
  const missing = wanted.slice(Math.max(0, given));
  if (missing.length === 0) return null;
  return `${inWords(missing)} ${missing.length === 1 ? 'is' : 'are'} missing`;
}

export function headerRemedy(message: string, form: string): string {
  if (/requires three arguments/.test(message)) {
    return `Write the value behind the header; to take a header away write unset.${form}`;
  }
  if (/requires a match and a substitution/.test(message)) {
    return `Write a pattern and behind it what replaces it; "" where that is nothing.${form}`;
  }
  return /takes two arguments/.test(message)
    ? `Delete what stands behind the header.${form}`
    : `Put a value that holds white space between quotes.${form}`;
}
