import { enginePath } from '../platform/node/paths.js';
import { type Diagnosis, diagnose, pathsNamed, type SubjectFile } from '../serverLog/diagnosis.js';
import { filesNamed, located, type SitePlace } from '../serverLog/locate.js';
import type { LogGroup } from '../serverLog/logGroups.js';
import { LogReader, type LogSummary } from '../serverLog/logReader.js';
import { UnreadableFileError } from '../site/projectFiles.js';
import { documentRootOf } from '../site/serverConfiguration/aliases.js';
import { hostServing } from '../site/serverConfiguration/profileOf.js';
import { join, nameOf } from '../text/path.js';
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

/** Groups whose files are looked for; of a log that has more, the rest is explained without the site. */
const mostDiagnosed = 100;

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
  if ((await outside.files.stat(folder))?.kind !== 'folder') {
    throw new UsageError(`explain --log: there is no folder ${named}`);
  }
  const diagnoses = await diagnoseAll(summary.groups, folder, options, outside);
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

async function diagnoseAll(
  groups: readonly LogGroup[],
  folder: string,
  options: LogOptions,
  outside: Outside,
): Promise<readonly Diagnosis[]> {
  const subjects = await Subjects.of(groups.slice(0, mostDiagnosed), folder, options, outside);
  const diagnoses: Diagnosis[] = [];
  for (const group of groups) diagnoses.push(diagnose(group, await subjects.for(group)));
  return diagnoses;
}

/** The files of the site that a log is about, each found and read once. */
class Subjects {
  private readonly read = new Map<string, Promise<SubjectFile | null>>();
  private readonly sites: SiteCache;

  private constructor(
    private readonly place: SitePlace,
    private readonly candidates: readonly string[],
    private readonly request: CheckRequest | null,
    private readonly options: LogOptions,
    private readonly outside: Outside,
  ) {
    this.sites = new SiteCache(outside);
  }

  static async of(
    groups: readonly LogGroup[],
    folder: string,
    options: LogOptions,
    outside: Outside,
  ): Promise<Subjects> {
    const [request] = await checkRequests([folder], options, outside);
    const names = new Set(groups.flatMap(pathsNamed).map((path) => nameOf(path.replace(/\\/g, '/'))));
    const candidates =
      names.size === 0 ? [] : await filesNamed(outside.files, folder, names, Number.POSITIVE_INFINITY);
    const server = request?.server ?? null;
    const documentRoot = server === null ? null : documentRootOf(server, hostServing(server, folder));
    return new Subjects({ root: folder, documentRoot }, candidates, request ?? null, options, outside);
  }

  async for(group: LogGroup): Promise<ReadonlyMap<string, readonly SubjectFile[]>> {
    const named = pathsNamed(group);
    const own = named.length === 0 && group.cause.rules.length > 0 && !group.isRest;
    const wanted = own
      ? [['', [join(this.place.root, '.htaccess')]] as const]
      : named.map((path) => [path, located(path, this.candidates, this.place)] as const);
    const subjects = new Map<string, readonly SubjectFile[]>();
    for (const [path, files] of wanted) {
      const found = await Promise.all(files.slice(0, mostAlike).map((file) => this.subject(file)));
      subjects.set(
        path,
        found.filter((file) => file !== null),
      );
    }
    return subjects;
  }

  private subject(path: string): Promise<SubjectFile | null> {
    const known = this.read.get(path) ?? this.load(path);
    this.read.set(path, known);
    return known;
  }

  private async load(path: string): Promise<SubjectFile | null> {
    if (this.request === null) return null;
    try {
      const { root } = this.request;
      const [request] = await checkRequests([path], { ...this.options, root }, this.outside);
      if (request === undefined || (await this.outside.files.stat(path)) === null) return null;
      const site = await siteOfNamed(request, kindOfName(path), this.sites);
      return { path, site, settings: request.settings };
    } catch (error) {
      if (error instanceof UnreadableFileError) return null;
      throw error;
    }
  }
}

/** Files of one name among which the log does not choose. */
const mostAlike = 5;
