import type { ModuleChecks } from '../invocation.js';
import { oneOf } from '../keywords.js';

import { checkContainer } from './containers.js';
import { checkRequire } from './require.js';

export const authzCoreChecks: ModuleChecks = {
  arguments: {
    // `authz_merge_sections`
    AuthMerging: oneOf(['off', 'and', 'or'], () => 'AuthMerging must be one of: Off | And | Or'),
    Require: checkRequire,
  },
  closing: {
    '<RequireAll': checkContainer,
    '<RequireAny': checkContainer,
    '<RequireNone': checkContainer,
  },
};
