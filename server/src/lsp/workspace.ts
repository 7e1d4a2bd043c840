import { type LintedFile, lint } from '../linter/lint.js';
import { type LinterSettings, settingsAt } from '../linter/settings.js';
import { resolve } from '../site/handlerMap.js';
import { loadSite, type SiteSource } from '../site/loadSite.js';
import { UnreadableFileError } from '../site/projectFiles.js';
import type { Site } from '../site/site.js';
import { siteRootOf } from '../site/siteRoot.js';
import { folderOf, isWithin, join, nameOf } from '../text/path.js';
import type { OpenDocuments } from './openDocuments.js';
import type { Revision } from './revision.js';
import type { Settings } from './settings.js';

/** Everything known of one file at one moment. */
export interface Analysis {
  readonly site: Site;
  readonly settings: LinterSettings;
  readonly linted: LintedFile;
  /** The version of the open document that was read; null where it is not open. */
  readonly version: number | null;
}

/** Files and folders listed for one file: what an editor shows cannot wait for a whole hard disk. */
const maxEntries = 5000;
/** Scripts of a workspace folder's .htaccess that are diagnosed without being open. */
const mostScripts = 200;
const mostKept = 100;
/** Milliseconds for which an analysis stands where nobody tells of changes on the disk. */
const staleAfter = 1000;

/** Analyses of files, each made once for a state of documents, files and settings. */
export class Workspace {
  /** The workspace's folders, as paths. */
  folders: readonly string[] = [];

  private readonly analyses = new Map<
    string,
    { readonly revision: number; readonly made: number; readonly analysis: Promise<Analysis | null> }
  >();

  constructor(
    private readonly source: SiteSource,
    private readonly documents: OpenDocuments,
    private readonly settings: Settings,
    private readonly revision: Revision,
    /** Whether the client tells of changes on the disk. */
    private readonly watched: boolean,
  ) {}

  /** Null for a file that is none of ours: no .htaccess, and no handler runs it. @throws {Error} */
  analysisOf(path: string): Promise<Analysis | null> {
    const known = this.analyses.get(path);
    const now = Date.now();
    if (known?.revision === this.revision.current && (this.watched || now - known.made < staleAfter)) {
      return known.analysis;
    }
    const analysis = this.analyse(path);
    if (this.analyses.size >= mostKept) this.analyses.clear();
    this.analyses.set(path, { revision: this.revision.current, made: now, analysis });
    analysis.catch(() => this.analyses.delete(path));
    return analysis;
  }

  /** Each workspace folder's own .htaccess and the scripts that it names. */
  async filesOfFolders(): Promise<readonly string[]> {
    const files = await Promise.all(
      this.folders.map(async (folder) => {
        const top = join(folder, '.htaccess');
        const analysis = await this.analysisOf(top);
        return analysis === null ? [] : [top, ...scriptsNamedBy(top, analysis)];
      }),
    );
    return [...new Set(files.flat())];
  }

  /** Whether the person has given us the file to work on. */
  isOurs = (path: string): boolean =>
    this.documents.at(path) !== null || this.folders.some((folder) => isWithin(folder, path));

  private async analyse(path: string): Promise<Analysis | null> {
    const folder = folderOf(path);
    const boundary = this.folders
      .filter((each) => isWithin(each, path))
      .reduce<string | null>(
        (longest, each) => (each.length > (longest?.length ?? 0) ? each : longest),
        null,
      );
    const document = this.documents.at(path);
    const root = await siteRootOf(this.source.files, folder, boundary).catch(
      unlessUnreadable(boundary ?? folder),
    );
    const found = await this.settings.of(this.documents.uriOf(path), root);
    if (found === null) return null;
    const isHtaccess = document?.languageId === 'htaccess' || nameOf(path).endsWith('.htaccess');
    const site = await loadSite(this.source, {
      root,
      folder,
      scope: 'named',
      maxEntries,
      server: found.server,
      ...(isHtaccess && { subject: { path, kind: 'htaccess' } }),
    });
    const settings = settingsAt(found.settings, site, path);
    const linted = lint(site, path, settings);
    return linted === null ? null : { site, settings, linted, version: document?.version ?? null };
  }
}

/** Scripts that a line of this .htaccess hands to a handler. */
const scriptsNamedBy = (htaccess: string, { site, settings }: Analysis): readonly string[] =>
  [...site.scripts.keys()]
    .filter((script) =>
      resolve(site, script, settings.profile).some(({ handlerLine }) => handlerLine?.path === htaccess),
    )
    .slice(0, mostScripts);

const unlessUnreadable =
  (instead: string) =>
  (error: unknown): string => {
    if (error instanceof UnreadableFileError) return instead;
    throw error;
  };
