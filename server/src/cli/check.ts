import { checkFiles } from './checkedFiles.js';
import { displayPathFrom } from './displayPath.js';
import type { ExitStatus } from './exitStatus.js';
import { inputPaths } from './inputPaths.js';
import type { Outside } from './outside.js';
import { jsonReport, ndjsonReport } from './reporters/json.js';
import { prettyFile } from './reporters/pretty.js';
import type { CheckReport } from './reporters/report.js';
import { fixOffers, totalsOf } from './reporters/totals.js';
import { checkRequests, type SiteOptions } from './siteOptions.js';
import { styleOf } from './style.js';
import { pathWords, suggestCommands } from './suggestedCommand.js';
import { type FailOptions, statusOf } from './verdict.js';

export interface CheckOptions extends SiteOptions, FailOptions {
  readonly filesFrom?: string;
  readonly format: 'pretty' | 'json' | 'ndjson';
  readonly quiet?: boolean;
}

/** `handler-doctor check`: the findings of folders and files. */
export async function check(
  named: readonly string[],
  options: CheckOptions,
  outside: Outside,
): Promise<ExitStatus> {
  const paths = await inputPaths(named, options.filesFrom, outside);
  const requests = await checkRequests(paths, options, outside);
  const files = await checkFiles(requests, outside);
  const profiles = new Set(requests.map(({ settings }) => settings.profile.name));
  const report: CheckReport = { profile: [...profiles].join(', '), files };

  const { terminal, currentFolder } = outside;
  const displayPath = displayPathFrom(currentFolder);
  switch (options.format) {
    case 'json':
      terminal.write(jsonReport(report, displayPath));
      break;
    case 'ndjson':
      terminal.write(ndjsonReport(report, displayPath));
      break;
    case 'pretty': {
      const suggest = suggestCommands(options);
      const layout = { displayPath, style: styleOf(terminal), width: terminal.width, suggest };
      for (const file of files) terminal.write(prettyFile(file, layout));
      if (options.quiet === true) break;
      const offers = fixOffers(files, pathWords(named, options), suggest);
      terminal.write([totalsOf(files), ...offers].map((line) => `${line}\n`).join(''));
    }
  }
  return statusOf(files, options);
}
