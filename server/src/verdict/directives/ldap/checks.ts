import { scanWord } from '../../../syntax/htaccess/words.js';
import { atoi } from '../../cIntegers.js';
import type { ArgumentCheck, ModuleChecks } from '../invocation.js';
import { oneOf } from '../keywords.js';

const taken: ReadonlySet<string> = new Set([
  'ca_der',
  'ca_base64',
  'cert_der',
  'cert_base64',
  'cert_nickname',
  'key_der',
  'key_base64',
]);
const onlyForTheServer: ReadonlySet<string> = new Set([
  'ca_cert7_db',
  'ca_secmod',
  'cert_pfx',
  'cert_key3_db',
]);

/**
 * `util_ldap_set_trusted_client_cert` in util_ldap.c. Whether the file is there is not ours to see. `KEY_PFX`
 * is refused by neither message, as seen on 2.4.71.
 */
const checkClientCertificate: ArgumentCheck = ({ rest }) => {
  const word = scanWord(rest);
  const type = word?.value.toLowerCase() ?? '';
  if (word === null || taken.has(type) || type === 'key_pfx') return null;
  return {
    kind: 'invalid-argument',
    message: onlyForTheServer.has(type)
      ? `The certificate type "${word.value}" is only valid within a LDAPTrustedGlobalCert directive. Only CA_DER, CA_BASE64, CERT_DER, CERT_BASE64, CERT_NICKNAME, KEY_DER, and KEY_BASE64 may be used.`
      : `The certificate type "${word.value}" is not recognised. It should be one of CA_DER, CA_BASE64, CERT_DER, CERT_BASE64, CERT_NICKNAME, CERT_PFX, KEY_DER, KEY_BASE64, KEY_PFX`,
    at: word.span,
  };
};

/** `util_ldap_set_referral_hop_limit` in util_ldap.c. */
const checkHopLimit: ArgumentCheck = ({ rest }) => {
  const word = scanWord(rest);
  if (word === null || atoi(word.value) > 0) return null;
  return {
    kind: 'invalid-argument',
    message:
      "LDAPReferralHopLimit must be greater than zero (Use 'LDAPReferrals Off' to disable referral chasing)",
    at: word.span,
  };
};

export const ldap: ModuleChecks = {
  arguments: {
    LDAPReferralHopLimit: checkHopLimit,
    // `util_ldap_set_chase_referrals`
    LDAPReferrals: oneOf(['on', 'off', 'default'], () => "LDAPReferrals must be 'on', 'off', or 'default'"),
    LDAPTrustedClientCert: checkClientCertificate,
  },
};
