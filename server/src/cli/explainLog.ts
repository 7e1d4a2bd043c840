import { enginePath } from '../platform/node/paths.js';
import { type Diagnosis, diagnose, pathsNamed, type SubjectFile } from '../serverLog/diagnosis.js';
import { documentRootIn, filesNamed, located, type SitePlace } from '../serverLog/locate.js';
import type { LogGroup } from '../serverLog/logGroups.js';
import { LogReader, type LogSummary } from '../serverLog/logReader.js';
import { UnreadableFileError } from '../site/projectFiles.js';
import { documentRootOf } from '../site/serverConfiguration/aliases.js';
import { hostServing } from '../site/serverConfiguration/profileOf.js';
import { folderOf, isWithin, nameOf, pathFrom, relative } from '../text/path.js';
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
    const paths = groups.flatMap(pathsNamed);
    const names = new Set(paths.map((path) => nameOf(path.replace(/\\/g, '/'))));
    const candidates =
      names.size === 0 ? [] : await filesNamed(outside.files, folder, names, Number.POSITIVE_INFINITY);
    const server = request?.server ?? null;
    const configured = server === null ? null : documentRootOf(server, hostServing(server, folder));
    const documentRoot = configured ?? documentRootIn(paths, candidates, folder);
    return new Subjects({ root: folder, documentRoot }, candidates, request ?? null, options, outside);
  }

  async for(group: LogGroup): Promise<ReadonlyMap<string, readonly SubjectFile[]>> {
    const named = pathsNamed(group);
    if (named.length === 0) {
      return new Map(isOfSite(group) ? [['', await this.filesFor(group.fields['url'] ?? null)]] : []);
    }
    const subjects = new Map<string, readonly SubjectFile[]>();
    for (const path of named) {
      const files = located(path, this.candidates, this.place).slice(0, mostAlike);
      const found = (await Promise.all(files.map((file) => this.subject(file)))).filter(
        (file) => file !== null,
      );
      subjects.set(path, found);
    }
    const { documentRoot } = this.place;
    const [first = ''] = named;
    const isMissing = [...subjects.values()].every((files) => files.length === 0);
    if (isMissing && documentRoot !== null && isWithin(documentRoot, first) && isOfSite(group)) {
      subjects.set(first, await this.filesFor(`/${relative(documentRoot, first)}`));
    }
    return subjects;
  }

  /** The .htaccess files that hold for an address; for none all of them, and the scripts. */
  private async filesFor(url: string | null): Promise<readonly SubjectFile[]> {
    const files = await this.wholeSite();
    if (url === null || url === '') return files;
    const path = pathFrom(this.place.root, `.${url}`);
    return files.filter(
      (file) => kindOfName(file.path) === 'htaccess' && isWithin(folderOf(file.path), path),
    );
  }

  private async wholeSite(): Promise<readonly SubjectFile[]> {
    if (this.request === null) return [];
    const { root, settings, server } = this.request;
    const site = await this.sites.load({ root, folder: this.place.root, scope: 'tree', server });
    const paths = [...[...site.htaccess.values()].map(({ path }) => path), ...site.scripts.keys()];
    return paths.map((path) => ({ path, site, settings }));
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

/** Whether the files of a site can say anything to it. */
const isOfSite = ({ cause, isRest }: LogGroup): boolean =>
  !isRest && (cause.rules.length > 0 || cause.directives !== undefined);

/** Files of one name among which the log does not choose. */
const mostAlike = 5;
