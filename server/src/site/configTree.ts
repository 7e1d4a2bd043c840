import { foldersBetween, nameOf } from '../text/path.js';
import { conditionsThatHold } from './conditionSections.js';
import type { ConfigBlock, ConfigSection } from './configBlock.js';
import { isFileSection, matchesFile } from './fileSection.js';
import { htaccessBlock } from './htaccessBlock.js';
import type { HtaccessFile, Site } from './site.js';
import type { World } from './world.js';

/** One per-directory configuration that Apache merges: plain lines, or those of a section. */
export interface ConfigLevel {
  readonly block: ConfigBlock;
  /** Null for the plain lines of a file. */
  readonly section: ConfigSection | null;
}

/** The plain lines of all .htaccess files for a folder, from the site's root down (`ap_directory_walk`). */
export const folderLevels = (site: Site, folder: string, world: World): readonly ConfigLevel[] =>
  htaccessFilesFor(site, folder).map((file) => ({ block: htaccessBlock(file, world), section: null }));

/**
 * What is merged over the folder's levels for one file, walk by walk as Apache does: the sections that name the file, of
 * all levels before (`ap_file_walk`), then those whose condition holds (`ap_if_walk`), of the levels and of those sections.
 *
 * A section that names files and stands in another one, or in a condition, comes too late to be looked at.
 */
export function fileWalks(
  folder: readonly ConfigLevel[],
  site: Site,
  path: string,
  world: World,
): readonly (readonly ConfigLevel[])[] {
  const files = sectionsIn(folder, ({ open }) => isFileSection(open))
    .filter(({ open }) => matchesFile(open, nameOf(path)))
    .map(levelOf);
  return [files, ...conditionWalks([...folder, ...files], site, path, world)];
}

/** Conditions that stand in others are looked at once all of those are merged (seen on a real 2.4.71). */
function conditionWalks(
  levels: readonly ConfigLevel[],
  site: Site,
  path: string,
  world: World,
): readonly (readonly ConfigLevel[])[] {
  const conditions = sectionsIn(levels, isCondition);
  if (conditions.length === 0) return [];
  const walk = conditionsThatHold(conditions, site, path, world).map(levelOf);
  return [walk, ...conditionWalks(walk, site, path, world)];
}

const levelOf = (section: ConfigSection): ConfigLevel => ({ block: section.block, section });

/** The .htaccess files that the server reads for a folder, from the site's root down. */
export const htaccessFilesFor = (site: Site, folder: string): readonly HtaccessFile[] =>
  foldersBetween(site.root, folder).flatMap((each) => site.htaccess.get(each) ?? []);

const sectionsIn = (
  levels: readonly ConfigLevel[],
  isWanted: (section: ConfigSection) => boolean,
): readonly ConfigSection[] => levels.flatMap(({ block }) => block.sections.filter(isWanted));

const isCondition = ({ name }: ConfigSection): boolean => /^(?:if|elseif|else)$/.test(name);
