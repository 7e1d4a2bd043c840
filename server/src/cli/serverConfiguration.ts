import type { ServerProfile } from '../apache/profile.js';
import { namedServerConfiguration, ServerConfigurationError } from '../linter/serverConfiguration.js';
import { enginePath } from '../platform/node/paths.js';
import type { ServerConfiguration } from '../site/serverConfiguration/serverConfiguration.js';
import { displayPathFrom } from './displayPath.js';
import { UsageError } from './exitStatus.js';
import type { Outside } from './outside.js';
import { visible } from './text/visible.js';

/** Behind so many problems one line says how many more there are. */
const mostTold = 5;

/**
 * The configuration that `--server-config`, or `server.configuration` of the settings, names. What stops the server
 * in it is told on standard error: the rest is read all the same.
 *
 * @param folder what a relative path is taken from.
 * @throws {UsageError} where it is not there or cannot be read.
 */
export async function serverConfiguration(
  written: string,
  folder: string,
  profile: ServerProfile,
  { files, terminal, currentFolder }: Outside,
): Promise<ServerConfiguration> {
  const path = enginePath(written, folder);
  const configuration = await namedServerConfiguration(path, written, profile, files).catch(
    (error: unknown) => {
      if (!(error instanceof ServerConfigurationError)) throw error;
      throw new UsageError(error.message, { cause: error });
    },
  );
  const { problems } = configuration;
  const displayPath = displayPathFrom(currentFolder);
  for (const problem of problems.slice(0, mostTold)) {
    terminal.say(visible(`${displayPath(problem.path)}:${problem.line}: ${problem.message}`));
  }
  const more = problems.length - mostTold;
  if (more > 0) terminal.say(`... and ${more} more of the kind in the server configuration`);
  return configuration;
}
