import { builtInProfile, unknownProfile } from '../../../../server/src/apache/profiles.js';
import { describeVerdicts } from '../../../support/describeVerdicts.js';

const noDigest = (name: string): string =>
  `The '${name}' Authn provider doesn't support Digest Authentication`;
const qop = "AuthDigestQop is deprecated: only 'auth' is supported";

describeVerdicts('AuthBasicProvider, AuthDigestProvider and AuthFormProvider', [
  ['AuthBasicProvider file ldap dbm', null],
  ['AuthBasicProvider file external', 'Unknown Authn provider: external', 'external'],
  ['AuthBasicProvider File', 'Unknown Authn provider: File', 'File'],
  ['AuthBasicProvider file "" external', null],
  ['AuthDigestProvider file dbd', null],
  ['AuthDigestProvider file ldap', noDigest('ldap'), 'ldap'],
  ['AuthDigestProvider anon', noDigest('anon'), 'anon'],
  ['AuthFormProvider anon', null],
]);

describeVerdicts(
  'AuthBasicProvider, where a provider has no module',
  [['AuthBasicProvider file ldap', 'Unknown Authn provider: ldap', 'ldap']],
  builtInProfile('debian') ?? unknownProfile,
);

describeVerdicts(
  'AuthBasicProvider, where the modules are not known',
  [
    ['AuthBasicProvider ldap', null],
    ['AuthBasicProvider external', null],
    ['AuthBasicProvider LDAP', 'Unknown Authn provider: LDAP', 'LDAP'],
  ],
  unknownProfile,
);

describeVerdicts('Basic and Digest authentication', [
  ['AuthBasicUseDigestAlgorithm md5', null],
  ['AuthBasicUseDigestAlgorithm On', 'Invalid algorithm in AuthBasicUseDigestAlgorithm: On', 'On'],
  ['AuthBasicFake off', null],
  ['AuthDigestAlgorithm MD5', null],
  ['AuthDigestAlgorithm MD5-sess', 'Unsupported algorithm in AuthDigestAlgorithm: MD5-sess', 'MD5-sess'],
  ['AuthDigestNonceLifetime -1', null],
  ['AuthDigestNonceLifetime "300 seconds"', null],
  ['AuthDigestNonceLifetime 5m', 'Invalid time in AuthDigestNonceLifetime: 5m', '5m'],
  ['AuthDigestQop Auth', null],
  ['AuthDigestQop auth auth-int', qop, 'auth-int'],
  ['AuthDigestQop none', qop, 'none'],
]);

describeVerdicts('authentication by form', [
  ['AuthFormUsername user', null],
  ['authformusername a=b', "AuthFormUsername cannot be empty, or contain '=' or '&'.", 'a=b'],
  ['AuthFormBody "a & b"', "AuthFormBody cannot be empty, or contain '=' or '&'.", 'a & b'],
]);

describeVerdicts('AuthnzFcgiCheckAuthnProvider', [
  ['AuthnzFcgiCheckAuthnProvider None', null],
  ['AuthnzFcgiCheckAuthnProvider None x', 'Options aren\'t supported with "None"', 'x'],
  ['AuthnzFcgiCheckAuthnProvider a Authoritative on DefaultUser b', null],
  ['AuthnzFcgiCheckAuthnProvider ""', 'AuthnzFcgiCheckAuthnProvider: No provider given'],
  [
    'AuthnzFcgiCheckAuthnProvider a Authoritative',
    'AuthnzFcgiCheckAuthnProvider: Authoritativeneeds an argument',
    'Authoritative',
  ],
  [
    'AuthnzFcgiCheckAuthnProvider a RequireBasicAuth yes',
    "AuthnzFcgiCheckAuthnProvider: Bad argument 'yes' to option 'RequireBasicAuth'",
    'yes',
  ],
  [
    'AuthnzFcgiCheckAuthnProvider a Realm b',
    "AuthnzFcgiCheckAuthnProvider: Unexpected option 'Realm'",
    'Realm',
  ],
]);
