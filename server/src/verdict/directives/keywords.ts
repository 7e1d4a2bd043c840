import type { ArgumentCheck, Invocation } from './invocation.js';
import { invalidArgument, ofFirstWord } from './wordChecks.js';

/**
 * The check of a directive whose first argument is one of a few words, in any case.
 *
 * @param words in lower case.
 * @param message what the server says to another word.
 */
export function oneOf(
  words: readonly string[],
  message: (word: string, invocation: Invocation) => string,
): ArgumentCheck {
  const known: ReadonlySet<string> = new Set(words);
  return ofFirstWord((word, invocation) =>
    known.has(word.value.toLowerCase()) ? null : invalidArgument(message(word.value, invocation), word),
  );
}
