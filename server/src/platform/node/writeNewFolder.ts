import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isWithin } from '../../text/path.js';
import { reasonOf } from './applyChanges.js';
import { nativePath } from './paths.js';

/** A folder cannot be written. Nothing of it is left. */
export class FolderNotWrittenError extends Error {
  override readonly name = 'FolderNotWrittenError';

  constructor(
    readonly path: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${path}: ${reason}; nothing was written`, options);
  }
}

/**
 * Writes files into a folder that is not there yet, or is empty: all of them, or none. Everyone may read them,
 * whatever the umask says.
 *
 * @param files text by path below the folder.
 * @throws {FolderNotWrittenError}
 */
export async function writeNewFolder(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const isNew = await claim(folder);
  try {
    const made = new Set<string>([folder]);
    for (const [path, text] of files) {
      const file = join(folder, path);
      if (!isWithin(folder, file)) throw new Error(`${path} lies outside of it`);
      await makeFolders(dirname(file), made);
      await writeFile(file, text, { flag: 'wx' });
      await chmod(file, 0o644);
    }
  } catch (error) {
    const entries = new Set([...files.keys()].map((path) => path.split('/', 1)[0] ?? ''));
    const left = isNew ? [folder] : [...entries].map((entry) => join(folder, entry));
    await Promise.all(left.map((path) => rm(path, { recursive: true, force: true })));
    throw new FolderNotWrittenError(folder, reasonOf(error), { cause: error });
  }
}

/** @returns whether the folder was made, and had not been there. */
async function claim(folder: string): Promise<boolean> {
  try {
    await mkdir(nativePath(folder));
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') {
      throw new FolderNotWrittenError(folder, `there is no folder ${dirname(folder)} to make it in`, {
        cause: error,
      });
    }
    if (code !== 'EEXIST') throw new FolderNotWrittenError(folder, reasonOf(error), { cause: error });
  }
  const entries = await readdir(nativePath(folder)).catch((error: unknown) => {
    const isFile = error instanceof Error && 'code' in error && error.code === 'ENOTDIR';
    const reason = isFile ? 'it is a file' : reasonOf(error);
    throw new FolderNotWrittenError(folder, reason, { cause: error });
  });
  if (entries.length > 0) {
    throw new FolderNotWrittenError(folder, 'it is not empty: name a folder that is not there yet');
  }
  return false;
}

async function makeFolders(folder: string, made: Set<string>): Promise<void> {
  if (made.has(folder)) return;
  await makeFolders(dirname(folder), made);
  await mkdir(folder);
  await chmod(folder, 0o755);
  made.add(folder);
}
