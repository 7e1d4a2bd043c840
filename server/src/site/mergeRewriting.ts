import { folderOf } from '../text/path.js';
import type { ConfigSection } from './configBlock.js';
import type { ConfigLevel } from './configTree.js';
import {
  mergedRewriting,
  type RewriteConfiguration,
  rewriteConfiguration,
} from './rewriting/rewriteConfiguration.js';

/**
 * What is in force once the levels of a walk are merged, with each other first, over what was before it; null where no
 * line speaks of rewriting.
 */
export function mergeRewriting(
  above: RewriteConfiguration | null,
  walk: readonly ConfigLevel[],
): RewriteConfiguration | null {
  const [first, ...rest] = walk.flatMap((level) => rewritingIn(level) ?? []);
  if (first === undefined) return above;
  const own = rest.reduce(mergedRewriting, first);
  return above === null ? own : mergedRewriting(above, own);
}

function rewritingIn({ block, section, isServerWide = false }: ConfigLevel): RewriteConfiguration | null {
  const [first] = block.rewriting;
  if (first === undefined) return null;
  const folder = section === null ? folderOf(first.path) : folderOfSection(section);
  return { ...rewriteConfiguration(block.rewriting, folder), isServerWide };
}

/** Lines in a section have no folder, unless it is the section of one. */
const folderOfSection = ({ name, open }: ConfigSection): string =>
  name === 'directory' ? (open.arguments[0]?.value.replace(/(?<=.)\/+$/, '') ?? '') : '';
