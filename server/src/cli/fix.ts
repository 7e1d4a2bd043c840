import { ruleNames } from '../rules/registry.js';
import { displayPathFrom } from './displayPath.js';
import { type ExitStatus, UsageError } from './exitStatus.js';
import { type FixResult, fixPasses } from './fixPasses.js';
import { inputPaths } from './inputPaths.js';
import type { Outside } from './outside.js';
import { prettyFile } from './reporters/pretty.js';
import { summaryOf } from './reporters/report.js';
import { checkRequests, type SiteOptions } from './siteOptions.js';
import { styleOf } from './style.js';
import { counted } from './text/counted.js';
import { visible } from './text/visible.js';
import { type FailOptions, statusOf } from './verdict.js';
import { writeDiff, writeFiles } from './writing.js';

export interface FixOptions extends SiteOptions, FailOptions {
  readonly filesFrom?: string;
  readonly unsafe?: boolean;
  /** Empty for all rules. */
  readonly rule: readonly string[];
  readonly dryRun?: boolean;
  readonly quiet?: boolean;
}

/** `handler-doctor fix`: applies the fixes that can be applied without a question, all files or none. */
export async function fix(
  named: readonly string[],
  options: FixOptions,
  outside: Outside,
): Promise<ExitStatus> {
  for (const rule of options.rule) {
    if (!ruleNames.includes(rule)) throw new UsageError(`--rule: there is no rule ${rule}`);
  }
  const paths = await inputPaths(named, options.filesFrom, outside);
  const requests = await checkRequests(paths, options, outside);
  const result = await fixPasses(requests, { unsafe: options.unsafe === true, rules: options.rule }, outside);
  const changed = result.copy.changes();
  if (options.dryRun === true) {
    writeDiff(changed, outside);
  } else {
    await writeFiles(
      changed,
      requests.map(({ root }) => root),
      null,
    );
    if (options.quiet !== true) tell(result, outside);
  }
  return statusOf(result.left, options);
}

function tell({ applied, copy, left }: FixResult, { terminal, currentFolder }: Outside): void {
  const layout = {
    displayPath: displayPathFrom(currentFolder),
    style: styleOf(terminal),
    width: terminal.width,
  };
  for (const { path, rule, title } of applied) {
    terminal.write(`${layout.style.place(visible(layout.displayPath(path)))}  ${visible(title)} (${rule})\n`);
  }
  for (const file of left) if (file.kind === 'unreadable') terminal.write(prettyFile(file, layout));
  const { errors, warnings } = summaryOf(left);
  const written = counted(copy.changes().length, 'file');
  const remaining =
    errors + warnings === 0
      ? 'nothing is left'
      : `${counted(errors, 'error')} and ${counted(warnings, 'warning')} are left`;
  terminal.write(
    applied.length === 0
      ? `Nothing to fix here; ${remaining}.\n`
      : `${counted(applied.length, 'fix', 'fixes')} applied, ${written} written; ${remaining}.\n`,
  );
}
