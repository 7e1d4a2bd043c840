import type { ServerProfile } from '../apache/profile.js';
import { serverProfile as profileNamed, ServerProfileError } from '../linter/serverProfile.js';
import { enginePath } from '../platform/node/paths.js';
import type { ProjectFiles } from '../site/projectFiles.js';
import { UsageError } from './exitStatus.js';

/**
 * The profile that `--profile`, or `server.profile` of a configuration, names.
 *
 * @param nameOrFile a built-in profile's name, else a file.
 * @param folder what a relative path is taken from.
 * @throws {UsageError} where there is neither, or the file is no profile.
 */
export async function serverProfile(
  nameOrFile: string,
  folder: string,
  files: ProjectFiles,
): Promise<ServerProfile> {
  try {
    return await profileNamed(nameOrFile, enginePath(nameOrFile, folder), files);
  } catch (error) {
    if (!(error instanceof ServerProfileError)) throw error;
    throw new UsageError(error.message, { cause: error });
  }
}
