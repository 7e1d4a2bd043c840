import type { ModuleChecks } from '../invocation.js';
import { ifVersionTrouble } from './ifVersion.js';

/** mod_version. */
export const versionChecks: ModuleChecks = { arguments: { '<IfVersion': ifVersionTrouble } };
