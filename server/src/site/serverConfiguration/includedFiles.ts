import { join } from '../../text/path.js';
import { type FolderEntry, type ProjectFiles, UnreadableFileError } from '../projectFiles.js';
import { hasWildcards, matchesIncluded } from './pathPattern.js';

/** The files that an Include stands for, in the order in which the server reads them. */
export interface IncludedFiles {
  readonly paths: readonly string[];
  /** What stops the server behind the last of them; null for nothing. */
  readonly problem: string | null;
}

/** How deep the folders in an included folder are followed (`AP_MAX_INCLUDE_DIR_DEPTH`). */
const deepestFolder = 20;

/**
 * Finds them as `ap_process_fnmatch_configs` in the server's `config.c` does: wildcards in any part of the path,
 * matches in the order of their names, a folder with all that lies below it.
 *
 * @param pattern an absolute path, wildcards or not.
 * @param optional whether nothing may be found: IncludeOptional.
 */
export async function includedFiles(
  files: ProjectFiles,
  pattern: string,
  optional: boolean,
): Promise<IncludedFiles> {
  const search = new Search(files, optional);
  const [root = '', ...parts] = pattern.split('/');
  const problem = await search.find(root || '/', parts).catch((error: unknown) => {
    if (!(error instanceof UnreadableFileError)) throw error;
    return `${error.path} cannot be read: ${error.reason}.`;
  });
  return { paths: search.paths, problem };
}

/** Each step answers with what stops the server, or null. */
class Search {
  readonly paths: string[] = [];

  constructor(
    private readonly files: ProjectFiles,
    private readonly optional: boolean,
  ) {}

  /** @param parts of the path, as seen from the folder. */
  async find(from: string, parts: readonly string[]): Promise<string | null> {
    const wild = parts.findIndex(hasWildcards);
    if (wild < 0) return this.add(parts.reduce(join, from), 0);
    const folder = parts.slice(0, wild).reduce(join, from);
    const rest = parts.slice(wild + 1);
    const pattern = parts[wild] ?? '';
    if ((await this.files.stat(folder))?.kind !== 'folder') {
      return this.optional ? null : absent(`There is no folder ${folder}.`);
    }
    const named = (await this.files.list(folder)).filter(({ name }) => matchesIncluded(pattern, name));
    let matches = 0;
    for (const entry of named) {
      if (rest.length > 0 && !(await this.isFolder(folder, entry))) continue;
      matches++;
      const path = join(folder, entry.name);
      const problem = rest.length === 0 ? await this.add(path, 0) : await this.find(path, rest);
      if (problem !== null) return problem;
    }
    return matches > 0 || this.optional ? null : absent(`Nothing in ${folder} matches ${pattern}.`);
  }

  private async isFolder(folder: string, { name, kind }: FolderEntry): Promise<boolean> {
    if (kind !== 'link') return kind === 'folder';
    return (await this.files.stat(join(folder, name)))?.kind === 'folder';
  }

  private async add(path: string, depth: number): Promise<string | null> {
    const status = await this.files.stat(path);
    if (status === null) return this.optional ? null : absent(`There is no file ${path}.`);
    if (status.kind !== 'folder') {
      this.paths.push(path);
      return null;
    }
    if (depth >= deepestFolder)
      return `Below ${path} folders lie in each other more than ${deepestFolder} deep.`;
    for (const { name } of await this.files.list(path)) {
      const problem = await this.add(join(path, name), depth + 1);
      if (problem !== null) return problem;
    }
    return null;
  }
}

const absent = (what: string): string =>
  `${what} The server does not start then; with IncludeOptional it would.`;
