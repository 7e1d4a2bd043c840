import type { ArgumentCheck } from '../invocation.js';
import { argumentWords, invalidArgument } from '../wordChecks.js';

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
  for (const word of argumentWords(rest)) {
    const { value } = word;
    const option = value.startsWith('+') || value.startsWith('-') ? value.slice(1) : value;
    if (!options.has(option.toLowerCase())) {
      return invalidArgument(`SSLOptions: Illegal option '${option}'`, word);
    }
  }
  return null;
};
