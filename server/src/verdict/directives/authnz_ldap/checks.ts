import { wordsBeforeEmpty } from '../emptyWords.js';
import type { ArgumentCheck, ModuleChecks } from '../invocation.js';
import { patternTrouble } from '../patternWords.js';
import { invalidArgument, ofFirstWord } from '../wordChecks.js';
import { ldapUrlProblem } from './ldapUrl.js';

const modes: ReadonlySet<string> = new Set(['none', 'ssl', 'tls', 'starttls']);

/** `mod_auth_ldap_parse_url` in mod_authnz_ldap.c. */
const checkUrl: ArgumentCheck = ({ rest }) => {
  const [url, mode] = wordsBeforeEmpty(rest);
  if (url === undefined) return null;
  const problem = ldapUrlProblem(url.value);
  if (problem !== null) return invalidArgument(problem, url);
  if (mode === undefined || modes.has(mode.value.toLowerCase())) return null;
  return invalidArgument(
    'Invalid LDAP connection mode setting: must be one of NONE, SSL, or TLS/STARTTLS',
    mode,
  );
};

/** `mod_auth_ldap_set_deref` in mod_authnz_ldap.c, which takes none but `on` and `off` in any case. */
const checkDereference = ofFirstWord((word) =>
  /^(?:never|searching|finding|always|[oO][nN]|[oO][fF]{2})$/.test(word.value)
    ? null
    : invalidArgument('Unrecognized value for AuthLDAPDereferenceAliases directive', word),
);

/** `set_bind_pattern` in mod_authnz_ldap.c. */
const checkBindPattern = ofFirstWord((word, invocation) =>
  patternTrouble(
    word,
    `AuthLDAPInitialBindPattern: cannot compile regular expression '${word.value}'`,
    invocation,
  ),
);

/**
 * A list that the module has places for. What earlier lines took of them is not counted here. Source:
 * `GROUPATTR_MAX_ELTS` in mod_authnz_ldap.c, and one more where it is compared too late.
 */
const atMost =
  (places: number, message: string): ArgumentCheck =>
  ({ rest }) => {
    const surplus = wordsBeforeEmpty(rest)[places];
    return surplus === undefined ? null : invalidArgument(message, surplus);
  };

/** A bind password by `exec:` runs a program when the file is read: what that prints is not ours to see. */
export const authnzLdapChecks: ModuleChecks = {
  arguments: {
    AuthLDAPDereferenceAliases: checkDereference,
    AuthLDAPGroupAttribute: atMost(11, 'Too many AuthLDAPGroupAttribute directives'),
    AuthLDAPInitialBindPattern: checkBindPattern,
    AuthLDAPSubGroupAttribute: atMost(10, 'Too many AuthLDAPSubGroupAttribute values'),
    AuthLDAPSubGroupClass: atMost(11, 'Too many AuthLDAPSubGroupClass values'),
    AuthLDAPURL: checkUrl,
  },
};
