import { describeVerdicts } from '../../../support/describeVerdicts.js';

const scheme = 'The scheme was not recognised as a valid LDAP URL scheme.';
const hopLimit =
  "LDAPReferralHopLimit must be greater than zero (Use 'LDAPReferrals Off' to disable referral chasing)";
const attributes = (count: number): string =>
  Array.from({ length: count }, (_, index) => `a${index}`).join(' ');

describeVerdicts('AuthLDAPURL', [
  ['AuthLDAPURL "ldap://a:389 b/ou=People, o=x?uid?sub?(objectClass=*)" STARTTLS', null],
  ['AuthLDAPURL <URL:ldaps://[::1]:636/o=x>', null],
  ['AuthLDAPURL http://a/', scheme, 'http://a/'],
  ['AuthLDAPURL ldap:/a/', scheme],
  ['AuthLDAPURL <ldap://a/', 'Bad enclosure error while parsing LDAP URL.'],
  ['AuthLDAPURL ldap://a:/', 'Bad LDAP URL while parsing.'],
  ['AuthLDAPURL ldap://[::1/', 'Bad LDAP URL while parsing IPV6 syntax.'],
  ['AuthLDAPURL ldap://a/o=x?uid?all', 'Bad scope encountered while parsing LDAP URL.'],
  ['AuthLDAPURL ldap://a/o=x?uid?%73ub', null],
  ['AuthLDAPURL ldap://a/o=x?uid?sub?%0', 'Bad filter encountered while parsing LDAP URL.'],
  ['AuthLDAPURL ldap://a/????', 'Bad extensions encountered while parsing LDAP URL.'],
  ['AuthLDAPURL ldap://a/?????', 'Bad URL encountered while parsing LDAP URL.'],
  [
    'AuthLDAPURL ldap://a/ On',
    'Invalid LDAP connection mode setting: must be one of NONE, SSL, or TLS/STARTTLS',
    'On',
  ],
]);

describeVerdicts('directives of LDAP', [
  ['AuthLDAPDereferenceAliases always', null],
  ['AuthLDAPDereferenceAliases OFF', null],
  [
    'AuthLDAPDereferenceAliases Always',
    'Unrecognized value for AuthLDAPDereferenceAliases directive',
    'Always',
  ],
  [`AuthLDAPGroupAttribute ${attributes(11)}`, null],
  [`AuthLDAPGroupAttribute ${attributes(12)}`, 'Too many AuthLDAPGroupAttribute directives', 'a11'],
  [`AuthLDAPSubGroupAttribute ${attributes(11)}`, 'Too many AuthLDAPSubGroupAttribute values', 'a10'],
  ['LDAPReferrals Default', null],
  ['LDAPReferrals yes', "LDAPReferrals must be 'on', 'off', or 'default'", 'yes'],
  ['LDAPReferralHopLimit 5', null],
  ['LDAPReferralHopLimit 0', hopLimit, '0'],
  ['LDAPReferralHopLimit five', hopLimit, 'five'],
  ['LDAPReferralHopLimit 4294967296', hopLimit],
  ['LDAPTrustedClientCert cert_nickname a', null],
  [
    'LDAPTrustedClientCert PEM a',
    'The certificate type "PEM" is not recognised. It should be one of CA_DER, CA_BASE64, CERT_DER, CERT_BASE64, CERT_NICKNAME, CERT_PFX, KEY_DER, KEY_BASE64, KEY_PFX',
    'PEM',
  ],
  [
    'LDAPTrustedClientCert CERT_PFX a',
    'The certificate type "CERT_PFX" is only valid within a LDAPTrustedGlobalCert directive. Only CA_DER, CA_BASE64, CERT_DER, CERT_BASE64, CERT_NICKNAME, KEY_DER, and KEY_BASE64 may be used.',
    'CERT_PFX',
  ],
]);
