import { accessSync, constants, lstatSync, statSync } from 'node:fs';
import type { PathKind, SiteRequest } from '../../server/src/site/request.js';

/**
 * The request for a path of a server whose document root is a folder here, as `ap_directory_walk` finds its file: up to
 * the first part of the path that is none, or that is no folder.
 */
export function diskRequest(root: string, uri: string, query = ''): SiteRequest {
  const parts = uri.split('/').filter(Boolean);
  let fileName = root;
  let used = 0;
  while (used < parts.length && kindOf(fileName) === 'folder') fileName += `/${parts[used++]}`;
  const rest = parts.slice(used).join('/');
  if (uri.endsWith('/') && rest === '' && kindOf(fileName) === 'folder') fileName += '/';
  return {
    uri,
    query,
    askedUri: null,
    fileName,
    pathInfo: rest === '' ? '' : `/${rest}`,
    siteRoot: root,
    documentRoot: root,
    kindOf,
    factsOf: (path) => ({
      empty: kindOf(path) === 'none' ? null : statSync(path).size === 0,
      link: isLink(path),
      executable: isExecutable(path),
    }),
  };
}

function kindOf(path: string): PathKind {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'none';
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
