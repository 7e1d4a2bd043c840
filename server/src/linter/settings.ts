import type { ServerProfile } from '../apache/profile.js';
import type { Severity } from '../rules/rule.js';
import type { Configuration } from './configuration.js';

/** What decides on the findings of a file, beside the file and its site. */
export interface LinterSettings {
  readonly profile: ServerProfile;
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
  severities: configuration.rules ?? new Map(),
  hosting: configuration.hosting ?? 'shared',
  preferredTarget: configuration.preferredTarget ?? null,
  pythonInterpreter: configuration['python.interpreter'] ?? '/usr/bin/python3',
});
