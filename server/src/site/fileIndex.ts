import { folderOf, nameOf } from '../text/path.js';
import type { Site } from './site.js';

/** The files of a site, found by their folder and by their name. */
export interface FileIndex {
  /** The names of the files that stand in a folder itself. */
  namesIn(folder: string): ReadonlySet<string>;
  /** The paths of the files that have the name, in whichever folder. */
  named(name: string): readonly string[];
}

/** Made once for a site: who asks for each of many scripts need not look through all files each time. */
export function fileIndexOf(site: Site): FileIndex {
  const known = indexes.get(site.files);
  if (known !== undefined) return known;
  const byFolder = new Map<string, Set<string>>();
  const byName = new Map<string, string[]>();
  for (const path of site.files) {
    const [folder, name] = [folderOf(path), nameOf(path)];
    const names = byFolder.get(folder);
    if (names === undefined) byFolder.set(folder, new Set([name]));
    else names.add(name);
    const paths = byName.get(name);
    if (paths === undefined) byName.set(name, [path]);
    else paths.push(path);
  }
  const index: FileIndex = {
    namesIn: (folder) => byFolder.get(folder) ?? none,
    named: (name) => byName.get(name) ?? [],
  };
  indexes.set(site.files, index);
  return index;
}

const indexes = new WeakMap<readonly string[], FileIndex>();
const none: ReadonlySet<string> = new Set();
