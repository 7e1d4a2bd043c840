import type { ModuleChecks } from '../invocation.js';
import { oneOf } from '../keywords.js';

export const mdChecks: ModuleChecks = {
  arguments: {
    // `md_config_set_require_https` in md_config.c
    MDRequireHttps: oneOf(
      ['off', 'temporary', 'permanent'],
      (word) => `unknown '${word}', supported parameter values are 'temporary' and 'permanent'`,
    ),
  },
};
