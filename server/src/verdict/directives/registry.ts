import { accessCompatChecks } from './access_compat/checks.js';
import { actionsChecks } from './actions/checks.js';
import { aliasChecks } from './alias/checks.js';
import { authBasicChecks } from './auth_basic/checks.js';
import { authDigestChecks } from './auth_digest/checks.js';
import { authFormChecks } from './auth_form/checks.js';
import { authnCoreChecks } from './authn_core/checks.js';
import { authnzFcgiChecks } from './authnz_fcgi/checks.js';
import { authnzLdapChecks } from './authnz_ldap/checks.js';
import { authzCoreChecks } from './authz_core/checks.js';
import { autoindexChecks } from './autoindex/checks.js';
import { charsetLiteChecks } from './charset_lite/checks.js';
import { coreChecks } from './core/checks.js';
import { deflateChecks } from './deflate/checks.js';
import { dirChecks } from './dir/checks.js';
import { expiresChecks } from './expires/checks.js';
import { fcgidChecks } from './fcgid/checks.js';
import { filterChecks } from './filter/checks.js';
import { headersChecks } from './headers/checks.js';
import { http2Checks } from './http2/checks.js';
import { includeChecks } from './include/checks.js';
import type { ArgumentCheck, ClosingCheck, ModuleChecks } from './invocation.js';
import { ldapChecks } from './ldap/checks.js';
import { luaChecks } from './lua/checks.js';
import { macroChecks } from './macro/checks.js';
import { mdChecks } from './md/checks.js';
import { mimeChecks } from './mime/checks.js';
import { negotiationChecks } from './negotiation/checks.js';
import { proxyFcgiChecks } from './proxy_fcgi/checks.js';
import { rewriteChecks } from './rewrite/checks.js';
import { sessionChecks } from './session/checks.js';
import { sessionCookieChecks } from './session_cookie/checks.js';
import { sessionDbdChecks } from './session_dbd/checks.js';
import { setenvifChecks } from './setenvif/checks.js';
import { sslChecks } from './ssl/checks.js';
import { substituteChecks } from './substitute/checks.js';
import { usertrackChecks } from './usertrack/checks.js';
import { versionChecks } from './version/checks.js';
import { wsgiChecks } from './wsgi/checks.js';
import { xml2encChecks } from './xml2enc/checks.js';

/** Every module whose directives look at their arguments themselves, in the order of names. */
const modules: readonly ModuleChecks[] = [
  accessCompatChecks,
  actionsChecks,
  aliasChecks,
  authBasicChecks,
  authDigestChecks,
  authFormChecks,
  authnCoreChecks,
  authnzFcgiChecks,
  authnzLdapChecks,
  authzCoreChecks,
  autoindexChecks,
  charsetLiteChecks,
  coreChecks,
  deflateChecks,
  dirChecks,
  expiresChecks,
  fcgidChecks,
  filterChecks,
  headersChecks,
  http2Checks,
  includeChecks,
  ldapChecks,
  luaChecks,
  macroChecks,
  mdChecks,
  mimeChecks,
  negotiationChecks,
  proxyFcgiChecks,
  rewriteChecks,
  sessionChecks,
  sessionCookieChecks,
  sessionDbdChecks,
  setenvifChecks,
  sslChecks,
  substituteChecks,
  usertrackChecks,
  versionChecks,
  wsgiChecks,
  xml2encChecks,
];

const argumentChecks: ReadonlyMap<string, ArgumentCheck> = new Map(
  modules.flatMap((module) => Object.entries(module.arguments)),
);
const closingChecks: ReadonlyMap<string, ClosingCheck> = new Map(
  modules.flatMap((module) => Object.entries(module.closing ?? {})),
);

/** @param name as registered: `RewriteRule`, `<Limit`. */
export const argumentCheckOf = (name: string): ArgumentCheck | null => argumentChecks.get(name) ?? null;

/** @param name as registered: `<RequireAll`. */
export const closingCheckOf = (name: string): ClosingCheck | null => closingChecks.get(name) ?? null;
