import type { ServerProfile } from '../apache/profile.js';
import type { ProjectFiles } from '../site/projectFiles.js';
import { UnreadableFileError } from '../site/projectFiles.js';
import {
  loadServerConfiguration,
  NoServerConfigurationError,
} from '../site/serverConfiguration/loadServerConfiguration.js';
import type { ServerConfiguration } from '../site/serverConfiguration/serverConfiguration.js';

/** What was named is no server configuration that can be read. The message is for the person. */
export class ServerConfigurationError extends Error {
  override readonly name = 'ServerConfigurationError';
}

/**
 * The server configuration that a person names.
 *
 * @param path where the file is.
 * @param written the path as the person has written it.
 * @param profile what is known of the server beside it: its version, what `-D` defines, its environment.
 * @throws {ServerConfigurationError}
 */
export async function namedServerConfiguration(
  path: string,
  written: string,
  { defines, environment, version }: ServerProfile,
  files: ProjectFiles,
): Promise<ServerConfiguration> {
  try {
    return await loadServerConfiguration(files, path, {
      environment,
      version,
      ...(defines !== null && { defines }),
    });
  } catch (error) {
    if (error instanceof NoServerConfigurationError) {
      throw new ServerConfigurationError(`server configuration: there is no file ${written}`, {
        cause: error,
      });
    }
    if (!(error instanceof UnreadableFileError)) throw error;
    throw new ServerConfigurationError(`server configuration ${written}: ${error.reason}`, { cause: error });
  }
}
