import type { ServerProfile } from '../apache/profile.js';
import { builtInProfile, builtInProfiles } from '../apache/profiles.js';
import { ProfileFileError, readProfile } from '../linter/profileFile.js';
import { enginePath } from '../platform/node/paths.js';
import { type ProjectFiles, UnreadableFileError } from '../site/projectFiles.js';
import { decode } from '../text/decode.js';
import { nameOf } from '../text/path.js';
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
  const builtIn = builtInProfile(nameOrFile);
  if (builtIn !== null) return builtIn;
  const path = enginePath(nameOrFile, folder);
  try {
    const bytes = await files.read(path);
    if (bytes !== null) return readProfile(decode(bytes).text, nameOf(path).replace(/\.json$/, ''));
  } catch (error) {
    if (!(error instanceof ProfileFileError || error instanceof UnreadableFileError)) throw error;
    const reason = error instanceof ProfileFileError ? error.message : error.reason;
    throw new UsageError(`profile ${nameOrFile}: ${reason}`, { cause: error });
  }
  const names = builtInProfiles.map(({ name }) => name).join(', ');
  throw new UsageError(`there is no profile ${nameOrFile}: neither a file nor one of ${names}`);
}
