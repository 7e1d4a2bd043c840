import type { Connection, DocumentUri } from 'vscode-languageserver';
import type { ServerProfile } from '../apache/profile.js';
import { builtInProfile, unknownProfile } from '../apache/profiles.js';
import {
  type Configuration,
  type ConfigurationProblem,
  configurationFileName,
  readConfiguration,
} from '../linter/configuration.js';
import { ServerConfigurationError } from '../linter/serverConfiguration.js';
import { ServerProfileError, serverProfile } from '../linter/serverProfile.js';
import { type LinterSettings, linterSettings } from '../linter/settings.js';
import { type ProjectFiles, UnreadableFileError } from '../site/projectFiles.js';
import type { ServerConfiguration } from '../site/serverConfiguration/serverConfiguration.js';
import { serverPath } from '../site/serverConfiguration/serverPath.js';
import { decode } from '../text/decode.js';
import { folderOf, join, pathFrom } from '../text/path.js';
import type { ClientSupport } from './clientSupport.js';
import { showMessage } from './messages.js';
import { ServerConfigurations } from './serverConfigurations.js';

/** The section of the client's settings that is ours. */
export const settingsSection = 'handlerDoctor';

/** Problems that are remembered as said; behind that they may be said twice. */
const mostTold = 100;

/** Documents whose settings are kept; behind that the client is asked anew. */
const mostKept = 500;

/**
 * What holds for a document: the client's settings for it, and over them what the configuration file of its
 * site says, which a team shares.
 */
export class Settings {
  private readonly byDocument = new Map<DocumentUri, Promise<Configuration>>();
  /** What a client sends that cannot be asked. */
  private sent: Configuration = {};
  private readonly told = new Set<string>();
  private readonly servers: ServerConfigurations;

  constructor(
    private readonly connection: Connection,
    private readonly support: ClientSupport,
    private readonly files: ProjectFiles,
    /** Told of each profile file that settings name: its changes are theirs. */
    private readonly restsOn: (path: string) => void,
  ) {
    this.servers = new ServerConfigurations(files);
  }

  /** @param settings of a `workspace/didChangeConfiguration`. */
  changed(settings: unknown): void {
    this.byDocument.clear();
    this.told.clear();
    if (!this.support.configuration) this.sent = this.configurationOf(sectionIn(settings));
  }

  closed(uri: DocumentUri): void {
    this.byDocument.delete(uri);
  }

  /**
   * @param root of the document's site.
   * @returns null where Handler Doctor is switched off.
   */
  async of(uri: DocumentUri, root: string): Promise<DocumentSettings | null> {
    const client = this.support.configuration ? await this.asked(uri) : this.sent;
    const file = await this.configurationFile(root);
    const configuration: Configuration = {
      ...client,
      ...file.configuration,
      rules: new Map([...(client.rules ?? []), ...(file.configuration.rules ?? [])]),
    };
    if (configuration.enable === false) return null;
    const folderOfSetting = (key: keyof Configuration): string =>
      file.configuration[key] === undefined ? root : file.folder;
    const profile = await this.profile(
      configuration['server.profile'] ?? unknownProfile.name,
      folderOfSetting('server.profile'),
    );
    return {
      settings: linterSettings(configuration, profile),
      server: await this.server(
        configuration['server.configuration'] ?? '',
        folderOfSetting('server.configuration'),
        profile,
      ),
    };
  }

  /** @param folder what a relative path is taken from. */
  private async server(
    written: string,
    folder: string,
    profile: ServerProfile,
  ): Promise<ServerConfiguration | null> {
    if (written === '') return null;
    try {
      return await this.servers.at(serverPath(folder, written), written, profile);
    } catch (error) {
      if (!(error instanceof ServerConfigurationError)) throw error;
      this.warn(error.message);
      return null;
    }
  }

  /** @param folder what a relative path of a profile file is taken from. */
  private async profile(nameOrFile: string, folder: string): Promise<ServerProfile> {
    const path = pathFrom(folder, nameOrFile);
    if (builtInProfile(nameOrFile) === null) this.restsOn(path);
    try {
      return await serverProfile(nameOrFile, path, this.files);
    } catch (error) {
      if (!(error instanceof ServerProfileError)) throw error;
      this.warn(error.message);
      return unknownProfile;
    }
  }

  private asked(uri: DocumentUri): Promise<Configuration> {
    const known = this.byDocument.get(uri);
    if (known !== undefined) return known;
    const answer = this.connection.workspace
      .getConfiguration({ scopeUri: uri, section: settingsSection })
      .then((settings) => this.configurationOf(settings));
    if (this.byDocument.size >= mostKept) this.byDocument.clear();
    this.byDocument.set(uri, answer);
    answer.catch(() => this.byDocument.delete(uri));
    return answer;
  }

  /** Settings have the form of a configuration file, and are read as one. */
  private configurationOf(settings: unknown): Configuration {
    if (typeof settings !== 'object' || settings === null) return {};
    const { configuration, problems } = readConfiguration(JSON.stringify(settings));
    for (const { message } of problems) this.warn(message);
    return configuration;
  }

  /** The nearest configuration file at or above the site's root. */
  private async configurationFile(root: string): Promise<PlacedConfiguration> {
    for (let folder = root; ; folder = folderOf(folder)) {
      const path = join(folder, configurationFileName);
      try {
        const bytes = await this.files.read(path);
        if (bytes !== null) {
          const { configuration, problems } = readConfiguration(decode(bytes).text);
          for (const problem of problems) this.warn(`${path}:${placeOf(problem)}: ${problem.message}`);
          return { configuration, folder };
        }
      } catch (error) {
        if (!(error instanceof UnreadableFileError)) throw error;
        this.warn(error.message);
      }
      if (folderOf(folder) === folder) return { configuration: {}, folder: root };
    }
  }

  /** Says it once, until settings change. */
  private warn(problem: string): void {
    if (this.told.has(problem)) return;
    if (this.told.size >= mostTold) this.told.clear();
    this.told.add(problem);
    showMessage(this.connection, 'warning', `Handler Doctor: ${problem}`);
  }
}

/** What decides on the findings of a document beside its site, and the server's configuration where one is named. */
export interface DocumentSettings {
  readonly settings: LinterSettings;
  readonly server: ServerConfiguration | null;
}

/** What a configuration file says, and where it stands. */
interface PlacedConfiguration {
  readonly configuration: Configuration;
  readonly folder: string;
}

const placeOf = ({ line, column }: ConfigurationProblem): string => `${line}:${column}`;

function sectionIn(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null) return null;
  return Reflect.get(settings, settingsSection);
}
