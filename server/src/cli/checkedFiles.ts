import { type LintedFile, lint } from '../linter/lint.js';
import type { LinterSettings } from '../linter/settings.js';
import { UnreadableFileError } from '../site/projectFiles.js';
import type { ServerConfiguration } from '../site/serverConfiguration/serverConfiguration.js';
import type { Site, UnreadablePath } from '../site/site.js';
import { answerBelow, answerInWords } from '../site/unreadableHtaccess.js';
import { folderOf, isWithin, nameOf } from '../text/path.js';
import type { Outside } from './outside.js';
import { SiteCache } from './siteCache.js';

/** What came of one file that a command was asked about. */
export type CheckedFile =
  | { readonly kind: 'linted'; readonly path: string; readonly linted: LintedFile; readonly site: Site }
  | {
      readonly kind: 'unreadable';
      readonly path: string;
      readonly reason: string;
      /** What visitors get because of it, for a person; null where that is not known. */
      readonly consequence: string | null;
    };

export type FileKind = 'htaccess' | 'script';

/** A file or folder to check, and how. */
export interface CheckRequest {
  readonly path: string;
  /** The folder from which .htaccess files are read down. */
  readonly root: string;
  /** How to read a file given by name; null for what its name says. */
  readonly as: FileKind | null;
  readonly settings: LinterSettings;
  /** The configuration of the server that serves the site; null where none is named. */
  readonly server: ServerConfiguration | null;
}

/**
 * Checks folders, walked for .htaccess files and the scripts that a handler serves, and files given by name,
 * taken whatever their name is.
 *
 * @returns each file once, in the order of paths.
 */
export async function checkFiles(
  requests: readonly CheckRequest[],
  outside: Outside,
): Promise<readonly CheckedFile[]> {
  const checked = new Map<string, CheckedFile>();
  const sites = new SiteCache(outside);
  for (const request of requests) {
    for (const file of await checkPath(request, sites, outside)) {
      if (!checked.has(file.path)) checked.set(file.path, file);
    }
  }
  return [...checked.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

async function checkPath(
  request: CheckRequest,
  sites: SiteCache,
  outside: Outside,
): Promise<readonly CheckedFile[]> {
  const { path } = request;
  try {
    const status = await outside.files.stat(path);
    if (status === null) {
      return [{ kind: 'unreadable', path, reason: 'no such file or folder', consequence: null }];
    }
    return status.kind === 'folder' ? await checkFolder(request, sites) : await checkNamed(request, sites);
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return [unreadable(error)];
  }
}

async function checkFolder(
  { path, root, settings, server }: CheckRequest,
  sites: SiteCache,
): Promise<readonly CheckedFile[]> {
  const site = await sites.load({ root, folder: path, scope: 'tree', server });
  const htaccess = [...site.htaccess.values()].map((file) => file.path);
  const within = [...htaccess, ...site.scripts.keys()].filter((each) => isWithin(path, each));
  return [...within.flatMap((each) => linted(site, each, settings)), ...unreadableIn(site)];
}

async function checkNamed(request: CheckRequest, sites: SiteCache): Promise<readonly CheckedFile[]> {
  const { path, settings } = request;
  const kind = request.as ?? kindOfName(path);
  const site = await siteOfNamed(request, kind, sites);
  const notRead = unreadableIn(site).filter((each) => each.path === path || isAbove(each.path, path));
  return [...linted(site, path, settings), ...notRead];
}

/** Whether a path is that of a .htaccess which has a say in a file: one that cannot be read leaves it open. */
export const isAbove = (htaccess: string, path: string): boolean =>
  nameOf(htaccess) === '.htaccess' && isWithin(folderOf(htaccess), path);

/** Files of one folder share one site, as long as the walk finds them there without being told. */
export async function siteOfNamed(
  { path, root, server }: CheckRequest,
  kind: FileKind,
  sites: SiteCache,
): Promise<Site> {
  const request = { root, folder: folderOf(path), scope: 'named', server } as const;
  const shared = await sites.load(request);
  const isFound = kind === 'script' ? shared.scripts.has(path) : htaccessAt(shared, path);
  return isFound ? shared : sites.load({ ...request, subject: { path, kind } });
}

const htaccessAt = (site: Site, path: string): boolean => site.htaccess.get(folderOf(path))?.path === path;

function linted(site: Site, path: string, settings: LinterSettings): readonly CheckedFile[] {
  const file = lint(site, path, settings);
  return file === null ? [] : [{ kind: 'linted', path, linted: file, site }];
}

const unreadableIn = (site: Site): readonly CheckedFile[] => site.unreadable.map(unreadable);

function unreadable(found: UnreadablePath): CheckedFile {
  const answer = answerBelow(found);
  const consequence = answer === null ? null : answerInWords[answer];
  return { kind: 'unreadable', path: found.path, reason: found.reason, consequence };
}

/** `.htaccess` and `*.htaccess` are read as .htaccess, everything else as a script. */
export const kindOfName = (path: string): FileKind =>
  nameOf(path).endsWith('.htaccess') ? 'htaccess' : 'script';
