import type { Site } from '../../site/site.js';
import { folderOf, join, nameOf } from '../../text/path.js';
import { isProgramName, originalName } from '../shared/fileNames.js';

/** The files of a site whose names alone make them worth a look. */
export interface ProgramFiles {
  /** What is called as a program's source is. */
  readonly programs: readonly string[];
  /** Backup copies of files that lie beside them. */
  readonly copies: readonly { readonly path: string; readonly original: string }[];
}

/** Each .htaccess of a site asks; a site may hold thousands of files. */
const known = new WeakMap<Site, ProgramFiles>();

export function programFilesOf(site: Site): ProgramFiles {
  const found = known.get(site) ?? findIn(site);
  known.set(site, found);
  return found;
}

function findIn({ files }: Site): ProgramFiles {
  const present = new Set(files);
  return {
    programs: files.filter(isProgramName),
    copies: files.flatMap((path) => {
      const name = originalName(nameOf(path));
      const original = name === null ? null : join(folderOf(path), name);
      return original !== null && present.has(original) ? [{ path, original }] : [];
    }),
  };
}
