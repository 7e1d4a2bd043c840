import { scanWord } from '../../../syntax/htaccess/words.js';
import { atoi } from '../../cIntegers.js';
import type { ArgumentCheck, ModuleChecks } from '../invocation.js';

/** `set_session_expiry_update` in mod_session.c. */
const checkInterval: ArgumentCheck = ({ rest }) => {
  const word = scanWord(rest);
  if (word === null || atoi(word.value) >= 0) return null;
  return {
    kind: 'invalid-argument',
    message: 'SessionExpiryUpdateInterval must be zero (disable) or a positive value',
    at: word.span,
  };
};

export const session: ModuleChecks = { arguments: { SessionExpiryUpdateInterval: checkInterval } };
