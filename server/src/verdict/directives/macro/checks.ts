import type { ModuleChecks } from '../invocation.js';
import { macroSectionCheck, undefMacroCheck, useCheck } from './macro.js';

/** mod_macro. */
export const macroChecks: ModuleChecks = {
  arguments: { '<Macro': macroSectionCheck, UndefMacro: undefMacroCheck, Use: useCheck },
};
