import { type FileStat, FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FileParams,
  type ListFolderResult,
  listFolderRequest,
  type ReadFileResult,
  readFileRequest,
  type StatFileResult,
  statFileRequest,
} from '../../server/src/lsp/protocol.js';

/** Answers the requests of a server without a disk, for files of the workspace only. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(readFileRequest, async ({ uri }: FileParams): Promise<ReadFileResult> => {
    const bytes = await unlessMissing(uri, (place) => workspace.fs.readFile(place));
    return bytes === null ? null : base64(bytes);
  });
  client.onRequest(statFileRequest, async ({ uri }: FileParams): Promise<StatFileResult> => {
    const status = await unlessMissing<FileStat>(uri, (place) => workspace.fs.stat(place));
    return status === null ? null : { kind: kindOf(status.type), size: status.size };
  });
  client.onRequest(listFolderRequest, async ({ uri }: FileParams): Promise<ListFolderResult> => {
    const entries = await unlessMissing(uri, (place) => workspace.fs.readDirectory(place));
    return (entries ?? []).map(([name, type]) => ({ name, kind: kindOf(type) }));
  });
}

async function unlessMissing<T>(uri: string, ask: (place: Uri) => Thenable<T>): Promise<T | null> {
  const place = Uri.parse(uri);
  if (workspace.getWorkspaceFolder(place) === undefined) return null;
  try {
    return await ask(place);
  } catch (error) {
    if (error instanceof FileSystemError && missing.includes(error.code)) return null;
    throw error;
  }
}

const missing = ['FileNotFound', 'FileNotADirectory', 'FileIsADirectory'];

/** Links are followed: a folder behind one is a folder. */
function kindOf(type: FileType): 'file' | 'folder' | 'other' {
  if ((type & FileType.Directory) !== 0) return 'folder';
  return (type & FileType.File) !== 0 ? 'file' : 'other';
}

const base64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
};
