import { expressionTrouble } from '../expressionWords.js';
import { ofFirstWord } from '../wordChecks.js';

/** `set_sethandler` in the server's `core.c`: any name will do, but variables in it are parsed. */
export const setHandlerTrouble = ofFirstWord((word, invocation) =>
  expressionTrouble(word, 'string', invocation, (problem) => `Can't parse expression : ${problem}`),
);
