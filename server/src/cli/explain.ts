import { type LinterSettings, settingsAt } from '../linter/settings.js';
import { resolve } from '../site/handlerMap.js';
import { isProgramSource } from '../site/programSource.js';
import { UnreadableFileError } from '../site/projectFiles.js';
import type { PathKind } from '../site/request.js';
import type { Site } from '../site/site.js';
import { answerBelow } from '../site/unreadableHtaccess.js';
import { folderOf, isWithin, nameOf, pathFrom } from '../text/path.js';
import { type CheckRequest, isAbove } from './checkedFiles.js';
import { type ExitStatus, exitStatus, UsageError } from './exitStatus.js';
import { type ExplainedAnswer, explainedAnswer, shutOut } from './explainedAnswer.js';
import { explainLog } from './explainLog.js';
import { explainUrls } from './explainUrl.js';
import { inputPaths } from './inputPaths.js';
import type { Outside } from './outside.js';
import { explanationsAsJson, explanationsAsText } from './reporters/explanation.js';
import { withSentProgram } from './sentProgram.js';
import { SiteCache } from './siteCache.js';
import { checkRequests, type SiteOptions } from './siteOptions.js';

export interface ExplainOptions extends SiteOptions {
  readonly filesFrom?: string;
  /** Addresses in place of paths. */
  readonly url?: readonly string[];
  /** A line of the server's log in their place, or `-` for a whole log on standard input. */
  readonly log?: string;
  readonly format: 'pretty' | 'json';
}

/** Which handler serves a file, and the lines that decide it. */
export interface Explanation {
  /** Null for an address that leads to no file. */
  readonly path: string | null;
  /** The address that was asked about, as written. */
  readonly url?: string;
  /** Null where it is not known: then `error` says why. */
  readonly answer: ExplainedAnswer | null;
  readonly error: string | null;
}

/** `handler-doctor explain`: a folder stands for the scripts in it that a handler serves. */
export async function explain(
  named: readonly string[],
  options: ExplainOptions,
  outside: Outside,
): Promise<ExitStatus> {
  const { url = [], filesFrom, log } = options;
  if (log !== undefined) {
    if (url.length > 0 || filesFrom !== undefined || named.length > 1) {
      throw new UsageError('explain --log takes one folder at most, and neither --url nor --files-from');
    }
    return explainLog(log, named[0] ?? '.', options, outside);
  }
  if (url.length > 0 && (named.length > 0 || filesFrom !== undefined)) {
    throw new UsageError('explain takes files or, with --url, addresses: not both at once');
  }
  const explanations =
    url.length > 0 ? await explainUrls(url, options, outside) : await explainPaths(named, options, outside);
  const print = options.format === 'json' ? explanationsAsJson : explanationsAsText;
  outside.terminal.write(print(explanations, outside));
  return explanations.some(({ error }) => error !== null) ? exitStatus.trouble : exitStatus.clean;
}

async function explainPaths(
  named: readonly string[],
  options: ExplainOptions,
  outside: Outside,
): Promise<readonly Explanation[]> {
  const paths = await inputPaths(named, options.filesFrom, outside);
  const requests = await checkRequests(paths, options, outside);
  if (requests.some(({ settings }) => settings.profile.software === 'litespeed')) {
    outside.terminal.say(
      'The profile is LiteSpeed: what follows is what Apache would do. LiteSpeed reads these lines in a way of its own.',
    );
  }
  const sites = new SiteCache(outside);
  const explanations: Explanation[] = [];
  for (const request of requests) explanations.push(...(await explainPath(request, sites, outside)));
  return explanations;
}

async function explainPath(
  request: CheckRequest,
  sites: SiteCache,
  outside: Outside,
): Promise<readonly Explanation[]> {
  const { path, root, server } = request;
  try {
    const status = await outside.files.stat(path);
    if (status === null) return [{ path, answer: null, error: 'no such file or folder' }];
    const isFolder = status.kind === 'folder';
    const site = await sites.load(
      isFolder
        ? { root, folder: path, scope: 'tree', server }
        : { root, folder: folderOf(path), scope: 'named', server },
    );
    const files = isFolder ? filesToExplain(site, path, request.settings) : [path];
    const explanations: Explanation[] = [];
    for (const file of files) explanations.push(await explanationOf(site, file, request, sites, outside));
    return explanations;
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return [{ path, answer: null, error: error.reason }];
  }
}

/** Of a folder: the programs that a handler serves, and those that are sent as they are. */
function filesToExplain(site: Site, folder: string, settings: LinterSettings): readonly string[] {
  const disclosed = site.files.filter(
    (path) =>
      isProgramSource(site, path) &&
      resolve(site, path, settingsAt(settings, site, path).profile)[0]?.class === 'source-disclosed',
  );
  return [...new Set([...site.scripts.keys(), ...disclosed])].filter((path) => isWithin(folder, path)).sort();
}

async function explanationOf(
  site: Site,
  path: string,
  request: CheckRequest,
  sites: SiteCache,
  outside: Outside,
): Promise<Explanation> {
  const settings = settingsAt(request.settings, site, path);
  const closed = site.unreadable.find((each) => isAbove(each.path, path));
  if (closed !== undefined) {
    const error = `${closed.path} cannot be read: ${closed.reason}`;
    return { path, answer: answerBelow(closed) === 'forbidden' ? shutOut : null, error };
  }
  const linked = await withLink(site, path, outside);
  const whole = await withWanted(linked, path, settings, sites, outside);
  const [sent] = resolve(whole, path, settings.profile).filter((each) => each.class === 'static');
  const read = sent === undefined ? whole : await withSentProgram(whole, sent.rewrittenTo ?? path, outside);
  return { path, answer: explainedAnswer(read, path, settings), error: null };
}

/** The site with the knowledge whether a file is a symbolic link, which the server may not be allowed to follow. */
async function withLink(site: Site, path: string, { files }: Outside): Promise<Site> {
  const [folder, file] = await Promise.all([files.stat(folderOf(path)), files.stat(path)]);
  if (folder === null || file === null) return site;
  return file.identity === pathFrom(folder.identity, nameOf(path))
    ? site
    : { ...site, links: new Set([path]) };
}

/** An `Action` and a rewrite rule may lead on to others; the server gives up after ten. */
const mostSteps = 10;

/**
 * Finds out what stands at a path, and where nothing does, on the way there.
 *
 * @returns the folder that the server then comes to; null where the path is a folder itself
 */
async function lookUp(
  path: string,
  lookedUp: Map<string, PathKind>,
  { files }: Outside,
): Promise<string | null> {
  for (let at = path; ; at = folderOf(at)) {
    const status = await files.stat(at);
    const kind = status === null ? 'none' : status.kind === 'folder' ? 'folder' : 'file';
    lookedUp.set(at, kind);
    if (kind === 'folder') return at === path ? null : at;
    if (kind === 'file') return folderOf(at);
  }
}

/** The site with the files that decide how this one is served and that lie in folders which were not read. */
async function withWanted(
  site: Site,
  path: string,
  { profile }: LinterSettings,
  sites: SiteCache,
  outside: Outside,
): Promise<Site> {
  let whole = site;
  for (let step = 0; step < mostSteps; step++) {
    const lookedUp = new Map(whole.lookedUp);
    const wanted = resolve(whole, path, profile).flatMap((each) => each.wanted);
    for (const candidate of wanted.filter((each) => !lookedUp.has(each))) {
      const folder = await lookUp(candidate, lookedUp, outside);
      if (folder === null) continue;
      const { root, server } = site;
      const beside = await sites.load({ root, folder, scope: 'named', server });
      whole = { ...whole, htaccess: new Map([...beside.htaccess, ...whole.htaccess]) };
    }
    if (lookedUp.size === (whole.lookedUp?.size ?? 0)) break;
    whole = { ...whole, lookedUp };
  }
  return whole;
}
