import { folderOf } from '../text/path.js';
import type { ConfigBlock, ConfigSection } from './configBlock.js';
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

/** Of each block, which is asked for each file of its folder. */
const known = new WeakMap<ConfigBlock, RewriteConfiguration>();

function rewritingIn({ block, section, isServerWide = false }: ConfigLevel): RewriteConfiguration | null {
  const [first] = block.rewriting;
  if (first === undefined) return null;
  const folder = section === null ? folderOf(first.path) : folderOfSection(section);
  const found = known.get(block) ?? { ...rewriteConfiguration(block.rewriting, folder), isServerWide };
  known.set(block, found);
  return found;
}

/**
 * What the server takes for the folder of lines in a section: what the section is of, be it a wildcard, an address or a
 * regular expression. Sections of files and conditions have none.
 */
const folderOfSection = ({ name, open }: ConfigSection): string =>
  /^(?:directory|location)/.test(name) ? (open.arguments.at(-1)?.value.replace(/(?<=.)\/+$/, '') ?? '') : '';
