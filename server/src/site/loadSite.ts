import { unknownProfile } from '../apache/profiles.js';
import { isNamed } from '../syntax/htaccess/nodes.js';
import { parseHtaccess } from '../syntax/htaccess/parser.js';
import type { EntrypointScript } from '../syntax/script/entrypointScript.js';
import { decode } from '../text/decode.js';
import { folderOf, foldersBetween, join, nameOf } from '../text/path.js';
import { htaccessFilesFor } from './configTree.js';
import { resolve } from './handlerMap.js';
import { type ProjectFiles, UnreadableFileError } from './projectFiles.js';
import type { HtaccessFile, ScriptFile, Site, UnreadablePath } from './site.js';

/** Where a site is read from. */
export interface SiteSource {
  readonly files: ProjectFiles;
  /** Reads a script by its name and text; may load a grammar the first time. */
  readonly readScript: (name: string, text: string) => Promise<EntrypointScript>;
}

export interface SiteRequest {
  /** The folder from which .htaccess files are read down. */
  readonly root: string;
  /** The folder of interest, in or below the root. */
  readonly folder: string;
  /**
   * tree: everything below the folder. named: the folder's own and its ancestors' .htaccess, and what is below
   * the folder only where one of them hands files to a handler, since only then there is something to find.
   */
  readonly scope: 'tree' | 'named';
  /** How many files and folders are listed before the site counts as incomplete. */
  readonly maxEntries: number;
  /** A file to take as what `kind` says, whatever its name is and whether or not a handler serves it. */
  readonly subject?: { readonly path: string; readonly kind: 'htaccess' | 'script' };
}

const handlerDirectives = ['AddHandler', 'SetHandler', 'AddType', 'ForceType', 'Action', 'RewriteRule'];

/** Folders that no server serves as a site's own. */
const skipped = new Set(['.git', '.hg', '.svn', 'node_modules']);

/** Reads what is needed to speak of a folder. What cannot be read is listed in the site; nothing throws for it. */
export async function loadSite(source: SiteSource, request: SiteRequest): Promise<Site> {
  const loader = new SiteLoader(source, request);
  await loader.readAncestors();
  if (request.scope === 'tree' || loader.handsFilesOn()) await loader.walk();
  await loader.readScripts();
  return loader.site();
}

class SiteLoader {
  private readonly htaccess = new Map<string, HtaccessFile>();
  private readonly scripts = new Map<string, ScriptFile>();
  private readonly files: string[] = [];
  private readonly unreadable: UnreadablePath[] = [];
  private entries = 0;

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
      complete: this.entries <= this.request.maxEntries,
      unreadable: [...this.unreadable].sort(byPath),
    };
  }

  async readAncestors(): Promise<void> {
    const { root, folder, subject } = this.request;
    for (const each of foldersBetween(root, folder)) await this.readHtaccess(each, join(each, '.htaccess'));
    if (subject?.kind === 'htaccess') await this.readHtaccess(folderOf(subject.path), subject.path);
  }

  /** Whether any line in force for the folder may run its files as programs. */
  handsFilesOn(): boolean {
    return htaccessFilesFor(this.site(), this.request.folder).some(({ document }) =>
      document.placed.some(
        ({ node }) => node.kind === 'directive' && handlerDirectives.some((name) => isNamed(node, name)),
      ),
    );
  }

  /**
   * Lists the folder and all below it, breadth first, and reads their .htaccess. Each folder once: where a
   * symbolic link leads to one, under the folder's own path if that is in reach.
   */
  async walk(): Promise<void> {
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
          if (folder !== this.request.folder) await this.readHtaccess(folder, path);
          continue;
        }
        const status =
          entry.kind === 'link'
            ? await this.unlessUnreadable(path, () => this.source.files.stat(path))
            : { kind: entry.kind, identity: join(identity, entry.name) };
        if (status?.kind === 'file') this.files.push(path);
        if (status?.kind !== 'folder' || skipped.has(entry.name)) continue;
        (entry.kind === 'link' ? linked : queue).push({ path, identity: status.identity });
      }
    }
  }

  async readScripts(): Promise<void> {
    const { subject } = this.request;
    const site = this.site();
    const served = this.files.filter((path) => isRunAsScript(site, path));
    const wanted = subject?.kind === 'script' ? new Set([...served, subject.path]) : served;
    for (const path of wanted) await this.readScript(path);
  }

  private async readHtaccess(folder: string, path: string): Promise<void> {
    const bytes = await this.unlessUnreadable(path, () => this.source.files.read(path));
    if (bytes === null) return;
    const { text, encoding } = decode(bytes);
    this.htaccess.set(folder, { path, document: parseHtaccess(text), encoding });
  }

  private async readScript(path: string): Promise<void> {
    const { files, readScript } = this.source;
    const found = await this.unlessUnreadable(path, () => Promise.all([files.read(path), files.stat(path)]));
    const [bytes, status] = found ?? [null, null];
    if (bytes === null) return;
    const { text, encoding } = decode(bytes);
    const script = await readScript(nameOf(path), text);
    this.scripts.set(path, { path, script, encoding, mode: status?.mode ?? null });
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

/**
 * Whether a handler runs the file as a program of its own, on whichever server. PHP's handlers do not count: a site may hand them
 * thousands of files, and what runs inside the server has none of the troubles that rules look for.
 */
const isRunAsScript = (site: Site, path: string): boolean =>
  resolve(site, path, unknownProfile).some(
    ({ facts }) => facts !== null && (facts.runs === 'per-request' || facts.needsExecCgi),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
