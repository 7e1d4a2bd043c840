import { debianCompiledIn } from '../../apache/profiles.js';
import { folderOf, nameOf } from '../../text/path.js';
import type { ProjectFiles } from '../projectFiles.js';
import { ConfigurationReader } from './configurationReader.js';
import type { ServerConfiguration } from './serverConfiguration.js';
import { ServerFiles } from './serverFiles.js';
import { ServerState, type ServerSurroundings } from './serverState.js';

/** There is no file where the configuration should be. */
export class NoServerConfigurationError extends Error {
  override readonly name = 'NoServerConfigurationError';

  constructor(readonly path: string) {
    super(`there is no file ${path}`);
  }
}

/**
 * Reads a server configuration with all that it includes. What cannot be read of it is told in its problems.
 *
 * Where no line loads a module, the file is taken for a part of a configuration: it is read with every guard on a
 * module holding.
 *
 * @param path of the file that the server reads first, or of a part, as of `sites-available`.
 * @throws {NoServerConfigurationError} where the file is not there.
 * @throws {UnreadableFileError} where it cannot be read; for an included file that is a problem.
 */
export async function loadServerConfiguration(
  files: ProjectFiles,
  path: string,
  options: Partial<ServerSurroundings> = {},
): Promise<ServerConfiguration> {
  const surroundings = { ...unknownSurroundings, ...options };
  const whole = await readConfiguration(files, path, surroundings, true);
  return whole.loads
    ? whole.configuration
    : (await readConfiguration(files, path, surroundings, false)).configuration;
}

const unknownSurroundings: ServerSurroundings = {
  defines: new Map(),
  environment: null,
  version: null,
  compiledIn: debianCompiledIn,
};

/** @returns `loads`: whether any line loads a module. @throws {NoServerConfigurationError} */
async function readConfiguration(
  files: ProjectFiles,
  path: string,
  surroundings: ServerSurroundings,
  knowsModules: boolean,
): Promise<{ readonly configuration: ServerConfiguration; readonly loads: boolean }> {
  const state = new ServerState(surroundings, knowsModules);
  const serverFiles = new ServerFiles(files, standardRoot(path));
  const reader = new ConfigurationReader(serverFiles, state);
  if (!(await reader.readMain(path))) throw new NoServerConfigurationError(path);
  const configuration: ServerConfiguration = {
    path,
    main: { block: reader.main, lines: reader.main.inOrder },
    hosts: reader.hosts,
    modules: state.modules,
    defines: state.defines,
    environment: surroundings.environment,
    serverRoot: serverFiles.root,
    version: surroundings.version,
    files: serverFiles.read,
    problems: reader.problems,
  };
  return { configuration, loads: state.loads };
}

/**
 * `ServerRoot` where no line names it, which the server then has built in: `/etc/apache2` for the files of Debian,
 * which stand there or in a folder of it, `/etc/httpd` for `/etc/httpd/conf/httpd.conf`.
 */
function standardRoot(path: string): string {
  const folder = folderOf(path);
  return /^(?:conf|conf\.d|(?:conf|mods|sites)-(?:available|enabled))$/.test(nameOf(folder))
    ? folderOf(folder)
    : folder;
}
