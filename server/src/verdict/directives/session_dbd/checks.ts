import { cookieName } from '../cookieNames.js';
import type { ModuleChecks } from '../invocation.js';

/** Seen on 2.4.71. */
const checkName = cookieName('=;&', "cannot contain '=', ';' or '&'.");

export const sessionDbdChecks: ModuleChecks = {
  arguments: { SessionDBDCookieName: checkName, SessionDBDCookieName2: checkName },
};
