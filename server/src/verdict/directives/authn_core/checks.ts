import { scanWord } from '../../../syntax/htaccess/words.js';
import { expressionTrouble } from '../expressionWords.js';
import type { ArgumentCheck, ModuleChecks } from '../invocation.js';

/** `set_authname` and `set_authtype` in mod_authn_core.c. */
const checkText: ArgumentCheck = (invocation) => {
  const word = scanWord(invocation.rest);
  if (word === null) return null;
  return expressionTrouble(
    word,
    'string',
    invocation,
    (problem) => `Cannot parse expression '${word.value}' in ${invocation.facts.name}: ${problem}`,
  );
};

export const authnCore: ModuleChecks = { arguments: { AuthName: checkText, AuthType: checkText } };
