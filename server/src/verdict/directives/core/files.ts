import { encode } from '../../../text/decode.js';
import type { Trouble } from '../../trouble.js';
import type { Invocation } from '../invocation.js';
import { patternTrouble } from '../patternWords.js';
import { argumentTextOf } from '../sectionArguments.js';
import { argumentWords, invalidArgument } from '../wordChecks.js';

/** In bytes: `APR_PATH_MAX`, less the four that `apr_filepath_merge` keeps for slashes and the end. */
const longestPath = 4092;

const notCompiled = 'Regex could not be compiled';

/** `filesection` in the server's `core.c`, for `<Files name>` and `<Files ~ pattern>`. */
export function filesTrouble(invocation: Invocation): Trouble | null {
  const [name, pattern] = argumentWords(argumentTextOf(invocation.rest));
  if (name?.value === '~') {
    return pattern === undefined ? null : patternTrouble(pattern, notCompiled, invocation);
  }
  const path = name?.value ?? '';
  if (encode(path, invocation.encoding).length <= longestPath) return null;
  return invalidArgument(`<Files "${path}"> is invalid.`, name);
}

/** `filesection` in the server's `core.c`, for `<FilesMatch pattern>`. */
export function filesMatchTrouble(invocation: Invocation): Trouble | null {
  const [pattern] = argumentWords(argumentTextOf(invocation.rest));
  return pattern === undefined ? null : patternTrouble(pattern, notCompiled, invocation);
}
