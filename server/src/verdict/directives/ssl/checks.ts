import { leadingInteger } from '../../numbers.js';
import { wordsBeforeEmpty } from '../emptyWords.js';
import { rawExpressionTrouble } from '../expressionWords.js';
import type { ArgumentCheck, ModuleChecks } from '../invocation.js';
import { oneOf } from '../keywords.js';
import { invalidArgument, ofFirstWord } from '../wordChecks.js';
import { checkOptions } from './options.js';

/** `ssl_cmd_SSLCipherSuite`; names of protocols are case-sensitive, of one word alone nothing is looked at. */
const checkCipherSuite: ArgumentCheck = ({ rest }) => {
  const [protocol, ciphers] = wordsBeforeEmpty(rest);
  if (protocol === undefined || ciphers === undefined || protocol.value === 'SSL') return null;
  return invalidArgument(
    protocol.value === 'TLSv1.3'
      ? 'TLSv1.3 ciphers cannot be set inside a directory context'
      : `protocol '${protocol.value}' not supported`,
    protocol,
  );
};

/** A number that must not be below zero; what is none counts as zero. */
const notNegative = (message: (word: string) => string): ArgumentCheck =>
  ofFirstWord((word) =>
    leadingInteger(word.value) >= 0 ? null : invalidArgument(message(word.value), word),
  );

/** `ssl_cmd_SSLRequire`: the text as it stands. */
const checkRequire: ArgumentCheck = (invocation) =>
  rawExpressionTrouble(invocation.rest, 0, 'condition', invocation, (problem) => `SSLRequire: ${problem}`);

/**
 * Refused in every .htaccess. Of a file that is missing the server says so first; whether it is, is not ours
 * to see.
 */
const notPerDirectory: ArgumentCheck = () =>
  invalidArgument('Your SSL library does not have support for per-directory CA');

/** A directive that only says what took its place (`ap_set_deprecated` in the server's config.c). */
const noLongerSupported =
  (replacement: string): ArgumentCheck =>
  ({ facts: { name } }) =>
    invalidArgument(`${name} directive is no longer supported - use ${replacement}.`);

/** Source: mod_ssl's ssl_engine_config.c. */
export const sslChecks: ModuleChecks = {
  arguments: {
    SSLCACertificateFile: notPerDirectory,
    SSLCACertificatePath: notPerDirectory,
    SSLCipherSuite: checkCipherSuite,
    SSLLog: noLongerSupported('ErrorLog'),
    SSLLogLevel: noLongerSupported('LogLevel'),
    SSLOptions: checkOptions,
    SSLRenegBufferSize: notNegative((word) => `Invalid size for SSLRenegBufferSize: ${word}`),
    SSLRequire: checkRequire,
    SSLVerifyClient: oneOf(
      ['none', 'off', 'optional', 'require', 'on', 'optional_no_ca'],
      (word) => `SSLVerifyClient: Invalid argument '${word}'`,
    ),
    SSLVerifyDepth: notNegative((word) => `SSLVerifyDepth: Invalid argument '${word}'`),
  },
};
