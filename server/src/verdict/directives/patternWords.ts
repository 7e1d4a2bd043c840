import { patternProblem } from '../patterns.js';
import type { Trouble } from '../trouble.js';
import type { Invocation } from './invocation.js';
import { type ArgumentWord, placeInWord } from './wordChecks.js';

/** What a directive says to a word that is a regular expression; null where the server can compile it. */
export function patternTrouble(word: ArgumentWord, message: string, invocation: Invocation): Trouble | null {
  const problem = patternProblem(word.value, invocation);
  if (problem === null) return null;
  return { kind: 'invalid-regex', message, reason: problem.message, at: placeInWord(word, problem.at) };
}

/**
 * The same for a part of the argument text as it stands, with no quoting resolved.
 *
 * @param start of the pattern in `Invocation.rest`.
 */
export function rawPatternTrouble(
  pattern: string,
  start: number,
  message: string,
  invocation: Invocation,
): Trouble | null {
  const problem = patternProblem(pattern, invocation);
  if (problem === null) return null;
  const at = { start: start + problem.at.start, end: start + problem.at.end };
  return { kind: 'invalid-regex', message, reason: problem.message, at };
}
