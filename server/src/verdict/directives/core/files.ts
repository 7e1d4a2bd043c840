import { encode } from '../../../text/decode.js';
import { wordsOf } from '../../command.js';
import { patternProblem } from '../../patterns.js';
import type { Trouble } from '../../trouble.js';
import { placeInWord, placeOfWord } from '../../wordPlace.js';
import type { Invocation } from '../invocation.js';
import { argumentTextOf } from '../sectionArguments.js';

/** In bytes: `APR_PATH_MAX`, less the four that `apr_filepath_merge` keeps for slashes and the end. */
const longestPath = 4092;

/** `filesection` in the server's `core.c`, for `<Files name>` and `<Files ~ pattern>`. */
export function filesTrouble(invocation: Invocation): Trouble | null {
  const text = argumentTextOf(invocation.rest);
  const [name = '', pattern = ''] = wordsOf(text);
  if (name === '~') return patternTrouble(invocation, text, pattern, 1);
  if (encode(name, invocation.encoding).length <= longestPath) return null;
  return { kind: 'invalid-argument', message: `<Files "${name}"> is invalid.`, at: placeOfWord(text, 0) };
}

/** `filesection` in the server's `core.c`, for `<FilesMatch pattern>`. */
export function filesMatchTrouble(invocation: Invocation): Trouble | null {
  const text = argumentTextOf(invocation.rest);
  const [pattern = ''] = wordsOf(text);
  return patternTrouble(invocation, text, pattern, 0);
}

function patternTrouble(
  invocation: Invocation,
  text: string,
  pattern: string,
  index: number,
): Trouble | null {
  const problem = patternProblem(pattern, invocation);
  if (problem === null) return null;
  return {
    kind: 'invalid-regex',
    message: 'Regex could not be compiled',
    at: placeInWord(text, index, pattern, problem.at),
  };
}
