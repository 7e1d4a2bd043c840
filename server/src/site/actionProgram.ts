import { folderOf, join, nameOf } from '../text/path.js';
import { knownPaths } from './plainRequest.js';
import type { Site } from './site.js';

/**
 * The files that may be meant by the address of an `Action` program: below the site's root, or below a folder above it
 * from which the root's own name is part of the address. The likeliest first.
 *
 * @param address the path of an URL, as written
 */
export function programCandidates(root: string, address: string): readonly string[] {
  const parts = address.split('/').filter((part) => part !== '' && part !== '.');
  if (!address.startsWith('/') || parts.includes('..')) return [];
  const candidates: string[] = [];
  let above = root;
  for (let named: string[] = []; ; ) {
    if (named.every((part, index) => part === parts[index])) {
      candidates.push(parts.slice(named.length).reduce(join, root));
    }
    if (above === '/') return candidates;
    named = [nameOf(above), ...named];
    above = folderOf(above);
  }
}

/** The first of these paths that is a file of the site, as far as that is known. */
export const siteFileAt = (site: Site, paths: readonly string[]): string | null =>
  paths.find((path) => knownPaths(site).get(path) === 'file') ?? null;
