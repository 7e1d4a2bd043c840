import { folderOf, foldersBetween, pathFrom } from '../../text/path.js';
import type { ConfigBlock, ConfigSection } from '../configBlock.js';
import { matchesExpression } from '../fileSection.js';
import { hasWildcards, matchesPath } from './pathPattern.js';

/**
 * The `<Directory>` sections that are merged when the server comes to a folder, before its .htaccess. The file itself
 * is the last of them: `<Directory "/site/*">` speaks of `/site/index.html` too (seen on 2.4.71).
 */
export interface DirectoryLevel {
  readonly folder: string;
  readonly sections: readonly ConfigSection[];
}

/** The sections that speak of a path, in the order in which the server merges them. */
export interface DirectorySections {
  /** From `/` down to the path itself. */
  readonly levels: readonly DirectoryLevel[];
  /** `<DirectoryMatch>` and `<Directory ~>`: merged behind the last .htaccess. */
  readonly expressions: readonly ConfigSection[];
}

/**
 * The `<Directory>` and `<DirectoryMatch>` sections that speak of a path.
 *
 * Those with a path are merged by its number of parts, and of as many parts in the order of the configuration; of a
 * folder `*` and `?` match no slash. Regular expressions come last, the one with fewer slashes first, and are held
 * against the whole path, the name of the file with it (`ap_core_reorder_directories`, `ap_directory_walk`; seen
 * on 2.4.71).
 *
 * @param blocks what is in force, from the server to the host: see `blocksOf`.
 * @param path of a file or folder; with a slash at its end where the URL has one.
 * @param isThere false for a name that nothing stands under: it has no level of its own then.
 */
export function directorySectionsFor(
  blocks: readonly ConfigBlock[],
  path: string,
  isThere = true,
): DirectorySections {
  const sections = blocks.flatMap((block) => block.sections.flatMap((each) => directorySection(each) ?? []));
  const last = path.endsWith('/') ? path.slice(0, -1) || '/' : isThere ? path : folderOf(path);
  return {
    levels: foldersBetween('/', last).map((each) => ({
      folder: each,
      sections: sections
        .filter(({ isExpression, pattern }) => !isExpression && matchesFolder(pattern, each))
        .map(({ section }) => section),
    })),
    expressions: sections
      .filter(({ isExpression, pattern }) => isExpression && matchesExpression(pattern, path))
      .sort((a, b) => slashesIn(a.pattern) - slashesIn(b.pattern))
      .map(({ section }) => section),
  };
}

/** All sections that hold for a path, one behind the other, where no .htaccess stands between them. */
export const allSectionsOf = ({ levels, expressions }: DirectorySections): readonly ConfigSection[] => [
  ...levels.flatMap(({ sections }) => sections),
  ...expressions,
];

interface PatternSection {
  readonly section: ConfigSection;
  readonly isExpression: boolean;
  readonly pattern: string;
}

/** Null for a section of another kind, and for one without an argument. */
function directorySection(section: ConfigSection): PatternSection | null {
  const found = patternOf(section, 'directory', 'directorymatch');
  if (found === null || found.isExpression) return found;
  return { ...found, pattern: pathFrom('/', found.pattern) };
}

function patternOf(section: ConfigSection, plain: string, match: string): PatternSection | null {
  if (section.name !== plain && section.name !== match) return null;
  const [first, second] = section.open.arguments;
  if (first === undefined) return null;
  const marked = section.name === plain && first.value === '~';
  const pattern = marked ? second?.value : first.value;
  return pattern === undefined ? null : { section, isExpression: marked || section.name === match, pattern };
}

const matchesFolder = (pattern: string, folder: string): boolean =>
  hasWildcards(pattern) ? matchesPath(pattern, folder) : pattern === folder;

const slashesIn = (text: string): number => text.split('/').length;

/** Whether `<Location>` of this path speaks of a URL: of the path itself and of what lies below it. */
const matchesLocation = (path: string, uriPath: string): boolean =>
  hasWildcards(path)
    ? matchesPath(path, uriPath)
    : uriPath.startsWith(path) &&
      (path === '' || path.endsWith('/') || uriPath.length === path.length || uriPath[path.length] === '/');

/**
 * The `<Location>` and `<LocationMatch>` sections that speak of a URL, in the order of the configuration, in which
 * they are merged behind all sections of folders and files (`ap_location_walk`). A wildcard matches no slash, and a
 * pattern with one the whole path only (seen on 2.4.71).
 *
 * @param uriPath decoded: see `uriPathOf`.
 */
export const locationSectionsFor = (
  blocks: readonly ConfigBlock[],
  uriPath: string,
): readonly ConfigSection[] =>
  blocks.flatMap(({ sections }) => sections.filter((section) => isAtLocation(section, uriPath)));

function isAtLocation(section: ConfigSection, uriPath: string): boolean {
  const found = patternOf(section, 'location', 'locationmatch');
  if (found === null) return false;
  return found.isExpression
    ? matchesExpression(found.pattern, uriPath)
    : matchesLocation(found.pattern, uriPath);
}
