import type { ServerProfile } from '../apache/profile.js';
import { namedServerConfiguration } from '../linter/serverConfiguration.js';
import type { ProjectFiles } from '../site/projectFiles.js';
import type { ServerConfiguration } from '../site/serverConfiguration/serverConfiguration.js';

/** Milliseconds for which one stands: it is some dozen files, and may lie where nobody tells of changes. */
const staleAfter = 2000;
const mostKept = 20;

interface Loaded {
  readonly made: number;
  readonly configuration: Promise<ServerConfiguration>;
}

/** Server configurations, read anew once they are some seconds old. */
export class ServerConfigurations {
  private readonly loaded = new Map<string, Loaded>();

  constructor(private readonly files: ProjectFiles) {}

  /** @throws {ServerConfigurationError} */
  at(path: string, written: string, profile: ServerProfile): Promise<ServerConfiguration> {
    const now = Date.now();
    const known = this.loaded.get(path);
    if (known !== undefined && now - known.made < staleAfter) {
      return known.configuration;
    }
    const configuration = namedServerConfiguration(path, written, profile, this.files);
    if (this.loaded.size >= mostKept) this.loaded.clear();
    this.loaded.set(path, { made: now, configuration });
    configuration.catch(() => this.loaded.delete(path));
    return configuration;
  }
}
