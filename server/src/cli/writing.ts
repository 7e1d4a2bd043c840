import { applyChanges } from '../platform/node/applyChanges.js';
import { encode } from '../text/decode.js';
import { folderOf, isWithin } from '../text/path.js';
import { displayPathFrom } from './displayPath.js';
import type { Outside } from './outside.js';
import { styleOf } from './style.js';
import { visibleLines } from './text/visible.js';
import { unifiedDiffOf, unifiedDiffText } from './unifiedDiff.js';
import { type ChangedFile, changesTo } from './workingCopy.js';

/**
 * Writes the changes to the disk, all of them or none.
 *
 * @param roots of the sites that the files belong to; no link that leads out of them is followed.
 * @param backup where the old files are kept; null for nowhere.
 * @throws {ChangesNotAppliedError} where one of them cannot be made; nothing is changed then.
 */
export async function writeFiles(
  files: readonly ChangedFile[],
  roots: readonly string[],
  backup: string | null,
): Promise<void> {
  if (files.length === 0) return;
  await applyChanges(changesTo(files), { root: commonFolder(roots), backupFolder: backup });
}

/** Shows the changes as a unified diff: byte for byte where a program reads it, in colors for a person. */
export function writeDiff(files: readonly ChangedFile[], { terminal, currentFolder }: Outside): void {
  const displayPath = displayPathFrom(currentFolder);
  const style = styleOf(terminal);
  for (const file of files) {
    if (!terminal.interactive) {
      terminal.write(unifiedDiffOf(file, displayPath));
      continue;
    }
    const lines = visibleLines(unifiedDiffText(file, displayPath)).split('\n');
    const painted = lines.map((line) => {
      if (/^(diff|---|\+\+\+|@@|old|new)/.test(line)) return style.strong(line);
      return line.startsWith('+') ? style.added(line) : line.startsWith('-') ? style.removed(line) : line;
    });
    terminal.write(encode(painted.join('\n'), 'utf-8'));
  }
}

/** The innermost folder that all of them lie in. */
export function commonFolder(folders: readonly string[]): string {
  const [first = '/', ...others] = folders;
  return others.reduce((common, folder) => {
    let at = common;
    while (!isWithin(at, folder) && folderOf(at) !== at) at = folderOf(at);
    return at;
  }, first);
}
