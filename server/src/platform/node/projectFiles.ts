import type { Dirent, Stats } from 'node:fs';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import {
  type FileStatus,
  type FolderEntry,
  type ProjectFiles,
  UnreadableFileError,
} from '../../site/projectFiles.js';
import { enginePath, nativePath } from './paths.js';

/** How the disk is asked; what is answered at once need not be waited for. */
interface Disk {
  stat(path: string): Stats | Promise<Stats>;
  realpath(path: string): string | Promise<string>;
  readFile(path: string): Uint8Array | Promise<Uint8Array>;
  readdir(path: string): readonly Dirent[] | Promise<readonly Dirent[]>;
}

/** The files of this machine, for a program that has others to serve meanwhile. Nothing is cached: each call asks the disk. */
export const nodeProjectFiles: ProjectFiles = projectFilesOn({
  stat,
  realpath,
  readFile,
  readdir: (path) => readdir(path, { withFileTypes: true }),
});

/**
 * The same for a program that does nothing else: for many small files most of the time goes into waiting for their
 * turn, unless the process itself waits.
 */
export const blockingProjectFiles: ProjectFiles = projectFilesOn({
  stat: statSync,
  realpath: (path) => realpathSync.native(path),
  readFile: (path) => readFileSync(path),
  readdir: (path) => readdirSync(path, { withFileTypes: true }),
});

function projectFilesOn(disk: Disk): ProjectFiles {
  return {
    read: (path) =>
      unlessMissing(path, async () => {
        const status = await disk.stat(nativePath(path));
        // A pipe or a device would keep the reader waiting for ever.
        if (!status.isFile()) throw new UnreadableFileError(path, kindInWords(status));
        return disk.readFile(nativePath(path));
      }),

    stat: (path) =>
      unlessMissing(path, async () => {
        const native = nativePath(path);
        const [status, identity] = await Promise.all([disk.stat(native), disk.realpath(native)]);
        return statusOf(status, enginePath(identity));
      }),

    async list(path) {
      const entries = await unlessMissing(path, async () => disk.readdir(nativePath(path)));
      return (entries ?? []).map(entryOf).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    },
  };
}

const statusOf = (status: Stats, identity: string): FileStatus => ({
  kind: status.isFile() ? 'file' : status.isDirectory() ? 'folder' : 'other',
  size: status.size,
  mode: process.platform === 'win32' ? null : status.mode & 0o7777,
  identity,
});

const entryOf = (entry: Dirent): FolderEntry => ({
  name: entry.name,
  kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'other',
});

async function unlessMissing<T>(path: string, ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof UnreadableFileError) throw error;
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new UnreadableFileError(path, reasonOf(code), { cause: error });
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';

const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'no permission to read it'],
  ['EPERM', 'no permission to read it'],
  ['ELOOP', 'a symbolic link that leads back to itself'],
  ['ENAMETOOLONG', 'its name is too long for this system'],
  ['EIO', 'the disk reports an error'],
  ['EMFILE', 'too many files are open at once'],
  ['ENFILE', 'too many files are open at once'],
  ['ERR_FS_FILE_TOO_LARGE', 'it is too large to be read into memory'],
]);

const reasonOf = (code: string): string => reasons.get(code) ?? `it cannot be read (${code})`;

function kindInWords(status: Stats): string {
  if (status.isDirectory()) return 'a folder, not a file';
  if (status.isFIFO()) return 'a pipe, not a file';
  if (status.isSocket()) return 'a socket, not a file';
  return 'a device, not a file';
}
