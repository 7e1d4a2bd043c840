import { scanWord } from '../../syntax/htaccess/words.js';
import type { ArgumentWord } from './wordChecks.js';

/** The words up to the first that is empty, `""`: there the server takes a list to end. */
export function wordsBeforeEmpty(rest: string, from = 0): readonly ArgumentWord[] {
  const words: ArgumentWord[] = [];
  let word = scanWord(rest, from);
  for (; word !== null && word.value !== ''; word = scanWord(rest, word.span.end)) words.push(word);
  return words;
}
