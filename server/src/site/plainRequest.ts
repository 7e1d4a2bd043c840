import { folderOf, isWithin } from '../text/path.js';
import type { DecidingLine } from './decidingLine.js';
import type { PathKind, RequestContext, SiteRequest } from './request.js';
import { serverPlace } from './serverPlace.js';
import type { Site } from './site.js';

/** What more there is to a request than the file that it leads to. */
export interface RequestDetails {
  /** What the address has behind the file, with its slash; default nothing. */
  readonly pathInfo?: string;
  /** False for the name of a file that is none; default true. */
  readonly isThere?: boolean;
}

/** What the server finds on its way down to what an address names. */
export interface UrlTarget {
  /** A file, a folder, or the first name of the path under which nothing stands; of a folder with its slash. */
  readonly fileName: string;
  readonly kind: PathKind;
  /** What the address has behind it, with its slash; empty for nothing. */
  readonly pathInfo: string;
  /** The line that leads there: Alias and its kin, or DocumentRoot; null where no server configuration is known. */
  readonly line: DecidingLine | null;
  /** Null below the document root. */
  readonly context: RequestContext | null;
}

/** A request of which it is known by which address it came. */
export interface AddressedRequest {
  /** Decoded. */
  readonly uri: string;
  readonly query: string;
  readonly askedUri: string | null;
  readonly isSubrequest: boolean;
  readonly scheme: 'http' | 'https' | null;
  readonly hostName: string | null;
}

/** The request by which a visitor comes to a file, a folder or nothing at all. */
export const addressedRequest = (
  site: Site,
  { fileName, pathInfo, context }: UrlTarget,
  address: AddressedRequest,
): SiteRequest => ({
  ...address,
  fileName,
  pathInfo,
  context,
  siteRoot: site.root,
  documentRoot: serverPlace(site, fileName)?.documentRoot ?? site.root,
  kindOf: (asked) => knownKind(site, asked),
});

/** The request of a visitor who asks for one file of a site by its own address. */
export function plainRequest(site: Site, path: string, details: RequestDetails = {}): SiteRequest {
  const { pathInfo = '', isThere = true } = details;
  const place = serverPlace(site, path);
  return {
    uri: place?.uri == null ? null : place.uri + pathInfo,
    query: '',
    askedUri: null,
    fileName: path,
    pathInfo,
    siteRoot: site.root,
    documentRoot: place?.documentRoot ?? null,
    context: place?.context ?? null,
    kindOf: (asked) => (asked === path ? (isThere ? 'file' : 'none') : knownKind(site, asked)),
  };
}

/** What stands at a path, as far as the site knows; null where it does not. */
export function knownKind(site: Site, path: string): PathKind | null {
  return site.lookedUp?.get(path) ?? listedPaths(site).get(path) ?? readPaths(site).get(path) ?? null;
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

const ofSites = new WeakMap<Site, ReadonlyMap<string, PathKind>>();

/** Files that were read though nothing lists them: those above the folder that was asked about. */
function readPaths(site: Site): ReadonlyMap<string, PathKind> {
  const found = ofSites.get(site);
  if (found !== undefined) return found;
  const known = new Map<string, PathKind>();
  const read = [...site.scripts.keys(), ...[...site.htaccess.values()].map(({ path }) => path)];
  for (const path of read) add(known, path, site.root);
  ofSites.set(site, known);
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
