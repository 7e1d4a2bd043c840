import { placeOfWord } from '../wordPlace.js';
import type { ArgumentCheck } from './invocation.js';

/**
 * The check of a directive whose one argument is one of a few words, in any case.
 *
 * @param words in lower case.
 * @param message what the server says to any other.
 */
export function oneOf(words: readonly string[], message: string): ArgumentCheck {
  const known = new Set(words);
  return (invocation) => {
    const [word = ''] = invocation.words;
    if (known.has(word.toLowerCase())) return null;
    return { kind: 'invalid-argument', message, at: placeOfWord(invocation.rest, 0) };
  };
}
