import type { ServerProfile } from '../apache/profile.js';
import { builtInProfile, builtInProfiles } from '../apache/profiles.js';
import { type ProjectFiles, UnreadableFileError } from '../site/projectFiles.js';
import { decodeKept } from '../text/decode.js';
import { nameOf } from '../text/path.js';
import { ProfileFileError, readProfile } from './profileFile.js';

/** What was named is neither a built-in profile nor a file that holds one. The message is for the person. */
export class ServerProfileError extends Error {
  override readonly name = 'ServerProfileError';
}

/**
 * The profile that a person names: a built-in one, or a file.
 *
 * @param nameOrFile as written.
 * @param path where the file would be.
 * @throws {ServerProfileError}
 */
export async function serverProfile(
  nameOrFile: string,
  path: string,
  files: ProjectFiles,
): Promise<ServerProfile> {
  const builtIn = builtInProfile(nameOrFile);
  if (builtIn !== null) return builtIn;
  try {
    const bytes = await files.read(path);
    if (bytes !== null) return readProfile(decodeKept(bytes), nameOf(path).replace(/\.json$/, ''));
  } catch (error) {
    if (!(error instanceof ProfileFileError || error instanceof UnreadableFileError)) throw error;
    const reason = error instanceof ProfileFileError ? error.message : error.reason;
    throw new ServerProfileError(`profile ${nameOrFile}: ${reason}`, { cause: error });
  }
  const names = builtInProfiles.map(({ name }) => name).join(', ');
  throw new ServerProfileError(`there is no profile ${nameOrFile}: neither a file nor one of ${names}`);
}
