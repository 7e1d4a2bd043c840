import type { Site } from './site.js';

/** The files of a site in a folder and all below it, in the order of paths: of many, only these are looked at. */
export function filesWithin({ files }: Site, folder: string): readonly string[] {
  if (folder === '/') return files;
  return files.slice(firstFrom(files, `${folder}/`), firstFrom(files, `${folder}0`));
}

/** The index of the first path that does not come before `bound`; `0` is what follows `/`. */
function firstFrom(paths: readonly string[], bound: string): number {
  let low = 0;
  let high = paths.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((paths[middle] ?? bound) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
