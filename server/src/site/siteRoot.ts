import { folderOf, isWithin, join } from '../text/path.js';
import type { ProjectFiles } from './projectFiles.js';

/** What marks the top of a site: its settings, or a version-control folder (for a git worktree, a file). */
const marks = ['.handler-doctor.json', '.git', '.hg', '.svn'];

/**
 * The folder from which .htaccess files are read down: the nearest at or above `folder` that holds one of the
 * marks. Where there is none, `boundary`, or without one `folder` itself.
 *
 * @param boundary the search goes no higher: an editor's workspace folder; null for no limit.
 * @throws {UnreadableFileError} where a folder on the way up cannot be looked into.
 */
export async function siteRootOf(
  files: ProjectFiles,
  folder: string,
  boundary: string | null = null,
): Promise<string> {
  const limit = boundary !== null && isWithin(boundary, folder) ? boundary : null;
  for (let at = folder; ; at = folderOf(at)) {
    for (const mark of marks) {
      if ((await files.stat(join(at, mark))) !== null) return at;
    }
    if (at === limit || folderOf(at) === at) return limit ?? folder;
  }
}
