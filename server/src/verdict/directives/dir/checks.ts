import { isRedirectStatus } from '../../../apache/responseCodes.js';
import { leadingInteger } from '../../numbers.js';
import type { Trouble } from '../../trouble.js';
import { placeOfWord } from '../../wordPlace.js';
import type { Invocation, ModuleChecks } from '../invocation.js';

const words: ReadonlySet<string> = new Set(['on', 'off', 'permanent', 'temp', 'seeother']);

/** `configure_redirect` in mod_dir.c. */
function directoryIndexRedirectTrouble(invocation: Invocation): Trouble | null {
  const [word = ''] = invocation.words;
  if (words.has(word.toLowerCase())) return null;
  const isNumber = /^\d/.test(word);
  if (isNumber && isRedirectStatus(leadingInteger(word))) return null;
  return {
    kind: 'invalid-argument',
    message: isNumber
      ? 'DirectoryIndexRedirect only accepts values between 300 and 399'
      : 'DirectoryIndexRedirect ON|OFF|permanent|temp|seeother|3xx',
    at: placeOfWord(invocation.rest, 0),
  };
}

/** mod_dir: `DirectoryIndex` and `FallbackResource` take any names. */
export const dirChecks: ModuleChecks = {
  arguments: { DirectoryIndexRedirect: directoryIndexRedirectTrouble },
};
