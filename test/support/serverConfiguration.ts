import { loadServerConfiguration } from '../../server/src/site/serverConfiguration/loadServerConfiguration.js';
import type { ServerConfiguration } from '../../server/src/site/serverConfiguration/serverConfiguration.js';
import type { ServerSurroundings } from '../../server/src/site/serverConfiguration/serverState.js';
import { memoryFiles, projectFilesIn } from './memoryFiles.js';

/** The file that the server of a test reads first. */
export const mainFile = '/etc/apache2/apache2.conf';

/** @param files beside the first, by absolute path. */
export const serverReading = (
  lines: readonly string[],
  files: Readonly<Record<string, string>> = {},
  surroundings: Partial<ServerSurroundings> = {},
): Promise<ServerConfiguration> =>
  loadServerConfiguration(
    projectFilesIn(memoryFiles({ [mainFile]: `${lines.join('\n')}\n`, ...files })),
    mainFile,
    surroundings,
  );

/** What the lines of a name outside of sections and hosts say, behind the name. @param name in lower case */
export const saidBy = ({ main }: ServerConfiguration, name: string): readonly string[] =>
  (main.block.lines.get(name) ?? []).map(({ directive }) => directive.command.rest);

export const problemsOf = ({ problems }: ServerConfiguration): readonly string[] =>
  problems.map(({ path, line, message }) => `${path}:${line}: ${message}`);
