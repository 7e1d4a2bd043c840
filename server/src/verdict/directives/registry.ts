import { accessCompat } from './access_compat/checks.js';
import { actionsChecks } from './actions/checks.js';
import { aliasChecks } from './alias/checks.js';
import { authBasic } from './auth_basic/checks.js';
import { authDigest } from './auth_digest/checks.js';
import { authForm } from './auth_form/checks.js';
import { authnCore } from './authn_core/checks.js';
import { authnzFcgi } from './authnz_fcgi/checks.js';
import { authnzLdap } from './authnz_ldap/checks.js';
import { authzCore } from './authz_core/checks.js';
import { coreChecks } from './core/checks.js';
import { conditionSections } from './core/conditionSections.js';
import { dirChecks } from './dir/checks.js';
import type { ArgumentCheck, ClosingCheck, ModuleChecks } from './invocation.js';
import { ldap } from './ldap/checks.js';
import { md } from './md/checks.js';
import { negotiationChecks } from './negotiation/checks.js';
import { rewriteChecks } from './rewrite/checks.js';
import { session } from './session/checks.js';
import { sessionCookie } from './session_cookie/checks.js';
import { sessionDbd } from './session_dbd/checks.js';
import { ssl } from './ssl/checks.js';
import { usertrack } from './usertrack/checks.js';
import { versionChecks } from './version/checks.js';

/** Every module whose directives look at their arguments themselves, in the order of names. */
const modules: readonly ModuleChecks[] = [
  accessCompat,
  actionsChecks,
  aliasChecks,
  authBasic,
  authDigest,
  authForm,
  authnCore,
  authnzFcgi,
  authnzLdap,
  authzCore,
  coreChecks,
  conditionSections,
  dirChecks,
  ldap,
  md,
  negotiationChecks,
  rewriteChecks,
  session,
  sessionCookie,
  sessionDbd,
  ssl,
  usertrack,
  versionChecks,
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
