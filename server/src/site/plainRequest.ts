import { folderOf, isWithin } from '../text/path.js';
import type { PathKind, SiteRequest } from './request.js';
import type { Site } from './site.js';

/**
 * The request of a visitor who asks for one file of a site by its own address.
 *
 * @param pathInfo what the address has behind the file, with its slash
 */
export function plainRequest(site: Site, path: string, pathInfo = ''): SiteRequest {
  const known = knownPaths(site);
  return {
    uri: null,
    query: '',
    askedUri: null,
    fileName: path,
    pathInfo,
    siteRoot: site.root,
    documentRoot: null,
    kindOf: (asked) => (asked === path ? 'file' : (known.get(asked) ?? null)),
  };
}

const ofSites = new WeakMap<Site, PathKinds>();

/** What stands at a path, as far as a site tells. */
export interface PathKinds {
  get(path: string): PathKind | undefined;
}

/** What is known of a site's paths: made once for it. */
export function knownPaths(site: Site): PathKinds {
  const found = ofSites.get(site);
  if (found !== undefined) return found;
  const listed = listedPaths(site);
  const read = [...site.scripts.keys(), ...[...site.htaccess.values()].map(({ path }) => path)];
  const others = new Map<string, PathKind>();
  for (const path of read) if (!listed.has(path)) add(others, path, site.root);
  const known: PathKinds = {
    get: (path) => site.lookedUp?.get(path) ?? listed.get(path) ?? others.get(path),
  };
  ofSites.set(site, known);
  return known;
}

const ofListings = new WeakMap<Site['files'], ReadonlyMap<string, PathKind>>();

/** Made once for a list of files: a site with another .htaccess, as a conversion looks at it, has the same. */
function listedPaths({ root, files }: Site): ReadonlyMap<string, PathKind> {
  const found = ofListings.get(files);
  if (found?.get(root) === 'folder') return found;
  const known = new Map<string, PathKind>([[root, 'folder']]);
  for (const file of files) add(known, file, root);
  ofListings.set(files, known);
  return known;
}

/** A file, and the folders around it up to the site's root. */
function add(known: Map<string, PathKind>, file: string, root: string): void {
  known.set(file, 'file');
  for (let folder = folderOf(file); isWithin(root, folder) && !known.has(folder); folder = folderOf(folder)) {
    known.set(folder, 'folder');
    if (folder === root) return;
  }
}
