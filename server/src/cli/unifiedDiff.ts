import { formatPatch, structuredPatch } from 'diff';
import { encode } from '../text/decode.js';
import type { DisplayPath } from './displayPath.js';
import type { ChangedFile } from './workingCopy.js';

/**
 * What changes in a file, as git writes it, modes and new files included: `patch -p0` and `git apply -p0`
 * take it in the current folder. Names are in UTF-8, lines in the file's own encoding.
 */
export function unifiedDiffOf(file: ChangedFile, displayPath: DisplayPath): Uint8Array {
  const text = unifiedDiffText(file, displayPath);
  if (file.encoding === 'utf-8') return encode(text, 'utf-8');
  const hunksAt = text.indexOf('\n@@ ') + 1;
  return Buffer.concat([encode(text.slice(0, hunksAt), 'utf-8'), encode(text.slice(hunksAt), file.encoding)]);
}

/** The same as text, for a terminal. */
export function unifiedDiffText(file: ChangedFile, displayPath: DisplayPath): string {
  const name = displayPath(file.path);
  const isNew = file.oldText === null;
  const oldName = isNew ? '/dev/null' : name;
  const { hunks } = structuredPatch(oldName, name, file.oldText ?? '', file.newText, undefined, undefined, {
    context: 3,
  });
  const modes = modesOf(file);
  const patch = formatPatch({
    oldFileName: oldName,
    newFileName: name,
    oldHeader: undefined,
    newHeader: undefined,
    hunks,
    isGit: true,
    ...(isNew ? { isCreate: true } : {}),
    ...modes,
  });
  return markNamesWithSpaces(patch);
}

/** Behind a name with spaces stands a tab, as git writes it: without it `patch` takes the first word. */
function markNamesWithSpaces(patch: string): string {
  const hunksAt = patch.indexOf('\n@@ ') + 1;
  const header = patch.slice(0, hunksAt).replace(/^((?:---|\+\+\+) [^"\n][^\n]* [^\n]*)$/gm, '$1\t');
  return header + patch.slice(hunksAt);
}

/**
 * Git knows two modes of a file: everybody may run it, or nobody. Where both are the same to git, as 777 and 755, they
 * are written in full, which git and `patch` read too: else nothing would show the change.
 */
function modesOf(file: ChangedFile): { readonly oldMode?: string; readonly newMode?: string } {
  const { oldText, oldMode, newMode } = file;
  if (oldText === null) return { newMode: gitMode(newMode ?? 0o644) };
  if (newMode === null) return {};
  const [before, after] = [oldMode ?? 0o644, newMode];
  const inFull = gitMode(before) === gitMode(after);
  const written = (mode: number): string =>
    inFull ? `100${mode.toString(8).padStart(3, '0')}` : gitMode(mode);
  return { oldMode: written(before), newMode: written(after) };
}

const gitMode = (mode: number): string => ((mode & 0o100) === 0 ? '100644' : '100755');
