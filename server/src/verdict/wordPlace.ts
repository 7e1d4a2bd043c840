import { scanWord } from '../syntax/htaccess/words.js';
import type { Span } from '../text/span.js';

/**
 * Where the text of a word stands in a command's rest, quotes left out; the whole of it where it has not so many
 * words.
 *
 * @param index of the word, from 0.
 */
export function placeOfWord(rest: string, index: number): Span {
  let word = scanWord(rest);
  for (let count = 0; count < index && word !== null; count++) word = scanWord(rest, word.span.end);
  if (word === null) return { start: 0, end: rest.length };
  const { span, quote, closed } = word;
  if (quote === null) return span;
  return { start: span.start + 1, end: closed ? span.end - 1 : span.end };
}

/**
 * Where a part of a word's value stands in a command's rest; the whole word where escapes in it have moved
 * the part.
 *
 * @param part offsets in the word's value.
 */
export function placeInWord(rest: string, index: number, value: string, part: Span): Span {
  const place = placeOfWord(rest, index);
  if (rest.slice(place.start, place.end) !== value) return place;
  return { start: place.start + part.start, end: place.start + part.end };
}
