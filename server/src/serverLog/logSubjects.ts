import type { ProjectFiles } from '../site/projectFiles.js';
import { folderOf, isWithin, nameOf, pathFrom, relative } from '../text/path.js';
import { type Diagnosis, diagnose, pathsNamed, type SubjectFile } from './diagnosis.js';
import { documentRootIn, filesNamed, located } from './locate.js';
import type { LogGroup } from './logGroups.js';

/** The site that a log is looked at with, and how its files come in. */
export interface SiteAtHand {
  readonly files: ProjectFiles;
  /** Where its files lie here. */
  readonly folder: string;
  /** The same folder on the server; null where no configuration tells. */
  readonly documentRoot: string | null;
  /** How many files and folders are looked at in search of those that the log names. */
  readonly mostEntries: number;
  /** Null for a file that cannot be read. */
  load(path: string): Promise<SubjectFile | null>;
  /** The .htaccess files and scripts of the whole site. */
  whole(): Promise<readonly SubjectFile[]>;
}

/** Groups whose files are looked for; of a log that has more, the rest is explained without the site. */
const mostDiagnosed = 100;
/** Files of one name among which the log does not choose. */
const mostAlike = 5;

/** What each group means, with what the site has to say to it. */
export async function diagnoseAll(
  groups: readonly LogGroup[],
  site: SiteAtHand,
): Promise<readonly Diagnosis[]> {
  const paths = groups.slice(0, mostDiagnosed).flatMap(pathsNamed);
  const names = new Set(paths.map((path) => nameOf(path.replace(/\\/g, '/'))));
  const candidates =
    names.size === 0 ? [] : await filesNamed(site.files, site.folder, names, site.mostEntries);
  const documentRoot = site.documentRoot ?? documentRootIn(paths, candidates, site.folder);
  const subjects = new LogSubjects({ ...site, documentRoot }, candidates);
  const diagnoses: Diagnosis[] = [];
  for (const [at, group] of groups.entries()) {
    diagnoses.push(diagnose(group, at < mostDiagnosed ? await subjects.of(group) : new Map()));
  }
  return diagnoses;
}

/** The files that a log is about, each read once. */
class LogSubjects {
  private readonly read = new Map<string, Promise<SubjectFile | null>>();
  private all: Promise<readonly SubjectFile[]> | null = null;

  constructor(
    private readonly site: SiteAtHand,
    private readonly candidates: readonly string[],
  ) {}

  async of(group: LogGroup): Promise<ReadonlyMap<string, readonly SubjectFile[]>> {
    const named = pathsNamed(group);
    if (named.length === 0) {
      return new Map(isOfSite(group) ? [['', await this.filesFor(group.fields['url'] ?? null)]] : []);
    }
    const { folder: root, documentRoot } = this.site;
    const subjects = new Map<string, readonly SubjectFile[]>();
    for (const path of named) {
      const files = located(path, this.candidates, { root, documentRoot }).slice(0, mostAlike);
      const found = await Promise.all(files.map((file) => this.subject(file)));
      subjects.set(
        path,
        found.filter((file) => file !== null),
      );
    }
    const [first = ''] = named;
    const isMissing = [...subjects.values()].every((files) => files.length === 0);
    if (isMissing && documentRoot !== null && isWithin(documentRoot, first) && isOfSite(group)) {
      subjects.set(first, await this.filesFor(`/${relative(documentRoot, first)}`));
    }
    return subjects;
  }

  private subject(path: string): Promise<SubjectFile | null> {
    const known = this.read.get(path) ?? this.site.load(path);
    this.read.set(path, known);
    return known;
  }

  /** The .htaccess files that hold for an address; for none all of them, and the scripts. */
  private async filesFor(url: string | null): Promise<readonly SubjectFile[]> {
    this.all ??= this.site.whole();
    const files = await this.all;
    if (url === null || url === '') return files;
    const path = pathFrom(this.site.folder, `.${url}`);
    return files.filter((file) => isHtaccess(file.path) && isWithin(folderOf(file.path), path));
  }
}

const isHtaccess = (path: string): boolean => nameOf(path).endsWith('.htaccess');

/** Whether the files of a site can say anything to it. */
const isOfSite = ({ cause, isRest }: LogGroup): boolean =>
  !isRest && (cause.rules.length > 0 || cause.directives !== undefined);
