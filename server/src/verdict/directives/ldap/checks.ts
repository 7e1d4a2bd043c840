import { leadingInteger } from '../../numbers.js';
import type { ModuleChecks } from '../invocation.js';
import { oneOf } from '../keywords.js';
import { invalidArgument, ofFirstWord } from '../wordChecks.js';

const certificateTypes: ReadonlySet<string> = new Set([
  'ca_der',
  'ca_base64',
  'cert_der',
  'cert_base64',
  'cert_nickname',
  'key_der',
  'key_base64',
  // Neither message mentions it as one that may stand here, but it may; seen on 2.4.71.
  'key_pfx',
]);
const onlyForTheServer: ReadonlySet<string> = new Set([
  'ca_cert7_db',
  'ca_secmod',
  'cert_pfx',
  'cert_key3_db',
]);

/** `util_ldap_set_trusted_client_cert` in util_ldap.c. Whether the file is there is not ours to see. */
const checkClientCertificate = ofFirstWord((word) => {
  const type = word.value.toLowerCase();
  if (certificateTypes.has(type)) return null;
  return invalidArgument(
    onlyForTheServer.has(type)
      ? `The certificate type "${word.value}" is only valid within a LDAPTrustedGlobalCert directive. Only CA_DER, CA_BASE64, CERT_DER, CERT_BASE64, CERT_NICKNAME, KEY_DER, and KEY_BASE64 may be used.`
      : `The certificate type "${word.value}" is not recognised. It should be one of CA_DER, CA_BASE64, CERT_DER, CERT_BASE64, CERT_NICKNAME, CERT_PFX, KEY_DER, KEY_BASE64, KEY_PFX`,
    word,
  );
});

/** `util_ldap_set_referral_hop_limit` in util_ldap.c. */
const checkHopLimit = ofFirstWord((word) =>
  leadingInteger(word.value) > 0
    ? null
    : invalidArgument(
        "LDAPReferralHopLimit must be greater than zero (Use 'LDAPReferrals Off' to disable referral chasing)",
        word,
      ),
);

export const ldapChecks: ModuleChecks = {
  arguments: {
    LDAPReferralHopLimit: checkHopLimit,
    // `util_ldap_set_chase_referrals`
    LDAPReferrals: oneOf(['on', 'off', 'default'], () => "LDAPReferrals must be 'on', 'off', or 'default'"),
    LDAPTrustedClientCert: checkClientCertificate,
  },
};
