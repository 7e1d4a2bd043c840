import { type ScannedWord, scanWord } from '../../syntax/htaccess/words.js';
import type { Span } from '../../text/span.js';
import type { Trouble } from '../trouble.js';
import type { ArgumentCheck, Invocation } from './invocation.js';

/** A word of the arguments, with its place in `Invocation.rest`, quotes included. */
export type ArgumentWord = ScannedWord;

/** The words of an argument list, as `ap_getword_conf` takes them one by one, each with its place. */
export function argumentWords(rest: string): readonly ArgumentWord[] {
  const words: ArgumentWord[] = [];
  for (let word = scanWord(rest); word !== null; word = scanWord(rest, word.span.end)) words.push(word);
  return words;
}

/**
 * The words that the server hands to a directive as a list (`TAKE_ARGV` in its `config.c`): an empty one at the end
 * is dropped, and there are 64 at most.
 */
export function listedWords(rest: string): readonly ArgumentWord[] {
  const words = argumentWords(rest);
  return words.at(-1)?.value === '' ? words.slice(0, -1).slice(0, 64) : words.slice(0, 64);
}

/** A value that the directive does not take, with the words to underline. */
export const invalidArgument = (message: string, word?: ArgumentWord): Trouble =>
  word === undefined
    ? { kind: 'invalid-argument', message }
    : { kind: 'invalid-argument', message, at: placeInWord(word, { start: 0, end: word.value.length }) };

/** A list that lacks something or has too much, by the directive's own count. */
export const wrongArgumentCount = (message: string): Trouble => ({ kind: 'wrong-argument-count', message });

/** Where a stretch of a word's value stands in the arguments: the whole word where quoting has moved it. */
export function placeInWord(word: ArgumentWord, { start, end }: Span): Span {
  const quotes = word.quote === null ? 0 : word.closed ? 2 : 1;
  if (word.span.end - word.span.start - quotes !== word.value.length || start >= end) return word.span;
  const from = word.span.start + (word.quote === null ? 0 : 1);
  return { start: from + start, end: from + end };
}

/**
 * A check of the first argument alone. The server has counted it, so that there is one.
 *
 * @param says what the directive answers to a word; null where it takes it.
 */
export const ofFirstWord =
  (says: (word: ArgumentWord, invocation: Invocation) => Trouble | null): ArgumentCheck =>
  (invocation) => {
    const word = scanWord(invocation.rest);
    return word === null ? null : says(word, invocation);
  };

/**
 * A check that the server makes word by word, up to the first that is empty (`ITERATE` in its `config.c`).
 *
 * @param says what the directive answers to a word; null where it takes it.
 */
export const ofEachWord =
  (says: (word: ArgumentWord, invocation: Invocation) => Trouble | null): ArgumentCheck =>
  (invocation) => {
    const { rest } = invocation;
    for (
      let word = scanWord(rest);
      word !== null && word.value !== '';
      word = scanWord(rest, word.span.end)
    ) {
      const trouble = says(word, invocation);
      if (trouble !== null) return trouble;
    }
    return null;
  };
