/**
 * The one port through which the engine sees files. Paths are absolute, with `/` between their parts, on
 * every platform; an edge translates them from and to URIs or the platform's own form.
 */
export interface ProjectFiles {
  /** The file's bytes; null where there is no such file. @throws {UnreadableFileError} */
  read(path: string): Promise<Uint8Array | null>;
  /** Null where nothing stands at the path. Symbolic links are followed. @throws {UnreadableFileError} */
  stat(path: string): Promise<FileStatus | null>;
  /** What stands in a folder, in the order of names; empty where it is no folder. @throws {UnreadableFileError} */
  list(path: string): Promise<readonly FolderEntry[]>;
}

export interface FileStatus {
  readonly kind: 'file' | 'folder' | 'other';
  /** Bytes. */
  readonly size: number;
  /** Permission bits, as 0o755; null where the file system has none (Windows, a browser). */
  readonly mode: number | null;
  /** The path without symbolic links: two paths with one identity are one file. */
  readonly identity: string;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/**
 * Why something that is there cannot be read. `closed`: nobody has permission, whoever asks; `no-permission`: we
 * have none, others may. `not-a-file`: a folder, socket or device; a `pipe` keeps its reader waiting.
 */
export type UnreadableKind =
  | 'closed'
  | 'no-permission'
  | 'not-a-file'
  | 'pipe'
  | 'link-loop'
  | 'path-too-long'
  | 'other';

/** A file or folder is there and cannot be read. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
  readonly kind: UnreadableKind;

  constructor(
    readonly path: string,
    /** In words for a person, as "no permission to read it". */
    readonly reason: string,
    { kind = 'other', ...options }: ErrorOptions & { readonly kind?: UnreadableKind } = {},
  ) {
    super(`${path}: ${reason}`, options);
    this.kind = kind;
  }
}
