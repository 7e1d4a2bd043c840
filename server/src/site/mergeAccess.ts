import { isNamed } from '../syntax/htaccess/nodes.js';
import type { ConfigLevel } from './configTree.js';
import type { DecidingLine } from './decidingLine.js';

/**
 * The line that shuts everybody out, or null. A level with a `Require` of its own replaces those above it
 * (`AuthMerging Off`, the default); what depends on who asks does not count as shut.
 */
export function mergeAccess(levels: readonly ConfigLevel[]): DecidingLine | null {
  let denied: DecidingLine | null = null;
  for (const { file, directives } of levels) {
    const required = directives.filter((directive) => isNamed(directive, 'Require'));
    const [only] = required;
    if (only === undefined) continue;
    const shuts =
      required.length === 1 && /^all denied$/i.test(only.arguments.map((word) => word.value).join(' '));
    denied = shuts ? { path: file.path, directive: only, effect: 'denies access to everybody' } : null;
  }
  return denied;
}
