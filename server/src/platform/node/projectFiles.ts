import type { Dirent, PathLike, Stats } from 'node:fs';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import {
  type FileStatus,
  type FolderEntry,
  type ProjectFiles,
  UnreadableFileError,
  type UnreadableKind,
} from '../../site/projectFiles.js';
import { replacement, textOfPath } from './fileNames.js';
import { enginePath, nativePath } from './paths.js';

/** How the disk is asked; what is answered at once need not be waited for. */
interface Disk {
  stat(path: PathLike): Stats | Promise<Stats>;
  realpath(path: PathLike): Buffer | Promise<Buffer>;
  readFile(path: PathLike): Uint8Array | Promise<Uint8Array>;
  readdir(path: PathLike): readonly Dirent[] | Promise<readonly Dirent[]>;
  /** The same entries, for a folder with names that are no UTF-8. */
  readdirBytes(path: PathLike): readonly Dirent<Buffer>[] | Promise<readonly Dirent<Buffer>[]>;
}

/** The files of this machine, for a program that has others to serve meanwhile. Nothing is cached: each call asks the disk. */
export const nodeProjectFiles: ProjectFiles = projectFilesOn({
  stat,
  realpath: (path) => realpath(path, 'buffer'),
  readFile,
  readdir: (path) => readdir(path, { withFileTypes: true }),
  readdirBytes: (path) => readdir(path, { withFileTypes: true, encoding: 'buffer' }),
});

/**
 * The same for a program that does nothing else: for many small files most of the time goes into waiting for their
 * turn, unless the process itself waits.
 */
export const blockingProjectFiles: ProjectFiles = projectFilesOn({
  stat: statSync,
  realpath: (path) => realpathSync.native(path, 'buffer'),
  readFile: (path) => readFileSync(path),
  readdir: (path) => readdirSync(path, { withFileTypes: true }),
  readdirBytes: (path) => readdirSync(path, { withFileTypes: true, encoding: 'buffer' }),
});

function projectFilesOn(disk: Disk): ProjectFiles {
  return {
    read: (path) =>
      unlessMissing(path, async () => {
        const status = await disk.stat(nativePath(path));
        // A pipe or a device would keep the reader waiting for ever.
        if (!status.isFile()) throw notAFile(path, status);
        // Not even to root, who could: what nobody else may read, no server reads.
        if (isClosedToAll(status)) throw new UnreadableFileError(path, noPermission, { kind: 'closed' });
        return disk.readFile(nativePath(path));
      }),

    stat: (path) =>
      unlessMissing(path, async () => {
        const native = nativePath(path);
        const [status, identity] = await Promise.all([disk.stat(native), disk.realpath(native)]);
        return statusOf(status, enginePath(textOfPath(identity)));
      }),

    async list(path) {
      const entries = await unlessMissing(path, async () => {
        const found = (await disk.readdir(nativePath(path))).map((each) => entryOf(each.name, each));
        if (!found.some(({ name }) => name.includes(replacement))) return found;
        const again = await disk.readdirBytes(nativePath(path));
        return again.map((each) => entryOf(textOfPath(each.name), each));
      });
      return (entries ?? []).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    },
  };
}

const statusOf = (status: Stats, identity: string): FileStatus => ({
  kind: status.isFile() ? 'file' : status.isDirectory() ? 'folder' : 'other',
  size: status.size,
  mode: process.platform === 'win32' ? null : status.mode & 0o7777,
  identity,
});

const entryOf = (name: string, entry: Dirent | Dirent<Buffer>): FolderEntry => ({
  name,
  kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'other',
});

async function unlessMissing<T>(path: string, ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof UnreadableFileError) throw error;
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    const { kind, reason } = reasons.get(code) ?? { kind: 'other', reason: `it cannot be read (${code})` };
    throw new UnreadableFileError(path, reason, { cause: error, kind });
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';

const noPermission = 'no permission to read it';

const reasons: ReadonlyMap<string, { readonly kind: UnreadableKind; readonly reason: string }> = new Map([
  ['EACCES', { kind: 'no-permission', reason: noPermission }],
  ['EPERM', { kind: 'no-permission', reason: noPermission }],
  ['ELOOP', { kind: 'link-loop', reason: 'a symbolic link that leads back to itself' }],
  ['ENAMETOOLONG', { kind: 'path-too-long', reason: 'its path is too long for this system' }],
  ['EISDIR', { kind: 'not-a-file', reason: 'a folder, not a file' }],
  ['EIO', { kind: 'other', reason: 'the disk reports an error' }],
  ['EMFILE', { kind: 'other', reason: 'too many files are open at once' }],
  ['ENFILE', { kind: 'other', reason: 'too many files are open at once' }],
  ['ERR_FS_FILE_TOO_LARGE', { kind: 'other', reason: 'it is too large to be read into memory' }],
]);

/** Windows has no such modes. */
const isClosedToAll = ({ mode }: Stats): boolean => process.platform !== 'win32' && (mode & 0o444) === 0;

function notAFile(path: string, status: Stats): UnreadableFileError {
  const is = (what: string, kind: UnreadableKind = 'not-a-file') =>
    new UnreadableFileError(path, `${what}, not a file`, { kind });
  if (status.isDirectory()) return is('a folder');
  if (status.isFIFO()) return is('a pipe', 'pipe');
  return is(status.isSocket() ? 'a socket' : 'a device');
}
