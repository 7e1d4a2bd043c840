import { lint } from '../linter/lint.js';
import type { LinterSettings } from '../linter/settings.js';
import { htaccessFilesFor } from '../site/configTree.js';
import { type HandlerClass, type Resolution, resolve } from '../site/handlerMap.js';
import { UnreadableFileError } from '../site/projectFiles.js';
import type { Site } from '../site/site.js';
import { folderOf, isWithin } from '../text/path.js';
import { textOf } from '../text/span.js';
import { type CheckRequest, isAbove } from './checkedFiles.js';
import { type ExitStatus, exitStatus } from './exitStatus.js';
import { inputPaths } from './inputPaths.js';
import type { Outside } from './outside.js';
import { explanationsAsJson, explanationsAsText } from './reporters/explanation.js';
import { SiteCache } from './siteCache.js';
import { checkRequests, type SiteOptions } from './siteOptions.js';

export interface ExplainOptions extends SiteOptions {
  readonly filesFrom?: string;
  readonly format: 'pretty' | 'json';
}

/** Which handler serves a file, and the lines that decide it. */
export interface Explanation {
  readonly path: string;
  /** Null where the file cannot be looked at: then `error` says why. */
  readonly answer: ExplainedAnswer | null;
  readonly error: string | null;
}

export interface ExplainedAnswer extends ServedAs {
  /** How it is served on a server where the guards decide the other way; null where that makes no difference. */
  readonly otherwise: ServedAs | null;
}

export interface ServedAs {
  /** Null for Apache's own default, which sends the file. */
  readonly handler: string | null;
  readonly class: HandlerClass;
  readonly because: readonly ExplainedLine[];
}

export interface ExplainedLine {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  /** Without a subject: "hands *.py to cgi-script". */
  readonly effect: string;
}

/** `handler-doctor explain`: a folder stands for the scripts in it that a handler serves. */
export async function explain(
  named: readonly string[],
  options: ExplainOptions,
  outside: Outside,
): Promise<ExitStatus> {
  const paths = await inputPaths(named, options.filesFrom, outside);
  const requests = await checkRequests(paths, options, outside);
  const sites = new SiteCache(outside);
  const explanations: Explanation[] = [];
  for (const request of requests) explanations.push(...(await explainPath(request, sites, outside)));

  const print = options.format === 'json' ? explanationsAsJson : explanationsAsText;
  outside.terminal.write(print(explanations, outside));
  return explanations.some(({ error }) => error !== null) ? exitStatus.trouble : exitStatus.clean;
}

async function explainPath(
  { path, root, settings }: CheckRequest,
  sites: SiteCache,
  outside: Outside,
): Promise<readonly Explanation[]> {
  try {
    const status = await outside.files.stat(path);
    if (status === null) return [{ path, answer: null, error: 'no such file or folder' }];
    const isFolder = status.kind === 'folder';
    const site = await sites.load({
      root,
      folder: isFolder ? path : folderOf(path),
      scope: isFolder ? 'tree' : 'named',
    });
    const files = isFolder ? [...site.scripts.keys()].filter((each) => isWithin(path, each)) : [path];
    return files.map((file) => explanationOf(site, file, settings));
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return [{ path, answer: null, error: error.reason }];
  }
}

function explanationOf(site: Site, path: string, settings: LinterSettings): Explanation {
  const closed = site.unreadable.find((each) => isAbove(each.path, path));
  if (closed === undefined) return { path, answer: answerFor(site, path, settings), error: null };
  return { path, answer: null, error: `${closed.path} cannot be read: ${closed.reason}` };
}

function answerFor(site: Site, path: string, settings: LinterSettings): ExplainedAnswer {
  const [fullest, ...others] = resolve(site, path, settings.profile).map((each) => servedAs(site, each));
  const refusal = refusalFor(site, path, settings);
  const first = fullest ?? { handler: null, class: 'static', because: [] };
  if (refusal !== null) return { ...first, class: 'refused', because: [refusal], otherwise: null };
  const different = others.find((other) => other.handler !== first.handler || other.class !== first.class);
  return { ...first, otherwise: different ?? null };
}

const servedAs = (site: Site, { handler, class: served, because }: Resolution): ServedAs => ({
  handler,
  class: served,
  because: because.map(({ path, directive, effect }) => ({
    path,
    line: directive.line.firstLine,
    text: textOf(site.htaccess.get(folderOf(path))?.document.text ?? '', directive.span),
    effect,
  })),
});

/** A .htaccess that the server refuses takes every file below it with it. */
function refusalFor(site: Site, path: string, settings: LinterSettings): ExplainedLine | null {
  for (const file of htaccessFilesFor(site, folderOf(path))) {
    const refused = lint(site, file.path, settings)?.refused;
    if (refused == null) continue;
    const text = file.document.text.split('\n')[refused.line - 1] ?? '';
    return {
      path: file.path,
      line: refused.line,
      text: text.trim(),
      effect: `is refused: ${refused.message}`,
    };
  }
  return null;
}
