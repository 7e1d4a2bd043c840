import { unknownProfile } from '../apache/profiles.js';
import { parseHtaccess } from '../syntax/htaccess/parser.js';
import type { EntrypointScript } from '../syntax/script/entrypointScript.js';
import type { SiblingFiles } from '../syntax/script/python/siblings.js';
import { decode } from '../text/decode.js';
import { folderOf, foldersBetween, join, nameOf } from '../text/path.js';
import { type HandedNames, handedNames, isAboutPrograms } from './handedNames.js';
import { resolve } from './handlerMap.js';
import { pageAt, pagesWorthReading } from './pageStarts.js';
import { type ProjectFiles, UnreadableFileError } from './projectFiles.js';
import type { ServerConfiguration } from './serverConfiguration/serverConfiguration.js';
import { siblingFilesOf } from './siblingFiles.js';
import type { HtaccessFile, PageStart, ScriptFile, Site, UnreadablePath } from './site.js';

/** Where a site is read from. */
export interface SiteSource {
  readonly files: ProjectFiles;
  /** Reads a script by its name and text, and the files beside it; may load a grammar the first time. */
  readonly readScript: (name: string, text: string, siblings: SiblingFiles) => Promise<EntrypointScript>;
}

export interface FolderRequest {
  /** The folder from which .htaccess files are read down. */
  readonly root: string;
  /** The folder of interest, in or below the root. */
  readonly folder: string;
  /** How many files and folders are listed before the site counts as incomplete. */
  readonly maxEntries: number;
  /** The configuration of the server that serves the site; default: none is known. */
  readonly server?: ServerConfiguration | null;
}

export interface SiteRequest extends FolderRequest {
  /**
   * tree: everything below the folder. named: the folder's own and its ancestors' .htaccess; the names below the
   * folder where a line of these speaks of handlers or programs; of what is there only the scripts that they may hand to
   * one, and the .htaccess files that have a say in these.
   */
  readonly scope: 'tree' | 'named';
  /** How many UTF-16 units of scripts are read before the site counts as incomplete; default no limit. */
  readonly maxScriptLength?: number;
  /** A file to take as what `kind` says, whatever its name is and whether or not a handler serves it. */
  readonly subject?: { readonly path: string; readonly kind: 'htaccess' | 'script' };
}

const versionControl = new Set(['.git', '.hg', '.svn']);
/** Folders that no server serves as a site's own. */
const skipped = new Set([...versionControl, 'node_modules']);

/** Reads what is needed to speak of a folder. What cannot be read is listed in the site; nothing throws for it. */
export async function loadSite(source: SiteSource, request: SiteRequest): Promise<Site> {
  const loader = new SiteLoader(source, request);
  await loader.readAncestors();
  const wanted = request.scope === 'tree' ? 'all' : loader.handedNames();
  if (wanted !== null) {
    await loader.list('and-below');
    await loader.readBelow(wanted);
    await loader.readServed(wanted);
  } else if (loader.isOfTop()) {
    await loader.list('itself');
  }
  await loader.readPages();
  if (request.subject?.kind === 'script') await loader.readScript(request.subject.path);
  return loader.site();
}

/**
 * Reads what the scripts of one folder have in common: the .htaccess files of the folder and above, and the names in
 * it, where a line speaks of handlers. No script is read.
 */
export async function loadFolder(source: SiteSource, request: FolderRequest): Promise<Site> {
  const loader = new SiteLoader(source, { ...request, scope: 'named' });
  await loader.readAncestors();
  if (loader.handedNames() !== null) await loader.list('itself');
  return loader.site();
}

/** The site of a folder with one of its scripts; the same site where no handler runs the file. */
export async function withScript(source: SiteSource, site: Site, path: string): Promise<Site> {
  if (!isRunAsScript(site, path)) return site;
  const script = await readScriptFile(source, path);
  return script === null ? site : { ...site, scripts: new Map([[path, script]]) };
}

class SiteLoader {
  private readonly htaccess = new Map<string, HtaccessFile>();
  private readonly scripts = new Map<string, ScriptFile>();
  private readonly files: string[] = [];
  /** Folders below the one asked about that have a .htaccess of their own. */
  private readonly below = new Set<string>();
  private readonly unreadable: UnreadablePath[] = [];
  private readonly versionControl: string[] = [];
  private readonly pages = new Map<string, PageStart>();
  private entries = 0;
  private scriptLength = 0;
  /** Whether scripts were left unread. */
  private cut = false;

  constructor(
    private readonly source: SiteSource,
    private readonly request: SiteRequest,
  ) {}

  site(): Site {
    const byPath = <T extends { readonly path: string }>(a: T, b: T): number => compare(a.path, b.path);
    return {
      root: this.request.root,
      htaccess: this.htaccess,
      scripts: new Map([...this.scripts].sort(([a], [b]) => compare(a, b))),
      files: [...this.files].sort(compare),
      complete: this.entries <= this.request.maxEntries && !this.cut,
      versionControl: this.versionControl,
      pages: this.pages,
      unreadable: [...this.unreadable].sort(byPath),
      server: this.request.server ?? null,
    };
  }

  async readAncestors(): Promise<void> {
    const { root, folder, subject } = this.request;
    const named = subject?.kind === 'htaccess' ? subject.path : null;
    for (const each of foldersBetween(root, folder)) {
      const isOwn = named !== null && folderOf(named) === each;
      await this.readHtaccess(each, isOwn ? named : join(each, '.htaccess'));
    }
  }

  /** What the lines of the .htaccess files read so far name; null where they say nothing of handlers. */
  handedNames(): HandedNames | null {
    const files = [...this.htaccess.values()];
    // The lines of the server's own configuration may hand on any file.
    if (this.request.server != null) return () => true;
    return handedNames(files) ?? (files.some(isAboutPrograms) ? () => false : null);
  }

  /** Whether the folder is the site's top and has a .htaccess: then a few names tell what the site is. */
  isOfTop(): boolean {
    const { root, folder } = this.request;
    return folder === root && this.htaccess.get(root)?.path === join(root, '.htaccess');
  }

  /**
   * Lists the folder, and all below it where that is asked for, breadth first. Each folder once: where a symbolic
   * link leads to one, under the folder's own path if that is in reach.
   */
  async list(reach: 'itself' | 'and-below'): Promise<void> {
    const start = await this.unlessUnreadable(this.request.folder, () =>
      this.source.files.stat(this.request.folder),
    );
    if (start?.kind !== 'folder') return;
    const seen = new Set<string>();
    const queue = [{ path: this.request.folder, identity: start.identity }];
    const linked: typeof queue = [];
    for (;;) {
      const next = queue.shift() ?? linked.shift();
      if (next === undefined) return;
      const { path: folder, identity } = next;
      if (seen.has(identity)) continue;
      seen.add(identity);
      const entries = await this.unlessUnreadable(folder, () => this.source.files.list(folder));
      for (const entry of entries ?? []) {
        if (++this.entries > this.request.maxEntries) return;
        const path = join(folder, entry.name);
        if (entry.name === '.htaccess') {
          if (folder !== this.request.folder) this.below.add(folder);
          continue;
        }
        const status =
          entry.kind === 'link'
            ? await this.unlessUnreadable(path, () => this.source.files.stat(path))
            : { kind: entry.kind, identity: join(identity, entry.name) };
        if (status?.kind === 'file') this.files.push(path);
        if (status?.kind === 'folder' && versionControl.has(entry.name)) {
          this.versionControl.push(path);
          await this.readHtaccess(path, join(path, '.htaccess'));
        }
        if (reach === 'itself' || status?.kind !== 'folder' || skipped.has(entry.name)) continue;
        (entry.kind === 'link' ? linked : queue).push({ path, identity: status.identity });
      }
    }
  }

  /** Reads the .htaccess files below the folder: all, or those that have a say in a file that is named. */
  async readBelow(wanted: HandedNames | 'all'): Promise<void> {
    const folders = wanted === 'all' ? this.below : this.foldersAround(this.files.filter(wanted));
    for (const folder of folders) await this.readHtaccess(folder, join(folder, '.htaccess'));
  }

  /** Reads the files that a handler runs: all, or those of them that are named. */
  async readServed(wanted: HandedNames | 'all'): Promise<void> {
    const site = this.site();
    const isNamed = wanted === 'all' ? this.handedNames() : wanted;
    if (isNamed === null) return;
    // Most files of most sites no line names: of these nothing more need be found out.
    const named = this.files.filter(isNamed);
    const { maxScriptLength = Number.POSITIVE_INFINITY } = this.request;
    for (const path of named.filter((each) => isRunAsScript(site, each))) {
      this.cut = this.scriptLength >= maxScriptLength;
      if (this.cut) return;
      await this.readScript(path);
    }
  }

  /** Reads the start of some of the pages beside a .htaccess that has none above it; of others nothing is said. */
  async readPages(): Promise<void> {
    const { root } = this.request;
    const tops = [...this.htaccess.keys()].filter(
      (folder) => foldersBetween(root, folder).filter((each) => this.htaccess.has(each)).length === 1,
    );
    for (const path of pagesWorthReading(this.files, new Set(tops))) {
      const page = await pageAt(this.source.files, path);
      if (page !== null) this.pages.set(path, page);
    }
  }

  /** The folders that have a .htaccess of their own, from below the folder asked about down to these files. */
  private foldersAround(files: readonly string[]): ReadonlySet<string> {
    const around = new Set<string>();
    for (const folder of new Set(files.map(folderOf))) {
      for (const each of foldersBetween(this.request.folder, folder)) {
        if (this.below.has(each)) around.add(each);
      }
    }
    return around;
  }

  private async readHtaccess(folder: string, path: string): Promise<void> {
    const bytes = await this.unlessUnreadable(path, () => this.source.files.read(path));
    if (bytes === null) return;
    const { text, encoding } = decode(bytes);
    this.htaccess.set(folder, { path, document: parseHtaccess(text), encoding });
  }

  async readScript(path: string): Promise<void> {
    if (this.scripts.has(path)) return;
    const script = await this.unlessUnreadable(path, () => readScriptFile(this.source, path));
    if (script === null) return;
    this.scripts.set(path, script);
    this.scriptLength += script.script.text.length;
  }

  private async unlessUnreadable<T>(path: string, read: () => Promise<T>): Promise<T | null> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      this.unreadable.push({ path, kind: error.kind, reason: error.reason });
      return null;
    }
  }
}

/** Null where there is no such file. @throws {UnreadableFileError} */
async function readScriptFile({ files, readScript }: SiteSource, path: string): Promise<ScriptFile | null> {
  const [bytes, status, folder] = await Promise.all([
    files.read(path),
    files.stat(path),
    files.stat(folderOf(path)),
  ]);
  if (bytes === null) return null;
  const { text, encoding } = decode(bytes);
  const script = await readScript(nameOf(path), text, siblingFilesOf(files, path));
  return { path, script, encoding, mode: status?.mode ?? null, folderMode: folder?.mode ?? null };
}

/**
 * Whether a handler runs the file as a program of its own, on whichever server. PHP's handlers do not count: a site may hand them
 * thousands of files, and what runs inside the server has none of the troubles that rules look for.
 */
const isRunAsScript = (site: Site, path: string): boolean =>
  resolve(site, path, unknownProfile).some(
    ({ facts }) => facts !== null && (facts.runs === 'per-request' || facts.needsExecCgi),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
