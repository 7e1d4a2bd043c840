import type { Severity } from '../rules/rule.js';
import type { CheckedFile } from './checkedFiles.js';
import { type ExitStatus, exitStatus } from './exitStatus.js';
import { summaryOf } from './reporters/report.js';

/** From which finding on a run counts as failed. */
export interface FailOptions {
  readonly failOn: Severity | 'never';
  readonly maxWarnings?: number;
}

/** Unreadable input outweighs findings: what was not read was not found clean. */
export function statusOf(files: readonly CheckedFile[], { failOn, maxWarnings }: FailOptions): ExitStatus {
  const { errors, warnings, infos, unreadable } = summaryOf(files);
  if (unreadable > 0) return exitStatus.trouble;
  const counted = { error: errors, warning: errors + warnings, info: errors + warnings + infos, never: 0 };
  const tooMany = maxWarnings !== undefined && warnings > maxWarnings;
  return counted[failOn] > 0 || tooMany ? exitStatus.findings : exitStatus.clean;
}
