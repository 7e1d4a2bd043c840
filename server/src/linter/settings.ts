import type { ServerProfile } from '../apache/profile.js';
import type { Severity } from '../rules/rule.js';

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
