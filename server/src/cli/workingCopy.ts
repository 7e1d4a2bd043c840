import { ChangesNotAppliedError } from '../platform/node/applyChanges.js';
import type { Change } from '../site/change.js';
import type { FileStatus, FolderEntry, ProjectFiles } from '../site/projectFiles.js';
import { decode, type Encoding, encode, UnencodableTextError } from '../text/decode.js';
import { applyEdits } from '../text/edit.js';
import { folderOf, nameOf } from '../text/path.js';

/** What a file was and what it is to become. */
export interface ChangedFile {
  readonly path: string;
  /** Null for a file that is new. */
  readonly oldText: string | null;
  readonly newText: string;
  readonly encoding: Encoding;
  /** Permission bits; null where the file system has none, or the file is new. */
  readonly oldMode: number | null;
  /** Null where the mode stays. */
  readonly newMode: number | null;
}

/** Files as they would be after changes, in memory: what stands on the disk is not touched. */
export class WorkingCopy implements ProjectFiles {
  private readonly changed = new Map<string, ChangedFile>();

  constructor(private readonly disk: ProjectFiles) {}

  /**
   * Makes the changes, each list of edits counted from the file's present text.
   *
   * @throws {UnreadableFileError} where a file to edit cannot be read.
   * @throws {OverlappingEditsError} where two edits want the same text.
   * @throws {ChangesNotAppliedError} where a file's encoding has no byte for a new character.
   */
  async apply(changes: readonly Change[]): Promise<void> {
    for (const change of changes) {
      const file = await this.changedFile(change.path);
      const next = changedBy(file, change);
      bytesOf(next);
      this.changed.set(change.path, next);
    }
  }

  /** In the order of paths; without those that came back to what they were. */
  changes(): readonly ChangedFile[] {
    return [...this.changed.values()]
      .filter((file) => file.newText !== file.oldText || file.newMode !== null)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  async read(path: string): Promise<Uint8Array | null> {
    const file = this.changed.get(path);
    return file === undefined ? this.disk.read(path) : bytesOf(file);
  }

  async stat(path: string): Promise<FileStatus | null> {
    const file = this.changed.get(path);
    const status = await this.disk.stat(path);
    if (file === undefined) return status;
    const size = bytesOf(file).length;
    const mode = file.newMode ?? file.oldMode;
    return { kind: 'file', size, mode, identity: status?.identity ?? path };
  }

  async list(path: string): Promise<readonly FolderEntry[]> {
    const entries = await this.disk.list(path);
    const created = [...this.changed.values()]
      .filter((file) => file.oldText === null && folderOf(file.path) === path)
      .map((file): FolderEntry => ({ name: nameOf(file.path), kind: 'file' }));
    if (created.length === 0) return entries;
    return [...entries, ...created].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private async changedFile(path: string): Promise<ChangedFile> {
    const known = this.changed.get(path);
    if (known !== undefined) return known;
    const bytes = await this.disk.read(path);
    const { text, encoding } = decode(bytes ?? new Uint8Array());
    return {
      path,
      oldText: bytes === null ? null : text,
      newText: text,
      encoding,
      oldMode: (await this.disk.stat(path))?.mode ?? null,
      newMode: null,
    };
  }
}

function bytesOf({ path, newText, encoding }: ChangedFile): Uint8Array {
  try {
    return encode(newText, encoding);
  } catch (error) {
    if (!(error instanceof UnencodableTextError)) throw error;
    throw new ChangesNotAppliedError(path, error.message, { cause: error });
  }
}

function changedBy(file: ChangedFile, change: Change): ChangedFile {
  switch (change.kind) {
    case 'edit':
      return { ...file, newText: applyEdits(file.newText, change.edits) };
    case 'create':
      return { ...file, newText: change.text };
    case 'mode':
      return { ...file, newMode: change.mode === file.oldMode ? null : change.mode };
  }
}

/** The changes that make of the old files the new ones, in one step each. */
export const changesTo = (files: readonly ChangedFile[]): readonly Change[] =>
  files.flatMap((file): readonly Change[] => {
    const mode: readonly Change[] =
      file.newMode === null ? [] : [{ kind: 'mode', path: file.path, mode: file.newMode }];
    if (file.oldText === null) return [{ kind: 'create', path: file.path, text: file.newText }, ...mode];
    if (file.oldText === file.newText) return mode;
    const whole = { start: 0, end: file.oldText.length };
    return [{ kind: 'edit', path: file.path, edits: [{ span: whole, newText: file.newText }] }, ...mode];
  });
