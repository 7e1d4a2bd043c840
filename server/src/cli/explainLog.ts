import { enginePath } from '../platform/node/paths.js';
import { type Diagnosis, type SubjectFile, subjectsIn } from '../serverLog/diagnosis.js';
import { LogReader, type LogSummary } from '../serverLog/logReader.js';
import { diagnoseAll, type SiteAtHand } from '../serverLog/logSubjects.js';
import { UnreadableFileError } from '../site/projectFiles.js';
import { documentRootOf } from '../site/serverConfiguration/aliases.js';
import { hostServing } from '../site/serverConfiguration/profileOf.js';
import { type CheckRequest, kindOfName, siteOfNamed } from './checkedFiles.js';
import { type ExitStatus, exitStatus, UsageError } from './exitStatus.js';
import { linesOf } from './logLines.js';
import type { Outside } from './outside.js';
import { logAsJson, logAsText } from './reporters/logExplanation.js';
import { SiteCache } from './siteCache.js';
import { checkRequests, type SiteOptions } from './siteOptions.js';
import { suggestCommands } from './suggestedCommand.js';

export interface LogOptions extends SiteOptions {
  readonly format: 'pretty' | 'json';
}

/** A log with what it means for the site at hand. */
export interface ExplainedLog {
  readonly summary: LogSummary;
  readonly diagnoses: readonly Diagnosis[];
}

/**
 * `handler-doctor explain --log`: what lines of the server's log mean and where the site causes it.
 *
 * @param log one or more lines, or `-` for standard input.
 * @param named the folder of the site.
 */
export async function explainLog(
  log: string,
  named: string,
  options: LogOptions,
  outside: Outside,
): Promise<ExitStatus> {
  if (log === '-' && outside.standardInputIsTerminal) {
    outside.terminal.say('Reading the log from standard input; end it with Ctrl+D.');
  }
  const summary = log === '-' ? await readLog(outside) : readLines(log.split('\n'));
  if (summary.lines === 0) throw new UsageError('--log: there is no line to explain');
  const folder = enginePath(named, outside.currentFolder);
  const status = await outside.files.stat(folder);
  if (status?.kind !== 'folder') {
    throw new UsageError(
      status?.kind === 'file'
        ? `explain --log: ${named} is a file; name the folder of the site`
        : `explain --log: there is no folder ${named}`,
    );
  }
  const diagnoses = await diagnoseAll(summary.groups, await siteAtHand(folder, options, outside));
  const explained: ExplainedLog = { summary, diagnoses };
  outside.terminal.write(
    options.format === 'json'
      ? logAsJson(explained, outside)
      : logAsText(explained, outside, suggestCommands(options)),
  );
  return summary.unknown.length > 0 ? exitStatus.findings : exitStatus.clean;
}

function readLines(lines: readonly string[]): LogSummary {
  const reader = new LogReader();
  for (const line of lines) reader.read(line);
  return reader.finish();
}

async function readLog(outside: Outside): Promise<LogSummary> {
  const reader = new LogReader();
  for await (const lines of linesOf(outside.standardInputChunks())) {
    for (const line of lines) reader.read(line);
  }
  return reader.finish();
}

async function siteAtHand(folder: string, options: LogOptions, outside: Outside): Promise<SiteAtHand> {
  const { files } = outside;
  const [request] = await checkRequests([folder], options, outside);
  const common = { files, folder, mostEntries: Number.POSITIVE_INFINITY };
  if (request === undefined) {
    return { ...common, documentRoot: null, load: async () => null, whole: async () => [] };
  }
  const { root, settings, server } = request;
  const sites = new SiteCache(outside);
  return {
    ...common,
    documentRoot: server === null ? null : documentRootOf(server, hostServing(server, folder)),
    load: (path) => subjectAt({ ...request, path }, sites, options, outside),
    whole: async () => {
      const site = await sites.load({ root, folder, scope: 'tree', server });
      return subjectsIn(site, settings);
    },
  };
}

async function subjectAt(
  { path, root }: CheckRequest,
  sites: SiteCache,
  options: LogOptions,
  outside: Outside,
): Promise<SubjectFile | null> {
  try {
    const [request] = await checkRequests([path], { ...options, root }, outside);
    if (request === undefined || (await outside.files.stat(path)) === null) return null;
    const site = await siteOfNamed(request, kindOfName(path), sites);
    return { path, site, settings: request.settings };
  } catch (error) {
    if (error instanceof UnreadableFileError) return null;
    throw error;
  }
}
