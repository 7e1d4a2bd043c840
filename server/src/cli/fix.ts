import type { LinterSettings } from '../linter/settings.js';
import { ruleNames, rules } from '../rules/registry.js';
import type { CheckedFile } from './checkedFiles.js';
import { displayPathFrom } from './displayPath.js';
import { type ExitStatus, UsageError } from './exitStatus.js';
import { type FixResult, fixPasses } from './fixPasses.js';
import { inputPaths } from './inputPaths.js';
import type { Outside } from './outside.js';
import { fixOffers, foundIn } from './reporters/totals.js';
import { checkRequests, type SiteOptions } from './siteOptions.js';
import { styleOf } from './style.js';
import { pathWords, suggestCommands } from './suggestedCommand.js';
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
  const asked = await checkRequests(paths, options, outside);
  const requests = asked.map((request) => ({
    ...request,
    settings: withRules(request.settings, options.rule),
  }));
  const result = await fixPasses(requests, { unsafe: options.unsafe === true, rules: options.rule }, outside);
  const changed = result.copy.changes();
  if (options.dryRun === true) {
    writeDiff(changed, outside);
  } else {
    const roots = requests.map(({ root }) => root);
    await writeFiles(changed, roots, null);
  }
  tellUnreadable(result.left, outside);
  tellLinkedOut(result.linkedOut, outside);
  if (options.quiet !== true) tell(named, result, options, outside);
  return statusOf(result.left, options);
}

/** With the rules that are asked for by name, also those that only settings turn on. */
function withRules(settings: LinterSettings, names: readonly string[]): LinterSettings {
  const off = rules.filter(
    (rule) => rule.default === 'off' && names.includes(rule.name) && !settings.severities.has(rule.name),
  );
  if (off.length === 0) return settings;
  const severities = new Map([
    ...settings.severities,
    ...off.map(({ name, severity }) => [name, severity] as const),
  ]);
  return { ...settings, severities };
}

/** What is done or, in a dry run, would be. A diff has standard output to itself. */
function tell(
  named: readonly string[],
  { applied, copy, left }: FixResult,
  options: FixOptions,
  { terminal, currentFolder }: Outside,
): void {
  const dryRun = options.dryRun === true;
  const style = styleOf({ colors: terminal.colors && !dryRun });
  const displayPath = displayPathFrom(currentFolder);
  const done = dryRun ? 'would be written' : 'written';
  const lines = [
    ...applied.map(
      ({ path, rule, title }) => `${style.place(visible(displayPath(path)))}  ${visible(title)} (${rule})`,
    ),
    applied.length === 0
      ? 'Nothing to fix here.'
      : `${counted(applied.length, 'fix', 'fixes')}, ${counted(copy.changes().length, 'file')} ${done}.`,
    ...(left.length === 0 ? [] : [`Left: ${foundIn(left)}.`]),
    ...fixOffers(left, pathWords(named, options), suggestCommands(options)),
  ];
  if (dryRun) for (const line of lines) terminal.say(line);
  else terminal.write(lines.map((line) => `${line}\n`).join(''));
}

function tellUnreadable(left: readonly CheckedFile[], { terminal, currentFolder }: Outside): void {
  const displayPath = displayPathFrom(currentFolder);
  for (const file of left) {
    if (file.kind === 'unreadable') terminal.say(`${visible(displayPath(file.path))}: ${file.reason}`);
  }
}

function tellLinkedOut(paths: readonly string[], { terminal, currentFolder }: Outside): void {
  const displayPath = displayPathFrom(currentFolder);
  for (const path of paths) {
    terminal.say(
      `${visible(displayPath(path))}: left as it is, since a link leads to it out of the folder; name the file itself to have it fixed`,
    );
  }
}
