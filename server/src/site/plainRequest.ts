import { isWithin, relative } from '../text/path.js';
import type { PathKind, SiteRequest } from './request.js';
import type { Site } from './site.js';

/** The request of a visitor who asks for one file of a site by its own address. */
export function plainRequest(site: Site, path: string): SiteRequest {
  const known = knownPaths(site);
  return {
    uri: null,
    query: '',
    askedUri: null,
    fileName: path,
    pathInfo: '',
    siteRoot: site.root,
    documentRoot: null,
    kindOf: (asked) => (asked === path ? 'file' : (known.get(asked) ?? null)),
  };
}

const ofSites = new WeakMap<Site, ReadonlyMap<string, PathKind>>();

/** What is known of a site's paths: made once for it. */
export function knownPaths(site: Site): ReadonlyMap<string, PathKind> {
  const found = ofSites.get(site);
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
  ofSites.set(site, known);
  return known;
}
