import { expressionTrouble } from '../expressionWords.js';
import type { ModuleChecks } from '../invocation.js';
import { ofFirstWord } from '../wordChecks.js';

/** `set_authname` and `set_authtype` in mod_authn_core.c. */
const checkText = ofFirstWord((word, invocation) =>
  expressionTrouble(
    word,
    'string',
    invocation,
    (problem) => `Cannot parse expression '${word.value}' in ${invocation.facts.name}: ${problem}`,
  ),
);

export const authnCoreChecks: ModuleChecks = { arguments: { AuthName: checkText, AuthType: checkText } };
