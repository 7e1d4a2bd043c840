import type { ModuleChecks } from '../invocation.js';
import { oneOf } from '../keywords.js';

/** mod_include: `set_xbithack`. Its other directives take any text. */
export const includeChecks: ModuleChecks = {
  arguments: {
    XBitHack: oneOf(['off', 'on', 'full'], () => 'XBitHack must be set to Off, On, or Full'),
  },
};
