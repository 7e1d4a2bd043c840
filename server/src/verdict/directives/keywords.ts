import { scanWord } from '../../syntax/htaccess/words.js';
import type { ArgumentCheck } from './invocation.js';

/**
 * The check of a directive whose first argument is one of a few words, in any case.
 *
 * @param keywords in lower case.
 * @param message what the server says to another word.
 */
export const oneOf = (keywords: readonly string[], message: (word: string) => string): ArgumentCheck => {
  const taken: ReadonlySet<string> = new Set(keywords);
  return ({ rest }) => {
    const word = scanWord(rest);
    const value = word?.value ?? '';
    if (taken.has(value.toLowerCase())) return null;
    return { kind: 'invalid-argument', message: message(value), ...(word && { at: word.span }) };
  };
};
