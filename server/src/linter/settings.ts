import type { ServerProfile } from '../apache/profile.js';
import { unknownProfile } from '../apache/profiles.js';
import type { Severity } from '../rules/rule.js';
import { profileOf } from '../site/serverConfiguration/profileOf.js';
import type { Site } from '../site/site.js';
import { folderOf } from '../text/path.js';
import type { Configuration } from './configuration.js';

/** What decides on the findings of a file, beside the file and its site. */
export interface LinterSettings {
  readonly profile: ServerProfile;
  /** False where nobody has named one: then a server configuration tells what the server is. */
  readonly isProfileNamed: boolean;
  /** Rules whose severity differs from their own. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  /** `shared`: .htaccess alone; `vps`: the server configuration is the person's too. */
  readonly hosting: 'shared' | 'vps';
  /** The conversion target offered first; null for the order of the conversions. */
  readonly preferredTarget: string | null;
  /** For shebangs that a conversion writes, as `/usr/bin/python3`. */
  readonly pythonInterpreter: string;
}

/** The settings that a person's choices come to, with the defaults for what is not said. */
export const linterSettings = (configuration: Configuration, profile: ServerProfile): LinterSettings => ({
  profile,
  isProfileNamed: profile !== unknownProfile,
  severities: configuration.rules ?? new Map(),
  hosting: configuration.hosting ?? 'shared',
  preferredTarget: configuration.preferredTarget ?? null,
  pythonInterpreter: configuration['python.interpreter'] ?? '/usr/bin/python3',
});

/**
 * The settings for a file of a site. Where no profile is named and the configuration of the server is known, the
 * profile is the one that it states for the folder, since AllowOverride may differ from folder to folder.
 */
export const settingsAt = (settings: LinterSettings, { server }: Site, path: string): LinterSettings =>
  server === null || settings.isProfileNamed
    ? settings
    : { ...settings, profile: profileOf(server, folderOf(path)) };
