import { isNamed } from '../syntax/htaccess/nodes.js';
import type { ConfigLevel } from './configTree.js';
import type { DecidingLine } from './decidingLine.js';

/**
 * The line that shuts everybody out once a level is merged, or null. A level with a `Require` of its own
 * replaces those above it (`AuthMerging Off`, the default); what depends on who asks does not count as shut.
 */
export function mergeAccess(above: DecidingLine | null, level: ConfigLevel): DecidingLine | null {
  const required = level.directives.filter((directive) => isNamed(directive, 'Require'));
  const [only] = required;
  if (only === undefined) return above;
  const shuts =
    required.length === 1 && /^all denied$/i.test(only.arguments.map((word) => word.value).join(' '));
  return shuts ? { path: level.file.path, directive: only, effect: 'denies access to everybody' } : null;
}
