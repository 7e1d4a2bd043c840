import { folderOf, isWithin, pathFrom } from '../text/path.js';
import type { Texts } from './texts.js';

/** What stands at a path, symbolic links followed. */
export type PathKind = 'file' | 'folder' | 'none';

/** What more is known of a file; null for what is not. */
export interface FileFacts {
  readonly empty: boolean | null;
  /** Whether the path itself is a symbolic link. */
  readonly link: boolean | null;
  /** Whether anybody may execute it. */
  readonly executable: boolean | null;
}

/**
 * A plain request for one file: GET, by a visitor of whom nothing is known, to a server of which no more is known than
 * this. Paths are absolute, with `/` between their parts.
 */
export interface SiteRequest {
  /** The path of the URL, decoded, as `/blog/index.php`; null where the document root is not known. */
  readonly uri: string | null;
  /** Behind its question mark; empty for nothing, null where it is not known. */
  readonly query: string | null;
  /**
   * The path that the visitor asked for, without a query, where the server has redirected the request within itself
   * since then; null where it has not.
   */
  readonly askedUri: string | null;
  /** Whether the server asks itself, as for the index of a folder; default no. */
  readonly isSubrequest?: boolean;
  /** How the visitor has come; default nobody knows. */
  readonly scheme?: 'http' | 'https' | null;
  /** The name in the URL, as the visitor wrote it; default nobody knows. */
  readonly hostName?: string | null;
  /** The file or folder that the server found for it, `REQUEST_FILENAME`. A folder has a slash at its end as in the URL. */
  readonly fileName: string;
  /** What the URL has behind the file, with its slash; empty for nothing. */
  readonly pathInfo: string;
  /** The folder that `fileName` and all that is known lie in. */
  readonly siteRoot: string;
  /**
   * The server's own document root, in the same paths as `fileName`. Null where it is not known: then the site is
   * taken to stand at some place on the server that is not known either, and only what is the same wherever it stands
   * is said for certain.
   */
  readonly documentRoot: string | null;
  /** Where an Alias has led the request; default the document root (`ap_context_document_root`, `ap_context_prefix`). */
  readonly context?: RequestContext | null;
  /** Null for a path of which nothing is known, as outside the site. */
  kindOf(path: string): PathKind | null;
  /** Asked of what is there, and of what is none: that may be a link that leads nowhere. */
  factsOf?(path: string): FileFacts;
}

/** A folder that has addresses of its own. */
export interface RequestContext {
  /** What the addresses begin with, without a slash at its end. */
  readonly prefix: string;
  readonly folder: string;
}

/** Where a site stands that may stand anywhere: no name that a pattern would have. */
const elsewhere = '/~somewhere~';

/** What the server's own path of a file here may be. */
export function serverPaths(request: SiteRequest, path: string): Texts {
  if (request.documentRoot !== null) return [path];
  if (!isWithin(request.siteRoot, path)) return null;
  return [path, elsewhere + path.slice(request.siteRoot === '/' ? 0 : request.siteRoot.length)];
}

/**
 * What the path of the URL may be where it is not known: the site may be all that the server has, or stand in some
 * folder of it.
 */
export function possibleUris({ siteRoot, fileName, pathInfo }: SiteRequest): Texts {
  if (!isWithin(siteRoot, fileName)) return null;
  const below = fileName.slice(siteRoot === '/' ? 0 : siteRoot.length) + pathInfo;
  return [below, elsewhere + below];
}

/** What the server finds at a path of its own. */
export interface Found {
  /** The same path here, `.` and `..` followed. */
  readonly path: string;
  readonly kind: PathKind;
}

/** Null where it is not known, and for a path that is relative to the folder in which the server was started. */
export function found(request: SiteRequest, written: string): Found | null {
  const path = localPath(request, written);
  if (!path.startsWith('/')) return null;
  const parts = path.split('/');
  let folder = '/';
  for (const part of parts.slice(0, -1)) {
    if (part !== '..') folder = pathFrom(folder, part);
    else {
      const kind = request.kindOf(folder);
      if (kind !== 'folder') return kind === null ? null : { path: folder, kind: 'none' };
      if (request.factsOf?.(folder).link === true) return null;
      folder = folderOf(folder);
    }
  }
  const last = parts.at(-1) ?? '';
  // A slash at the end asks for a folder.
  if (/^(?:|\.\.?)$/.test(last)) return folderAt(request, folder, last);
  const whole = pathFrom(folder, last);
  const kind = request.kindOf(whole);
  return kind === null ? null : { path: whole, kind };
}

function folderAt(request: SiteRequest, folder: string, last: string): Found | null {
  const kind = request.kindOf(folder);
  if (kind !== 'folder') return kind === null ? null : { path: folder, kind: 'none' };
  return { path: last === '..' ? folderOf(folder) : folder, kind };
}

function localPath({ documentRoot, siteRoot }: SiteRequest, path: string): string {
  if (documentRoot !== null || !isWithin(elsewhere, path)) return path;
  return (siteRoot === '/' ? '' : siteRoot) + path.slice(elsewhere.length);
}
