import { isWithin, relative } from '../text/path.js';
import type { PathKind, SiteRequest } from './request.js';
import { serverPlace } from './serverPlace.js';
import type { Site } from './site.js';

/**
 * The request of a visitor who asks for one file of a site by its own address.
 *
 * @param pathInfo what the address has behind the file, with its slash
 */
export function plainRequest(site: Site, path: string, pathInfo = ''): SiteRequest {
  const place = serverPlace(site, path);
  return {
    uri: place?.uri == null ? null : place.uri + pathInfo,
    query: '',
    askedUri: null,
    fileName: path,
    pathInfo,
    siteRoot: site.root,
    documentRoot: place?.documentRoot ?? null,
    kindOf: (asked) => (asked === path ? 'file' : knownKind(site, asked)),
  };
}

/** By the list of a site's files, which it keeps when one of its .htaccess files is edited. */
const ofFiles = new WeakMap<readonly string[], ReadonlyMap<string, PathKind>>();

/** What stands at a path, as far as the site knows; null where it does not. */
export const knownKind = (site: Site, path: string): PathKind | null =>
  site.lookedUp?.get(path) ?? knownPaths(site).get(path) ?? null;

function knownPaths(site: Site): ReadonlyMap<string, PathKind> {
  const found = ofFiles.get(site.files);
  if (found !== undefined) return found;
  const known = new Map<string, PathKind>([[site.root, 'folder']]);
  const files = [
    ...site.files,
    ...site.scripts.keys(),
    ...[...site.htaccess.values()].map(({ path }) => path),
  ];
  for (const file of files) {
    known.set(file, 'file');
    if (!isWithin(site.root, file)) continue;
    let folder = site.root;
    for (const part of relative(site.root, file).split('/').slice(0, -1)) {
      folder = folder === '/' ? `/${part}` : `${folder}/${part}`;
      known.set(folder, 'folder');
    }
  }
  ofFiles.set(site.files, known);
  return known;
}
