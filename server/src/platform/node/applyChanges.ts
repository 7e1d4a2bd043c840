import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import {
  chmod,
  chown,
  link,
  lstat,
  mkdir,
  readFile,
  realpath,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Change } from '../../site/change.js';
import { decode, encode } from '../../text/decode.js';
import { applyEdits, type TextEdit } from '../../text/edit.js';
import { isWithin } from '../../text/path.js';
import { textOfPath } from './fileNames.js';
import { nativePath } from './paths.js';

export interface ApplyChangesOptions {
  /** A link that leads out of this folder is not followed. */
  readonly root: string;
  /** Where the old files are kept, under their paths below `root`; null for nowhere. */
  readonly backupFolder: string | null;
}

/** A change cannot be made. Every file is then as it was before the call. */
export class ChangesNotAppliedError extends Error {
  override readonly name = 'ChangesNotAppliedError';

  constructor(
    readonly path: string,
    /** In words for a person, as "no permission to write it". */
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${path}: ${reason}; nothing was changed`, options);
  }
}

/**
 * Makes the changes on disk, all of them or none. Contents are first written in full to new files beside the
 * old ones, with their mode and owner, and then renamed over them; where a rename fails the earlier ones are
 * taken back. The edits of one file count from its present text.
 *
 * @returns the files written, in the order of their paths.
 * @throws {ChangesNotAppliedError} when one of the changes cannot be made.
 */
export async function applyChanges(
  changes: readonly Change[],
  options: ApplyChangesOptions,
): Promise<readonly string[]> {
  const root = await realPath(options.root);
  const writes: PreparedWrite[] = [];
  try {
    for (const [path, wanted] of [...wantedByPath(changes)].sort(([a], [b]) => (a < b ? -1 : 1))) {
      await attempt(path, async () => {
        writes.push(await prepare(path, wanted, root));
      });
    }
    if (options.backupFolder !== null) {
      for (const write of writes) await attempt(write.path, () => keep(write, root, options.backupFolder));
    }
    await commit(writes);
  } finally {
    await Promise.all(writes.flatMap(({ draft, former }) => [discard(draft), discard(former)]));
  }
  return writes.map((write) => write.path);
}

/** What the changes make of one path, taken together. */
interface Wanted {
  readonly edits: readonly TextEdit[];
  readonly created: string | null;
  readonly mode: number | null;
}

interface PreparedWrite {
  readonly path: string;
  /** Where the file stands once links inside the root are followed. */
  readonly target: string;
  /** Null for a file that is new. */
  readonly old: Uint8Array | null;
  /** The new contents, written in full. */
  readonly draft: string;
  /** A second name of the old file, from which it can be put back. */
  readonly former: string;
}

function wantedByPath(changes: readonly Change[]): ReadonlyMap<string, Wanted> {
  const wanted = new Map<string, Wanted>();
  for (const change of changes) {
    const known = wanted.get(change.path) ?? { edits: [], created: null, mode: null };
    switch (change.kind) {
      case 'edit':
        wanted.set(change.path, { ...known, edits: [...known.edits, ...change.edits] });
        break;
      case 'create':
        wanted.set(change.path, { ...known, created: change.text });
        break;
      case 'mode':
        wanted.set(change.path, { ...known, mode: change.mode });
    }
  }
  return wanted;
}

async function prepare(path: string, wanted: Wanted, root: string): Promise<PreparedWrite> {
  const status = await lstat(nativePath(path)).catch(absent);
  if (wanted.created !== null && status !== null) {
    throw new ChangesNotAppliedError(path, 'a file of that name is already there');
  }
  if (wanted.created === null && status === null) {
    throw new ChangesNotAppliedError(path, 'it is no longer there');
  }
  const target =
    status === null
      ? join(await realPath(dirname(path)), path.slice(dirname(path).length))
      : await realPath(path);
  if (!isWithin(root, target)) {
    throw new ChangesNotAppliedError(path, `a link leads out of ${root}`);
  }
  const old = status === null ? null : await readFile(nativePath(target));
  const suffix = randomBytes(6).toString('hex');
  const draft = join(dirname(target), `.handler-doctor-${suffix}.new`);
  const former = join(dirname(target), `.handler-doctor-${suffix}.old`);
  try {
    await writeFile(nativePath(draft), contents(old, wanted), { flag: 'wx' });
    await likeTheOld(
      draft,
      status === null ? await lstat(nativePath(dirname(target))) : await lstat(nativePath(target)),
      status === null,
      wanted,
    );
  } catch (error) {
    await discard(draft);
    throw error;
  }
  return { path, target, old, draft, former };
}

function contents(old: Uint8Array | null, wanted: Wanted): Uint8Array {
  if (old === null) return encode(wanted.created ?? '', 'utf-8');
  if (wanted.edits.length === 0) return old;
  const { text, encoding } = decode(old);
  return encode(applyEdits(text, wanted.edits), encoding);
}

/** A new file gets its folder's owner, so that one made by root is not out of its owner's reach. */
async function likeTheOld(draft: string, model: Stats, isNew: boolean, wanted: Wanted): Promise<void> {
  const present = await lstat(nativePath(draft));
  if (present.uid !== model.uid || present.gid !== model.gid)
    await chown(nativePath(draft), model.uid, model.gid);
  await chmod(nativePath(draft), wanted.mode ?? (isNew ? 0o644 : model.mode & 0o7777));
}

async function commit(writes: readonly PreparedWrite[]): Promise<void> {
  const done: PreparedWrite[] = [];
  try {
    for (const write of writes) {
      await attempt(write.path, async () => {
        if (write.old === null) {
          // A link fails where somebody has made the file in the meantime; a rename would replace it.
          await link(nativePath(write.draft), nativePath(write.target));
        } else {
          await link(nativePath(write.target), nativePath(write.former));
          await rename(nativePath(write.draft), nativePath(write.target));
        }
        done.push(write);
      });
    }
  } catch (error) {
    for (const write of done.reverse()) {
      if (write.old === null) await rm(nativePath(write.target), { force: true });
      else await rename(nativePath(write.former), nativePath(write.target));
    }
    throw error;
  }
}

async function keep(write: PreparedWrite, root: string, backupFolder: string | null): Promise<void> {
  if (write.old === null || backupFolder === null) return;
  const copy = join(backupFolder, write.target.slice(root.length));
  await mkdir(nativePath(dirname(copy)), { recursive: true });
  await writeFile(nativePath(copy), write.old, {
    mode: (await lstat(nativePath(write.target))).mode & 0o777,
  });
}

async function attempt(path: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (error instanceof ChangesNotAppliedError) throw error;
    throw new ChangesNotAppliedError(path, reasonOf(error), { cause: error });
  }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'no permission to write it'],
  ['EPERM', 'no permission to write it'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EISDIR', 'it is a folder'],
  ['ELOOP', 'its links lead in a circle'],
  ['EEXIST', 'a file of that name is already there'],
]);

/** Why the file system did not do it, in words for a person. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons.get(code) ?? (error instanceof Error ? error.message : String(error));
}

function absent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

const discard = (path: string): Promise<void> => rm(nativePath(path), { force: true });

const realPath = async (path: string): Promise<string> =>
  textOfPath(await realpath(nativePath(path), 'buffer'));
