import { placeOfWord } from '../wordPlace.js';
import type { ArgumentCheck } from './invocation.js';

/**
 * The check of a directive whose first argument is one of a few words, in any case.
 *
 * @param words in lower case.
 * @param message what the server says to another word.
 */
export function oneOf(words: readonly string[], message: (word: string) => string): ArgumentCheck {
  const known: ReadonlySet<string> = new Set(words);
  return (invocation) => {
    const [word = ''] = invocation.words;
    if (known.has(word.toLowerCase())) return null;
    return { kind: 'invalid-argument', message: message(word), at: placeOfWord(invocation.rest, 0) };
  };
}
