import { describeVerdicts } from '../../../support/describeVerdicts.js';

const perDirectory = 'Your SSL library does not have support for per-directory CA';

describeVerdicts('directives of mod_ssl', [
  ['SSLOptions', null],
  ['SSLOptions +StdEnvVars -exportcertdata StrictRequire', null],
  ['SSLOptions +StdEnvVar', "SSLOptions: Illegal option 'StdEnvVar'", '+StdEnvVar'],
  ['SSLOptions + StdEnvVars', "SSLOptions: Illegal option ''", '+'],
  ['SSLOptions ++StdEnvVars', "SSLOptions: Illegal option '+StdEnvVars'"],
  ['SSLRequireSSL', null],
  ['SSLRequireSSL On', null],
  ['SSLCipherSuite HIGH:!aNULL', null],
  ['SSLCipherSuite SSL HIGH', null],
  ['SSLCipherSuite TLSv1.3 HIGH', 'TLSv1.3 ciphers cannot be set inside a directory context', 'TLSv1.3'],
  ['SSLCipherSuite ssl HIGH', "protocol 'ssl' not supported", 'ssl'],
  ['SSLVerifyClient Optional_No_CA', null],
  ['SSLVerifyClient required', "SSLVerifyClient: Invalid argument 'required'", 'required'],
  ['SSLVerifyDepth ten', null],
  ['SSLVerifyDepth -1', "SSLVerifyDepth: Invalid argument '-1'", '-1'],
  ['SSLVerifyDepth 2147483648', "SSLVerifyDepth: Invalid argument '2147483648'"],
  ['SSLRenegBufferSize 131072', null],
  ['SSLRenegBufferSize -1', 'Invalid size for SSLRenegBufferSize: -1', '-1'],
  ['SSLCACertificateFile /a/b.crt', perDirectory],
  ['SSLCACertificatePath /a', perDirectory],
  ['SSLLog a', 'SSLLog directive is no longer supported - use ErrorLog.'],
  ['SSLLogLevel', 'SSLLogLevel directive is no longer supported - use LogLevel.'],
]);
