import type { Severity } from '../../rules/rule.js';
import type { CheckedFile } from '../checkedFiles.js';

/** What a run of `check` found, for any reporter. */
export interface CheckReport {
  /** The name of the server profile. */
  readonly profile: string;
  /** In the order of paths. */
  readonly files: readonly CheckedFile[];
}

export interface Summary {
  /** Files that could be read. */
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Files and folders that could not. */
  readonly unreadable: number;
}

export function summaryOf(files: readonly CheckedFile[]): Summary {
  const findings = files.flatMap((file) => (file.kind === 'linted' ? file.linted.findings : []));
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const unreadable = files.filter((file) => file.kind === 'unreadable').length;
  return {
    files: files.length - unreadable,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    unreadable,
  };
}
