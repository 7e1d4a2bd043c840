import { cookieName } from '../cookieNames.js';
import type { ModuleChecks } from '../invocation.js';

/** `check_string` in mod_session_cookie.c. */
const checkName = cookieName('=&', "cannot be empty, or contain '=' or '&'.");

export const sessionCookieChecks: ModuleChecks = {
  arguments: { SessionCookieName: checkName, SessionCookieName2: checkName },
};
