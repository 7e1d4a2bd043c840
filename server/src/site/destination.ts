import { folderOf } from '../text/path.js';
import { siteFileAt } from './actionProgram.js';
import { knownKind } from './plainRequest.js';
import type { Site } from './site.js';

/** What the server finds on the way to a path. */
export interface Destination {
  /** The file; where there is none, the first part of the path that is not there. */
  readonly path: string;
  /** What the path has behind that, with its slash; empty for nothing. */
  readonly pathInfo: string;
  readonly isThere: boolean;
}

/**
 * Where a request goes on that was handed to one of these paths: to the first that is a file, or that leads through
 * one, and to a name that is none where no other path comes into question. Null where that is not known, or where a
 * folder stands there.
 */
export function destinationOf(site: Site, candidates: readonly string[]): Destination | null {
  const file = siteFileAt(site, candidates);
  if (file !== null) return { path: file, pathInfo: '', isThere: true };
  if (candidates.some((each) => knownKind(site, each) !== 'none')) return null;
  const absent = candidates.map((each) => onTheWayTo(site, each));
  const behindFile = absent.find(({ isThere }) => isThere);
  return behindFile ?? (absent.length === 1 ? (absent[0] ?? null) : null);
}

/** The server stops at the first part that is none, or that is a file (`ap_directory_walk`). */
function onTheWayTo(site: Site, path: string): Destination {
  let at = path;
  while (knownKind(site, folderOf(at)) === 'none') at = folderOf(at);
  const isBehindFile = knownKind(site, folderOf(at)) === 'file';
  if (isBehindFile) at = folderOf(at);
  return { path: at, pathInfo: path.slice(at.length), isThere: isBehindFile };
}
