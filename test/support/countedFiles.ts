import type { ProjectFiles } from '../../server/src/site/projectFiles.js';

/** Files that keep account of what is asked of them. */
export interface CountedFiles extends ProjectFiles {
  /** The paths of the files read, one for each reading; without those that are not there. */
  readonly reads: string[];
  /** The folders listed, one for each listing. */
  readonly listings: string[];
}

export function countedFiles(files: ProjectFiles): CountedFiles {
  const reads: string[] = [];
  const listings: string[] = [];
  return {
    reads,
    listings,
    async read(path) {
      const bytes = await files.read(path);
      if (bytes !== null) reads.push(path);
      return bytes;
    },
    stat: (path) => files.stat(path),
    list(path) {
      listings.push(path);
      return files.list(path);
    },
  };
}
