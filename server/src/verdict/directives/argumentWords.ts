import { type ScannedWord, scanWord } from '../../syntax/htaccess/words.js';

/** All words of an argument text, each with its place in it. */
export function scannedWords(rest: string, from = 0): readonly ScannedWord[] {
  const words: ScannedWord[] = [];
  for (let word = scanWord(rest, from); word !== null; word = scanWord(rest, word.span.end)) {
    words.push(word);
  }
  return words;
}

/** Up to the first word that is empty, `""`: there the server takes a list to end. */
export function wordsBeforeEmpty(rest: string, from = 0): readonly ScannedWord[] {
  const words: ScannedWord[] = [];
  let word = scanWord(rest, from);
  for (; word !== null && word.value !== ''; word = scanWord(rest, word.span.end)) words.push(word);
  return words;
}
