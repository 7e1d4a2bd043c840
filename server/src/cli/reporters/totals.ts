import type { CheckedFile } from '../checkedFiles.js';
import type { SuggestCommand } from '../suggestedCommand.js';
import { counted } from '../text/counted.js';
import { summaryOf } from './report.js';

/** One sentence: how much was checked and found. */
export function totalsOf(files: readonly CheckedFile[]): string {
  if (files.length === 0) return 'No .htaccess file here, and so nothing to check.';
  const { files: checked, unreadable } = summaryOf(files);
  const notRead = unreadable > 0 ? `, ${unreadable} could not be read` : '';
  return `${counted(checked, 'file')} checked${notRead}: ${foundIn(files)}.`;
}

/** As `2 errors, 1 warning`, or `nothing found`. */
export function foundIn(files: readonly CheckedFile[]): string {
  const { errors, warnings, infos } = summaryOf(files);
  const found = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(infos > 0 ? [counted(infos, 'info')] : []),
  ];
  return found.length > 0 ? found.join(', ') : 'nothing found';
}

/** How many findings `fix` can mend, and the commands for it. */
export function fixOffers(
  files: readonly CheckedFile[],
  paths: readonly string[],
  suggest: SuggestCommand,
): readonly string[] {
  const mendable = files
    .flatMap((file) => (file.kind === 'linted' ? file.linted.findings : []))
    .map((finding) => finding.fixes().filter(({ target }) => target === null))
    .map((fixes) =>
      (['safe', 'unsafe'] as const).find((each) => fixes.some(({ safety }) => safety === each)),
    );
  const safe = mendable.filter((safety) => safety === 'safe').length;
  const unsafe = mendable.filter((safety) => safety === 'unsafe').length;
  const toLookAt = suggest('fix', [...paths, '--unsafe', '--dry-run']);
  return [
    ...(safe > 0 ? [`${counted(safe, 'safe fix', 'safe fixes')}: ${suggest('fix', paths)}`] : []),
    ...(unsafe > 0 ? [`${counted(unsafe, 'unsafe fix', 'unsafe fixes')} to look at first: ${toLookAt}`] : []),
  ];
}
