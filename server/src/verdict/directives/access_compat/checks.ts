import type { ModuleChecks } from '../invocation.js';
import { oneOf } from '../keywords.js';

import { checkAllowDeny } from './allowDeny.js';

export const accessCompatChecks: ModuleChecks = {
  arguments: {
    allow: checkAllowDeny,
    deny: checkAllowDeny,
    // `order`: a space behind the comma makes two arguments of it, which are counted before.
    order: oneOf(['allow,deny', 'deny,allow', 'mutual-failure'], () => 'unknown order'),
    // `satisfy`
    Satisfy: oneOf(['all', 'any'], () => "Satisfy either 'any' or 'all'."),
  },
};
