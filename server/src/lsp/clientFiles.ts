import type { Connection } from 'vscode-languageserver';
import { type FolderEntry, type ProjectFiles, UnreadableFileError } from '../site/projectFiles.js';
import { uriOf } from './paths.js';
import {
  type FileParams,
  type ListFolderResult,
  listFolderRequest,
  type ReadFileResult,
  readFileRequest,
  type StatFileResult,
  statFileRequest,
} from './protocol.js';

/** Where there is no disk and no client that has one: only what is open is there. */
export const noFiles: ProjectFiles = {
  read: async () => null,
  stat: async () => null,
  list: async () => [],
};

/** The files that the client can reach. Modes are not among what it tells. */
export function clientFiles(connection: Connection): ProjectFiles {
  const ask = async <T>(method: string, path: string): Promise<T> => {
    try {
      const params: FileParams = { uri: uriOf(path) };
      return await connection.sendRequest<T>(method, params);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'the editor cannot read it';
      throw new UnreadableFileError(path, reason, { cause: error });
    }
  };
  return {
    async read(path) {
      const bytes = await ask<ReadFileResult>(readFileRequest, path);
      return bytes === null ? null : Uint8Array.from(atob(bytes), (unit) => unit.charCodeAt(0));
    },
    async stat(path) {
      const status = await ask<StatFileResult>(statFileRequest, path);
      return status === null ? null : { ...status, mode: null, identity: path };
    },
    async list(path) {
      const entries = await ask<ListFolderResult>(listFolderRequest, path);
      return [...entries].sort(byName);
    },
  };
}

const byName = (a: FolderEntry, b: FolderEntry): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
