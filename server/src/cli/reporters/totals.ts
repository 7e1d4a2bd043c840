import type { CheckedFile } from '../checkedFiles.js';
import { counted } from '../text/counted.js';
import { summaryOf } from './report.js';

/** The last lines of a pretty report: how much was checked and found, and which command mends what. */
export function totalsOf(files: readonly CheckedFile[], pathArguments: string): readonly string[] {
  const { files: checked, errors, warnings, infos, unreadable } = summaryOf(files);
  if (files.length === 0) return ['No .htaccess file here, and so nothing to check.'];
  const found = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(infos > 0 ? [counted(infos, 'hint')] : []),
  ];
  const notRead = unreadable > 0 ? `, ${unreadable} could not be read` : '';
  const first = `${counted(checked, 'file')} checked${notRead}: ${found.length > 0 ? found.join(', ') : 'nothing found'}.`;
  return [first, ...offers(files, pathArguments)];
}

function offers(files: readonly CheckedFile[], pathArguments: string): readonly string[] {
  const findings = files.flatMap((file) => (file.kind === 'linted' ? file.linted.findings : []));
  const own = findings.flatMap(
    (finding) => finding.fixes().find((fix) => fix.target === null && fix.changes.length > 0) ?? [],
  );
  const safe = own.filter((fix) => fix.safety === 'safe').length;
  const unsafe = own.filter((fix) => fix.safety === 'unsafe').length;
  return [
    ...(safe > 0 ? [`${counted(safe, 'safe fix', 'safe fixes')}: handler-doctor fix ${pathArguments}`] : []),
    ...(unsafe > 0
      ? [
          `${counted(unsafe, 'unsafe fix', 'unsafe fixes')} to look at first: handler-doctor fix ${pathArguments} --unsafe --dry-run`,
        ]
      : []),
  ];
}
