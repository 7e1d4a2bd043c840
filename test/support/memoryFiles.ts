import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Change } from '../../server/src/site/change.js';
import type { FolderEntry, ProjectFiles } from '../../server/src/site/projectFiles.js';
import { decode, encode } from '../../server/src/text/decode.js';
import { applyEdits } from '../../server/src/text/edit.js';
import { folderOf, isWithin, nameOf } from '../../server/src/text/path.js';

export interface MemoryFile {
  readonly bytes: Uint8Array;
  readonly mode: number;
}

/** Files by absolute path: a site that tests can change without a disk. */
export type MemoryFiles = ReadonlyMap<string, MemoryFile>;

/** Text files with mode 644, those that start with `#!` with 755. */
export const memoryFiles = (texts: Readonly<Record<string, string>>): MemoryFiles =>
  new Map(
    Object.entries(texts).map(([path, text]) => [
      path,
      { bytes: new TextEncoder().encode(text), mode: text.startsWith('#!') ? 0o755 : 0o644 },
    ]),
  );

/** All files below a folder of the disk, as if the folder were `/site`. */
export function memoryFilesOf(folder: string): MemoryFiles {
  const files = new Map<string, MemoryFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = lstatSync(path);
    files.set(`/site${path.slice(folder.length)}`, { bytes: readFileSync(path), mode: mode & 0o777 });
  }
  return files;
}

export function projectFilesIn(files: MemoryFiles): ProjectFiles {
  const isFolder = (path: string): boolean =>
    [...files.keys()].some((file) => file !== path && isWithin(path, file));
  return {
    read: async (path) => files.get(path)?.bytes ?? null,
    stat: async (path) => {
      const file = files.get(path);
      if (file !== undefined) {
        return { kind: 'file', size: file.bytes.length, mode: file.mode, identity: path };
      }
      return isFolder(path) ? { kind: 'folder', size: 0, mode: 0o755, identity: path } : null;
    },
    list: async (folder) => {
      const entries = new Map<string, FolderEntry>();
      for (const path of files.keys()) {
        if (path === folder || !isWithin(folder, path)) continue;
        const [name = ''] = path.slice(folder === '/' ? 1 : folder.length + 1).split('/');
        entries.set(name, {
          name,
          kind: nameOf(path) === name && folderOf(path) === folder ? 'file' : 'folder',
        });
      }
      return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}

/** The files as they are once all changes are made. */
export function withChanges(files: MemoryFiles, changes: readonly Change[]): MemoryFiles {
  const changed = new Map(files);
  for (const change of changes) {
    const file = changed.get(change.path);
    if (change.kind === 'create') {
      changed.set(change.path, { bytes: new TextEncoder().encode(change.text), mode: 0o644 });
      continue;
    }
    if (file === undefined) throw new Error(`a ${change.kind} of ${change.path}, which is not there`);
    if (change.kind === 'mode') {
      changed.set(change.path, { ...file, mode: change.mode });
    } else {
      const { text, encoding } = decode(file.bytes);
      changed.set(change.path, { ...file, bytes: encode(applyEdits(text, change.edits), encoding) });
    }
  }
  return changed;
}

export const textIn = (files: MemoryFiles, path: string): string => {
  const file = files.get(path);
  if (file === undefined) throw new Error(`${path} is not there`);
  return decode(file.bytes).text;
};
