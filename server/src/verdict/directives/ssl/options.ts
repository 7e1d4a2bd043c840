import { scannedWords } from '../argumentWords.js';
import type { ArgumentCheck } from '../invocation.js';

const options: ReadonlySet<string> = new Set([
  'stdenvvars',
  'exportcertdata',
  'fakebasicauth',
  'strictrequire',
  'optrenegotiate',
  'legacydnstringformat',
]);

/** `ssl_cmd_SSLOptions` in mod_ssl's ssl_engine_config.c. No option at all is taken, an empty one is not. */
export const checkOptions: ArgumentCheck = ({ rest }) => {
  for (const { value, span } of scannedWords(rest)) {
    const option = value.startsWith('+') || value.startsWith('-') ? value.slice(1) : value;
    if (!options.has(option.toLowerCase())) {
      return { kind: 'invalid-argument', message: `SSLOptions: Illegal option '${option}'`, at: span };
    }
  }
  return null;
};
