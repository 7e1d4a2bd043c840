export interface AuthenticationProvider {
  /** Identifier of the module that registers it. */
  readonly module: string;
  /** Whether it gives the hash that Digest authentication needs; each checks passwords for Basic and forms. */
  readonly digest: boolean;
}

/**
 * What may stand behind `AuthBasicProvider` and its kin. Source: `ap_register_auth_provider` for
 * `AUTHN_PROVIDER_GROUP` in the modules' sources, and whether their `get_realm_hash` is there.
 */
const providers: ReadonlyMap<string, AuthenticationProvider> = new Map([
  ['anon', { module: 'authn_anon', digest: false }],
  ['dbd', { module: 'authn_dbd', digest: true }],
  ['dbm', { module: 'authn_dbm', digest: true }],
  ['file', { module: 'authn_file', digest: true }],
  ['ldap', { module: 'authnz_ldap', digest: false }],
  ['socache', { module: 'authn_socache', digest: true }],
  ['wsgi', { module: 'wsgi', digest: true }],
]);

/** The provider of a name, which is case-sensitive; null where no module that the facts know registers it. */
export const authenticationProvider = (name: string): AuthenticationProvider | null =>
  providers.get(name) ?? null;
