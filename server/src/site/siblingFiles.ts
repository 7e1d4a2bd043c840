import type { SiblingFiles } from '../syntax/script/python/siblings.js';
import { decode } from '../text/decode.js';
import { once } from '../text/once.js';
import { folderOf, join } from '../text/path.js';
import { type ProjectFiles, UnreadableFileError } from './projectFiles.js';

/** The files beside a script. What cannot be read counts as not there. */
export function siblingFilesOf(files: ProjectFiles, script: string): SiblingFiles {
  const folder = folderOf(script);
  // Most of what a script imports is not beside it: one look at the folder saves many at files.
  const names = once(async () => new Set((await files.list(folder)).map(({ name }) => name)));
  return {
    read: (path) =>
      unlessUnreadable(async () => {
        const [first = path] = path.split('/', 1);
        if (!(await names()).has(first)) return null;
        const bytes = await files.read(join(folder, path));
        return bytes === null ? null : decode(bytes).text;
      }),
  };
}

async function unlessUnreadable<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return null;
  }
}
