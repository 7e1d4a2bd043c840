import { configurationFor } from '../../site/configuration.js';
import { filesWithin } from '../../site/filesWithin.js';
import { plainRequest } from '../../site/plainRequest.js';
import type { SiteRequest } from '../../site/request.js';
import { standingOf } from '../../site/resolution.js';
import type { Site } from '../../site/site.js';
import { type World, worldsOf } from '../../site/world.js';
import type { Directive } from '../../syntax/htaccess/nodes.js';
import { folderOf, nameOf } from '../../text/path.js';
import type { HtaccessContext } from '../rule.js';

/** So many folders are looked at. */
const mostFolders = 200;

/** A folder that visitors get a list of, and a file that the list names. */
export interface ListedFolder {
  readonly folder: string;
  readonly file: string;
}

/**
 * The folders at and below a .htaccess that the server lists since a line switches `Indexes` on, in every world; by null
 * those in which no line of the site has a say.
 *
 * A folder with anything that is called like an index page does not count, whatever the server takes for one: hosts have
 * index.php and others in their own configuration.
 */
export function foldersListed(
  { site, file, profile }: HtaccessContext,
  line: Directive | null,
): readonly ListedFolder[] {
  const files = filesWithin(site, folderOf(file.path)).filter((path) => !nameOf(path).startsWith('.'));
  const inFolders = new Map<string, string[]>();
  for (const path of files) {
    const folder = folderOf(path);
    const beside = inFolders.get(folder);
    if (beside === undefined) inFolders.set(folder, [path]);
    else beside.push(path);
  }
  return [...inFolders].slice(0, mostFolders).flatMap(([folder, paths]) => {
    const names = new Set(paths.map(nameOf));
    const hasIndex = [...names].some((name) => /^(?:index|default|home)\b/i.test(name));
    const isOpen =
      !hasIndex && worldsOf(profile).every((world) => isListed(site, folder, names, world, line));
    const [first] = paths;
    return isOpen && first !== undefined ? [{ folder, file: first }] : [];
  });
}

function isListed(
  site: Site,
  folder: string,
  names: ReadonlySet<string>,
  world: World,
  line: Directive | null,
): boolean {
  const request = folderRequest(site, folder);
  const { options, directory } = configurationFor(site, request, world);
  if (!options.options.has('indexes')) return false;
  const decider = options.lines.get('indexes') ?? null;
  const isOwn =
    line === null
      ? decider === null || !site.htaccess.has(folderOf(decider.path))
      : decider?.directive === line;
  if (!isOwn || directory.fallback !== null) return false;
  if (directory.index.some((name) => name.includes('/') || names.has(name))) return false;
  const { rewriting, answer, isHandlerSet } = standingOf(world, site, request);
  return rewriting === null && answer.denied === null && !isHandlerSet;
}

/** Of a visitor who asks for the folder, by its address with a slash. */
function folderRequest(site: Site, folder: string): SiteRequest {
  const fileName = `${folder}/`;
  const request = plainRequest(site, fileName);
  return { ...request, kindOf: (path) => (path === fileName ? 'folder' : request.kindOf(path)) };
}
