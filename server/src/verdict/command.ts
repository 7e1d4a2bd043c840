import type { ServerProfile } from '../apache/profile.js';
import { expandVariables } from '../apache/variables.js';
import type { CommandText } from '../syntax/htaccess/nodes.js';
import { isSpaceCode, scanWord, trimmed } from '../syntax/htaccess/words.js';

/** A line as Apache hands it to a directive, variables expanded. */
export interface Command extends CommandText {
  /** Whether a `${VARIABLE}` in it is one that the profile does not know. */
  readonly uncertain: boolean;
}

/**
 * Reads a line in which `${` stands as `ap_build_config_sub` in the server's `config.c` does; null where
 * nothing is left of it. Of a closing tag the bracket stays.
 */
export function expandedCommand(line: string, profile: ServerProfile): Command | null {
  const { start, end } = trimmed(line);
  const { text, uncertain } = expandVariables(line.slice(start, end), profile);
  const word = scanWord(text);
  if (word === null || word.value === '') return null;
  const behind = trimmed(text, word.span.end);
  const rest = text.slice(behind.start, behind.end);
  if (word.value[1] === '/') return { name: word.value, rest, uncertain };
  const name = word.value.replace(/>$/, '');
  return { name, rest: name.startsWith('<') && rest === '' ? '>' : rest, uncertain };
}

/** The words of a command's rest, as `ap_getword_conf` takes them one by one. */
export function wordsOf(rest: string): readonly string[] {
  const words: string[] = [];
  for (let word = scanWord(rest); word !== null; word = scanWord(rest, word.span.end)) words.push(word.value);
  return words;
}

/** How many words there are, and which of them are empty, as `""` is. */
export interface WordCount {
  readonly count: number;
  /** Of the first, the second and the third word. */
  readonly empty: readonly [boolean, boolean, boolean];
}

const doubleQuote = 34;
const singleQuote = 39;

const full: WordCount['empty'] = [false, false, false];
const plainCounts: readonly WordCount[] = [0, 1, 2, 3, 4].map((count) => ({ count, empty: full }));

/**
 * Counts the words of a command's rest without making them, since that is all that most lines are asked for.
 *
 * @param most where counting stops, 4 at the most.
 */
export function countWords(rest: string, most: number): WordCount {
  let count = 0;
  for (let at = 0; count < most; count++) {
    while (isSpaceCode(rest.charCodeAt(at))) at++;
    if (at >= rest.length) break;
    const first = rest.charCodeAt(at);
    if (first === doubleQuote || first === singleQuote) return countQuoted(rest, most);
    while (at < rest.length && !isSpaceCode(rest.charCodeAt(at))) at++;
  }
  return plainCounts[count] ?? { count, empty: full };
}

function countQuoted(rest: string, most: number): WordCount {
  const words: string[] = [];
  let at = 0;
  while (words.length < most) {
    const word = scanWord(rest, at);
    if (word === null) break;
    words.push(word.value);
    at = word.span.end;
  }
  return { count: words.length, empty: [words[0] === '', words[1] === '', words[2] === ''] };
}
