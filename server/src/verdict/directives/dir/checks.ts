import { isRedirectStatus } from '../../../apache/responseCodes.js';
import { leadingInteger } from '../../numbers.js';
import type { ModuleChecks } from '../invocation.js';
import { invalidArgument, ofFirstWord } from '../wordChecks.js';

const words: ReadonlySet<string> = new Set(['on', 'off', 'permanent', 'temp', 'seeother']);

/** `configure_redirect` in mod_dir.c. */
const directoryIndexRedirect = ofFirstWord((word) => {
  if (words.has(word.value.toLowerCase())) return null;
  const isNumber = /^\d/.test(word.value);
  if (isNumber && isRedirectStatus(leadingInteger(word.value))) return null;
  const message = isNumber
    ? 'DirectoryIndexRedirect only accepts values between 300 and 399'
    : 'DirectoryIndexRedirect ON|OFF|permanent|temp|seeother|3xx';
  return invalidArgument(message, word);
});

/** mod_dir: `DirectoryIndex` and `FallbackResource` take any names. */
export const dirChecks: ModuleChecks = {
  arguments: { DirectoryIndexRedirect: directoryIndexRedirect },
};
