import type { ModuleChecks } from '../invocation.js';
import { rewriteBaseTrouble } from './rewriteBase.js';
import { rewriteCondTrouble } from './rewriteCond.js';
import { rewriteOptionsTrouble } from './rewriteOptions.js';
import { rewriteRuleTrouble } from './rewriteRule.js';

/** mod_rewrite. */
export const rewriteChecks: ModuleChecks = {
  arguments: {
    RewriteBase: rewriteBaseTrouble,
    RewriteCond: rewriteCondTrouble,
    RewriteOptions: rewriteOptionsTrouble,
    RewriteRule: rewriteRuleTrouble,
  },
};
