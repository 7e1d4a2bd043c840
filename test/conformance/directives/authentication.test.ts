import * as fc from 'fast-check';
import { linesOf, sampled } from '../argumentLists.js';
import { describeForEachProfile } from '../compareVerdicts.js';

const providers = 'file dbm dbd anon ldap socache File external';

/** Words that each directive knows, and some that it nearly knows. */
const words: Readonly<Record<string, string>> = {
  AuthBasicProvider: providers,
  AuthDigestProvider: providers,
  AuthFormProvider: providers,
  AuthBasicAuthoritative: 'On off',
  AuthBasicFake: 'off user password',
  AuthBasicUseDigestAlgorithm: 'MD5 Off sha',
  AuthDigestAlgorithm: 'MD5 MD5-sess',
  AuthDigestDomain: '/a /b',
  AuthDigestNonceLifetime: '300 "300 s" 5m -1',
  AuthDigestQop: 'auth Auth auth-int none',
  AuthFormUsername: 'user a=b "a&b"',
  AuthFormBody: 'user a=b "a&b"',
  AuthName: 'a "b c"',
  AuthType: 'Basic Digest None',
  AuthUserFile: '/a b',
  AuthnCacheTimeout: '300 x',
  AuthnzFcgiCheckAuthnProvider:
    'None none a Authoritative authoritative RequireBasicAuth DefaultUser Realm on Off',
  AuthLDAPDereferenceAliases: 'never searching finding always On OFF Never',
  AuthLDAPGroupAttribute: 'a b c',
  AuthLDAPMaxSubGroupDepth: '1 x',
  LDAPReferrals: 'on OFF default',
  LDAPReferralHopLimit: '5 0 -1 2147483648',
  SSLOptions:
    '+StdEnvVars -ExportCertData FakeBasicAuth StrictRequire +optrenegotiate LegacyDNStringFormat +',
  SSLCipherSuite: 'SSL ssl TLSv1.3 HIGH:!aNULL',
  SSLVerifyClient: 'none off optional require On optional_no_ca required',
  SSLVerifyDepth: '1 -1 2147483648 4294967296 x',
  SSLRenegBufferSize: '1 -1 2147483648 x',
  SSLRequireSSL: 'on x',
  SSLUserName: 'SSL_CLIENT_S_DN x',
  SSLLog: 'a b',
  SSLLogLevel: 'info',
  Session: 'On Off',
  SessionDBDCookieName: 'a a=b a;b "a b"',
  SessionExpiryUpdateInterval: '0 -1 x',
  SessionMaxAge: '0 -1 x',
  CookieDomain: '.example.org example.org .org . ..',
  CookieExpires: '1 10 "plus 1 week" "1 m" "1 mo 2" "1 mo 2x" 1week "p 1 y" plus',
  CookieName: 'a "a(b" [',
  CookieSameSite: 'strict Lax NONE',
  CookieStyle: 'Netscape cookie Cookie2 RFC2109 rfc2965 RFC',
  MDRequireHttps: 'off Temporary permanent " off"',
};

const ldapUrl = fc
  .tuple(
    fc.constantFrom('ldap://', 'LDAPS://', 'ldapi://', '<ldap://', 'URL:ldap://', 'http://', 'ldap:/'),
    fc.constantFrom('', 'a', 'a:389', 'a:', 'a:%00', '[::1]:389', '[::1', '[::1]:'),
    fc.array(
      fc.constantFrom(
        '/',
        '/',
        'o=x',
        '?',
        '?',
        '?',
        'uid',
        'sub',
        'ONE',
        'all',
        '%',
        '%20',
        '%00',
        '(a)',
        ',',
      ),
      { maxLength: 9 },
    ),
    fc.constantFrom('', '', '>'),
    fc.constantFrom('', '', '', ' NONE', ' starttls', ' on', ' SSL x'),
  )
  .map((parts) => `AuthLDAPURL ${parts.flat().join('')}\n`);

/** Of expressions other suites speak. */
const unanswered = /Cannot parse expression|Could not parse/;

describeForEachProfile('authentication, sessions and TLS', unanswered, (compareAll) => {
  for (const [name, list] of Object.entries(words)) {
    it(name, () => compareAll(linesOf(name, list.match(/"[^"]*"|\S+/g) ?? [])));
  }

  it('AuthLDAPURL', () => compareAll(sampled(ldapUrl, 600)));

  it('SessionCookieName', () =>
    compareAll(
      ['a', 'a=b', '"a&b" c', 'a b=c', '"" a', 'a\tb=c', 'a\fb=c'].map(
        (list) => `SessionCookieName ${list}\n`,
      ),
    ));
});
