/** What a provider makes of the text behind its name. */
export type RequireArguments =
  /** It is looked at only when a request comes, or never. */
  | 'anything'
  | 'nothing'
  /** `granted` or `denied` */
  | 'granted-or-denied'
  | 'methods'
  | 'addresses'
  /** A condition, as in `<If>`. */
  | 'condition'
  /** A text that may hold variables, as `%{REMOTE_USER}`. */
  | 'string';

export interface AuthorizationProvider {
  /** Identifier of the module that registers it. */
  readonly module: string;
  readonly takes: RequireArguments;
}

const provider = (
  name: string,
  module: string,
  takes: RequireArguments,
): readonly [string, AuthorizationProvider] => [name, { module, takes }];

/**
 * What may stand behind `Require`. Source: `ap_register_auth_provider` for `AUTHZ_PROVIDER_GROUP` in the
 * modules' sources, and their `parse_require_line`.
 */
const providers: ReadonlyMap<string, AuthorizationProvider> = new Map([
  provider('all', 'authz_core', 'granted-or-denied'),
  provider('env', 'authz_core', 'anything'),
  provider('expr', 'authz_core', 'condition'),
  provider('method', 'authz_core', 'methods'),
  provider('forward-dns', 'authz_host', 'string'),
  provider('host', 'authz_host', 'string'),
  provider('ip', 'authz_host', 'addresses'),
  provider('local', 'authz_host', 'anything'),
  provider('user', 'authz_user', 'string'),
  provider('valid-user', 'authz_user', 'anything'),
  provider('group', 'authz_groupfile', 'string'),
  provider('file-group', 'authz_groupfile', 'anything'),
  provider('file-owner', 'authz_owner', 'anything'),
  provider('dbm-group', 'authz_dbm', 'string'),
  provider('dbm-file-group', 'authz_dbm', 'anything'),
  provider('dbd-group', 'authz_dbd', 'string'),
  provider('dbd-login', 'authz_dbd', 'anything'),
  provider('dbd-logout', 'authz_dbd', 'anything'),
  provider('ldap-attribute', 'authnz_ldap', 'string'),
  provider('ldap-dn', 'authnz_ldap', 'string'),
  provider('ldap-filter', 'authnz_ldap', 'string'),
  provider('ldap-group', 'authnz_ldap', 'string'),
  provider('ldap-user', 'authnz_ldap', 'string'),
  provider('ssl', 'ssl', 'nothing'),
  provider('ssl-verify-client', 'ssl', 'nothing'),
]);

/** The provider of a name, which is case-sensitive; null where no module that the facts know registers it. */
export const authorizationProvider = (name: string): AuthorizationProvider | null =>
  providers.get(name) ?? null;

export const authorizationProviderNames: readonly string[] = [...providers.keys()];
