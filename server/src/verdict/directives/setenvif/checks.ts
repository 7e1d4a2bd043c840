import type { ModuleChecks } from '../invocation.js';
import { browserMatchCheck, setEnvIfCheck } from './setEnvIf.js';
import { setEnvIfExprCheck } from './setEnvIfExpr.js';

/** mod_setenvif. */
export const setenvifChecks: ModuleChecks = {
  arguments: {
    BrowserMatch: browserMatchCheck,
    BrowserMatchNoCase: browserMatchCheck,
    SetEnvIf: setEnvIfCheck,
    SetEnvIfExpr: setEnvIfExprCheck,
    SetEnvIfNoCase: setEnvIfCheck,
  },
};
