import { type LintedFile, lint } from '../linter/lint.js';
import { type LinterSettings, settingsAt } from '../linter/settings.js';
import { type SubjectFile, subjectsIn } from '../serverLog/diagnosis.js';
import type { SiteAtHand } from '../serverLog/logSubjects.js';
import { resolve } from '../site/handlerMap.js';
import { loadFolder, loadSite, type SiteSource, withScript } from '../site/loadSite.js';
import { UnreadableFileError } from '../site/projectFiles.js';
import type { ServerConfiguration } from '../site/serverConfiguration/serverConfiguration.js';
import type { Site } from '../site/site.js';
import { siteRootOf } from '../site/siteRoot.js';
import { folderOf, isWithin, join, nameOf } from '../text/path.js';
import type { OpenDocuments } from './openDocuments.js';
import { RecentAnswers } from './recentAnswers.js';
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
/** UTF-16 units of scripts read for one file; some 140 bytes of memory each. */
const maxScriptLength = 600_000;
/** UTF-16 units of texts, and names, in all that is kept. */
const mostKept = 1_200_000;
const analysisWeight = 2000;
const nameWeight = 20;
/** Milliseconds for which an analysis stands where nobody tells of changes on the disk. */
const staleAfter = 1000;

/** Analyses of files, each made once for a state of documents, files and settings. */
export class Workspace {
  /** The workspace's folders, as paths. */
  folders: readonly string[] = [];

  private readonly analyses: RecentAnswers<Analysis | null>;
  /** What the scripts of a folder have in common. */
  private readonly folderSites: RecentAnswers<Site>;

  constructor(
    private readonly source: SiteSource,
    private readonly documents: OpenDocuments,
    private readonly settings: Settings,
    /** Whether the client tells of changes on the disk. */
    watched: boolean,
  ) {
    const lifetime = watched ? Number.POSITIVE_INFINITY : staleAfter;
    this.analyses = new RecentAnswers({
      lifetime,
      mostWeight: mostKept,
      weigh: (analysis) => analysisWeight + (analysis === null ? 0 : lengthOf(analysis.site)),
    });
    this.folderSites = new RecentAnswers({
      lifetime,
      mostWeight: mostKept,
      weigh: (site) => lengthOf(site) + site.files.length * nameWeight,
    });
  }

  /** Null for a file that is none of ours: no .htaccess, and no handler runs it. @throws {Error} */
  analysisOf(path: string): Promise<Analysis | null> {
    return this.analyses.of(path, () => this.analyse(path));
  }

  /** Files, settings or folders may be others than they were. */
  changed(): void {
    this.analyses.clear();
    this.folderSites.clear();
  }

  /** Only the text of this open file is another one: what was found without it stands. */
  textChanged(path: string): void {
    if (this.isHtaccess(path)) {
      this.changed();
      return;
    }
    this.analyses.deleteWhere(
      (each, analysis) =>
        each === path || analysis === 'pending' || analysis?.site.scripts.has(path) === true,
    );
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

  /** The workspace's folders, to look at a server's log with. */
  sitesAtHand(): readonly SiteAtHand[] {
    return this.folders.map((folder) => ({
      files: this.source.files,
      folder,
      documentRoot: null,
      mostEntries: maxEntries,
      load: (path) => this.subjectAt(path),
      whole: () => this.subjectsBelow(folder),
    }));
  }

  private async subjectAt(path: string): Promise<SubjectFile | null> {
    const analysis = await this.analysisOf(path);
    if (analysis !== null) return { path, site: analysis.site, settings: analysis.settings };
    // No handler runs it: then it is only read.
    const root = await this.rootOf(path);
    const found = await this.settings.of(this.documents.uriOf(path), root);
    if (found === null) return null;
    const subject = { path, kind: 'script' } as const;
    const { server, settings } = found;
    const site = await loadSite(this.source, {
      root,
      server,
      folder: folderOf(path),
      scope: 'named',
      maxEntries,
      maxScriptLength,
      subject,
    }).catch(unlessUnreadable(null));
    return site === null ? null : { path, site, settings };
  }

  private async subjectsBelow(folder: string): Promise<readonly SubjectFile[]> {
    const top = join(folder, '.htaccess');
    const root = await this.rootOf(top);
    const found = await this.settings.of(this.documents.uriOf(top), root);
    if (found === null) return [];
    const { server, settings } = found;
    const site = await loadSite(this.source, {
      root,
      server,
      folder,
      scope: 'tree',
      maxEntries,
      maxScriptLength,
    }).catch(unlessUnreadable(null));
    return site === null ? [] : subjectsIn(site, settings);
  }

  /** Whether the person has given us the file to work on. */
  isOurs = (path: string): boolean =>
    this.documents.at(path) !== null || this.folders.some((folder) => isWithin(folder, path));

  private async analyse(path: string): Promise<Analysis | null> {
    const version = this.documents.at(path)?.version ?? null;
    const root = await this.rootOf(path);
    const found = await this.settings.of(this.documents.uriOf(path), root);
    if (found === null) return null;
    const site = this.isHtaccess(path)
      ? await this.siteOfHtaccess(path, root, found.server)
      : await this.siteOfScript(path, root, found.server);
    const settings = settingsAt(found.settings, site, path);
    const linted = lint(site, path, settings);
    return linted === null ? null : { site, settings, linted, version };
  }

  private isHtaccess = (path: string): boolean =>
    this.documents.at(path)?.languageId === 'htaccess' || nameOf(path).endsWith('.htaccess');

  private siteOfHtaccess = (path: string, root: string, server: ServerConfiguration | null): Promise<Site> =>
    loadSite(this.source, {
      root,
      server,
      folder: folderOf(path),
      scope: 'named',
      maxEntries,
      maxScriptLength,
      subject: { path, kind: 'htaccess' },
    });

  private async siteOfScript(path: string, root: string, server: ServerConfiguration | null): Promise<Site> {
    const folder = folderOf(path);
    const site = await this.folderSites.of(folder, () =>
      loadFolder(this.source, { root, folder, maxEntries, server }),
    );
    return withScript(this.source, site, path).catch(unlessUnreadable(site));
  }

  /** The top of a file's site, never above the workspace folder that it lies in. */
  private rootOf(path: string): Promise<string> {
    const folder = folderOf(path);
    const boundary = this.folders
      .filter((each) => isWithin(each, path))
      .reduce<string | null>(
        (longest, each) => (each.length > (longest?.length ?? 0) ? each : longest),
        null,
      );
    return siteRootOf(this.source.files, folder, boundary).catch(unlessUnreadable(boundary ?? folder));
  }
}

/** Of all the texts that a site holds, in UTF-16 units. */
const lengthOf = ({ htaccess, scripts }: Site): number =>
  [
    ...[...htaccess.values()].map(({ document }) => document.text.length),
    ...[...scripts.values()].map(({ script }) => script.text.length),
  ].reduce((sum, length) => sum + length, 0);

/** Scripts that a line of this .htaccess hands to a handler. */
const scriptsNamedBy = (htaccess: string, { site, settings }: Analysis): readonly string[] =>
  [...site.scripts.keys()]
    .filter((script) =>
      resolve(site, script, settings.profile).some(({ handlerLine }) => handlerLine?.path === htaccess),
    )
    .slice(0, mostScripts);

const unlessUnreadable =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (error instanceof UnreadableFileError) return instead;
    throw error;
  };
