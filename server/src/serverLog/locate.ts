import type { ProjectFiles } from '../site/projectFiles.js';
import { UnreadableFileError } from '../site/projectFiles.js';
import { isWithin, join, nameOf, relative } from '../text/path.js';

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
 * The site's top on the server, by the paths that a log names: the folder for which most of them are files of the
 * site here. Null where none is.
 *
 * @param logged as the server writes them.
 * @param candidates files here that have one of the names.
 */
export function documentRootIn(
  logged: readonly string[],
  candidates: readonly string[],
  root: string,
): string | null {
  const votes = new Map<string, number>();
  for (const path of logged.map(withSlashes)) {
    for (const candidate of candidates) {
      const below = `/${relative(root, candidate)}`;
      if (!path.endsWith(below)) continue;
      const folder = path.slice(0, -below.length);
      // The more folders agree the less it is chance.
      votes.set(folder, (votes.get(folder) ?? 0) + below.split('/').length - 1);
    }
  }
  const [best] = [...votes].sort(([, one], [, other]) => other - one);
  return best?.[0] ?? null;
}

/**
 * The files here that a path of the log may mean, which is that of another machine. Several for a bare name, where
 * nothing tells them apart.
 *
 * @param logged as the server writes it: a path, or a bare name.
 * @param candidates files here that have one of the names.
 */
export function located(
  logged: string,
  candidates: readonly string[],
  { root, documentRoot }: SitePlace,
): readonly string[] {
  const path = withSlashes(logged);
  const named = candidates.filter((each) => nameOf(each) === nameOf(path));
  if (!path.includes('/')) return named;
  const exact = named.filter((each) => each === path);
  if (exact.length > 0) return exact;
  if (documentRoot !== null && isWithin(documentRoot, path)) {
    return named.filter((each) => join(documentRoot, relative(root, each)) === path);
  }
  const tails = named.map((each) => ({ each, length: commonTail(each, path) }));
  const longest = Math.max(1, ...tails.map(({ length }) => length));
  if (longest > 1) return tails.filter(({ length }) => length === longest).map(({ each }) => each);
  // The name alone says something only where it is not in every second folder.
  return documentRoot === null && named.length === 1 && !nameOf(path).startsWith('.ht') ? named : [];
}

const withSlashes = (path: string): string => path.replace(/\\/g, '/');

function commonTail(one: string, other: string): number {
  const [left, right] = [one.split('/').reverse(), other.split('/').reverse()];
  let length = 0;
  while (length < left.length && length < right.length && left[length] === right[length]) length++;
  return length;
}
