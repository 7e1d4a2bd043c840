import type { Trouble } from '../../trouble.js';
import type { ArgumentCheck, ModuleChecks } from '../invocation.js';
import { type ArgumentWord, argumentWords, invalidArgument, placeInWord } from '../wordChecks.js';
import { expiryProblem } from './expiryCode.js';

/** `set_expiresdefault` in mod_expires.c. */
const expiresDefaultCheck: ArgumentCheck = ({ rest }) => {
  const [code] = argumentWords(rest);
  return code === undefined ? null : codeCheck(code, `ExpiresDefault ${code.value}`);
};

/** `set_expiresbytype` in mod_expires.c. */
const expiresByTypeCheck: ArgumentCheck = ({ rest }) => {
  const [type, code] = argumentWords(rest);
  if (type === undefined || code === undefined) return null;
  if (!type.value.includes('/')) {
    return invalidArgument('Invalid mimetype: should contain a slash', type);
  }
  return codeCheck(code, `ExpiresByType ${type.value} ${code.value}`);
};

function codeCheck(code: ArgumentWord, line: string): Trouble | null {
  const problem = expiryProblem(code.value);
  if (problem === null) return null;
  return {
    kind: 'invalid-argument',
    message: `'${line}': ${problem.message}`,
    at: placeInWord(code, problem),
  };
}

/** mod_expires. */
export const expiresChecks: ModuleChecks = {
  arguments: { ExpiresByType: expiresByTypeCheck, ExpiresDefault: expiresDefaultCheck },
};
