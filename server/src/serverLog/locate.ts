import type { ProjectFiles } from '../site/projectFiles.js';
import { UnreadableFileError } from '../site/projectFiles.js';
import { join, nameOf, relative } from '../text/path.js';

/** Folders of version control: nothing in them is served. */
const passedOver = new Set(['.git', '.hg', '.svn']);

/**
 * The files below a folder that have one of these names.
 *
 * @param mostEntries looked at; behind that the search ends.
 * @returns paths, those of upper folders first. Folders that cannot be listed count as empty.
 */
export async function filesNamed(
  files: ProjectFiles,
  folder: string,
  names: ReadonlySet<string>,
  mostEntries: number,
): Promise<readonly string[]> {
  const found: string[] = [];
  const queue = [folder];
  let entries = 0;
  for (let next = queue.shift(); next !== undefined && entries < mostEntries; next = queue.shift()) {
    for (const { name, kind } of await files.list(next).catch(unlessUnreadable)) {
      entries++;
      if (kind === 'folder' && !passedOver.has(name)) queue.push(join(next, name));
      else if ((kind === 'file' || kind === 'link') && names.has(name)) found.push(join(next, name));
    }
  }
  return found;
}

function unlessUnreadable(error: unknown): [] {
  if (error instanceof UnreadableFileError) return [];
  throw error;
}

/** Where the site lies, here and there. */
export interface SitePlace {
  /** The site's top here. */
  readonly root: string;
  /** The site's top on the server; null where it is not known. */
  readonly documentRoot: string | null;
}

/**
 * The files here that a path of the log may mean, which is that of another machine: those with the longest tail in
 * common. Several where nothing tells them apart, as for a bare name.
 *
 * @param logged as the server writes it: a path, or a bare name.
 * @param candidates files here that have the same name.
 */
export function located(
  logged: string,
  candidates: readonly string[],
  { root, documentRoot }: SitePlace,
): readonly string[] {
  const path = logged.replace(/\\/g, '/');
  const named = candidates.filter((each) => nameOf(each) === nameOf(path));
  const exact = named.filter((each) => each === path);
  if (exact.length > 0 || !path.includes('/')) return exact.length > 0 ? exact : named;
  if (documentRoot !== null) {
    const below = named.filter((each) => join(documentRoot, relative(root, each)) === path);
    if (below.length > 0) return below;
  }
  const tails = named.map((each) => ({ each, length: commonTail(each, path) }));
  const longest = Math.max(0, ...tails.map(({ length }) => length));
  const best = tails.filter(({ length }) => length === longest).map(({ each }) => each);
  // One whose whole path below the site's top stands at the end of the logged one is meant before the others.
  const whole = best.filter((each) => path.endsWith(`/${relative(root, each)}`));
  return whole.length > 0 ? whole : best;
}

function commonTail(one: string, other: string): number {
  const [left, right] = [one.split('/').reverse(), other.split('/').reverse()];
  let length = 0;
  while (length < left.length && length < right.length && left[length] === right[length]) length++;
  return length;
}
