import type { ProjectFiles } from '../site/projectFiles.js';
import { folderOf, join } from '../text/path.js';

/** What marks the top of a site: its settings, or a version-control folder (for a git worktree, a file). */
const marks = ['.handler-doctor.json', '.git', '.hg', '.svn'];

/**
 * The folder from which .htaccess files are read down: the nearest at or above `folder` that holds one of the
 * marks, else `folder` itself.
 *
 * @throws {UnreadableFileError} where a folder on the way up cannot be looked into.
 */
export async function siteRootOf(files: ProjectFiles, folder: string): Promise<string> {
  for (let at = folder; ; at = folderOf(at)) {
    for (const mark of marks) {
      if ((await files.stat(join(at, mark))) !== null) return at;
    }
    if (folderOf(at) === at) return folder;
  }
}
