import type { ServerProfile } from '../apache/profile.js';
import { builtInProfile, unknownProfile } from '../apache/profiles.js';
import { type Configuration, configurationFileName, readConfiguration } from '../linter/configuration.js';
import { type LinterSettings, linterSettings } from '../linter/settings.js';
import { enginePath } from '../platform/node/paths.js';
import { UnreadableFileError } from '../site/projectFiles.js';
import { profileOf } from '../site/serverConfiguration/profileOf.js';
import type { ServerConfiguration } from '../site/serverConfiguration/serverConfiguration.js';
import { siteRootOf } from '../site/siteRoot.js';
import { decode } from '../text/decode.js';
import { folderOf, isWithin, join } from '../text/path.js';
import type { CheckRequest, FileKind } from './checkedFiles.js';
import { displayPathFrom } from './displayPath.js';
import { UsageError } from './exitStatus.js';
import type { Outside } from './outside.js';
import { serverConfiguration } from './serverConfiguration.js';
import { serverProfile } from './serverProfile.js';

/** What the command line says of sites and of the server, as it was written. */
export interface SiteOptions {
  readonly root?: string;
  readonly profile?: string;
  readonly serverConfig?: string;
  readonly config?: string;
  readonly as?: FileKind;
}

/**
 * For each path the site that it belongs to and the settings that hold there.
 *
 * @throws {UsageError} where an option names what is not there, or a configuration cannot be used.
 */
export async function checkRequests(
  paths: readonly string[],
  options: SiteOptions,
  outside: Outside,
): Promise<readonly CheckRequest[]> {
  const settings = new Map<string, Promise<SettingsOfRoot | null>>();
  const servers: Servers = { profiles: new Map(), configurations: new Map() };
  const requests: CheckRequest[] = [];
  for (const path of paths) {
    const root = await rootFor(path, options, outside);
    const known = settings.get(root) ?? settingsFor(root, options, outside, servers);
    settings.set(root, known);
    const forRoot = await known;
    if (forRoot !== null) requests.push({ path, root, as: options.as ?? null, ...forRoot });
  }
  return requests;
}

async function rootFor(path: string, options: SiteOptions, outside: Outside): Promise<string> {
  const status = await outside.files.stat(path).catch(unlessUnreadable);
  const folder = status?.kind === 'folder' ? path : folderOf(path);
  if (options.root === undefined) return siteRootOf(outside.files, folder).catch(() => folder);
  const root = enginePath(options.root, outside.currentFolder);
  if ((await outside.files.stat(root).catch(unlessUnreadable))?.kind !== 'folder') {
    throw new UsageError(`--root: there is no folder ${options.root}`);
  }
  if (!isWithin(root, folder)) throw new UsageError(`${path} does not lie below --root ${options.root}`);
  return root;
}

/** Null where the configuration switches everything off. */
async function settingsFor(
  root: string,
  options: SiteOptions,
  outside: Outside,
  servers: Servers,
): Promise<SettingsOfRoot | null> {
  const { configuration, folder } = await configurationFor(root, options, outside);
  if (configuration.enable === false) {
    outside.terminal.say(
      `${displayPathFrom(outside.currentFolder)(root)}: switched off by its configuration`,
    );
    return null;
  }
  const { currentFolder } = outside;
  const profileName = options.profile ?? configuration['server.profile'] ?? unknownProfile.name;
  const isBuiltIn = builtInProfile(profileName) !== null;
  const profileFolder = isBuiltIn || options.profile !== undefined ? currentFolder : folder;
  const profile = await once(servers.profiles, [profileName, profileFolder], () =>
    serverProfile(profileName, profileFolder, outside.files),
  );
  const settings = linterSettings(configuration, profile);
  const named = options.serverConfig ?? (configuration['server.configuration'] || null);
  if (named === null) return { settings, server: null };
  const from = options.serverConfig === undefined ? folder : currentFolder;
  const server = await once(servers.configurations, [named, from, profileName, profileFolder], () =>
    serverConfiguration(named, from, profile, outside),
  );
  if (settings.isProfileNamed) return { settings, server };
  return { settings: { ...settings, profile: profileOf(server, root) }, server };
}

/** What was read of servers: once for all sites that name the same. */
interface Servers {
  readonly profiles: Map<string, Promise<ServerProfile>>;
  readonly configurations: Map<string, Promise<ServerConfiguration>>;
}

function once<T>(
  made: Map<string, Promise<T>>,
  words: readonly string[],
  make: () => Promise<T>,
): Promise<T> {
  const key = JSON.stringify(words);
  const value = made.get(key) ?? make();
  made.set(key, value);
  return value;
}

/** What holds for all paths below a root. */
interface SettingsOfRoot {
  readonly settings: LinterSettings;
  readonly server: ServerConfiguration | null;
}

interface FoundConfiguration {
  readonly configuration: Configuration;
  /** What relative paths in it are taken from. */
  readonly folder: string;
}

async function configurationFor(
  root: string,
  options: SiteOptions,
  outside: Outside,
): Promise<FoundConfiguration> {
  if (options.config !== undefined) {
    const path = enginePath(options.config, outside.currentFolder);
    const found = await configurationAt(path, outside);
    if (found === null) throw new UsageError(`--config: there is no file ${options.config}`);
    return found;
  }
  for (let folder = root; ; folder = folderOf(folder)) {
    const found = await configurationAt(join(folder, configurationFileName), outside);
    if (found !== null) return found;
    if (folderOf(folder) === folder) return { configuration: {}, folder: root };
  }
}

async function configurationAt(path: string, { files }: Outside): Promise<FoundConfiguration | null> {
  const bytes = await files.read(path).catch((error: unknown) => {
    throw error instanceof UnreadableFileError ? new UsageError(error.message, { cause: error }) : error;
  });
  if (bytes === null) return null;
  const { configuration, problems } = readConfiguration(decode(bytes).text);
  if (problems.length > 0) {
    const lines = problems.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`);
    throw new UsageError(`the configuration cannot be used\n${lines.join('\n')}`);
  }
  return { configuration, folder: folderOf(path) };
}

/** A path that cannot be looked at is told of when it is checked. */
function unlessUnreadable(error: unknown): null {
  if (error instanceof UnreadableFileError) return null;
  throw error;
}
