import type { ModuleChecks } from '../invocation.js';
import { redirectMatchTrouble, redirectTrouble } from './redirect.js';

/** mod_alias. */
export const aliasChecks: ModuleChecks = {
  arguments: {
    Redirect: redirectTrouble,
    RedirectMatch: redirectMatchTrouble,
    RedirectPermanent: redirectTrouble,
    RedirectTemp: redirectTrouble,
  },
};
