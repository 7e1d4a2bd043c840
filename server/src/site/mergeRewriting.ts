import { folderOf } from '../text/path.js';
import type { ConfigLevel } from './configTree.js';
import {
  mergedRewriting,
  type RewriteConfiguration,
  rewriteConfiguration,
} from './rewriting/rewriteConfiguration.js';

/** What is in force once a level is merged; null where no line speaks of rewriting. */
export function mergeRewriting(
  above: RewriteConfiguration | null,
  { block, section }: ConfigLevel,
): RewriteConfiguration | null {
  const [first] = block.rewriting;
  if (first === undefined) return above;
  const level = rewriteConfiguration(block.rewriting, section === null ? folderOf(first.path) : '');
  return above === null ? level : mergedRewriting(above, level);
}
