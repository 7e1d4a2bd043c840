import type { ServerProfile } from '../apache/profile.js';
import type { Finding, Severity } from '../rules/rule.js';
import type { Fix } from '../site/change.js';
import type { HtaccessDocument } from '../syntax/htaccess/nodes.js';

export interface LinterSettings {
  readonly profile: ServerProfile;
  /** Rules whose severity differs from their own. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  readonly hosting: 'shared' | 'vps';
  /** The conversion target offered first; null for the linter's own order. */
  readonly preferredTarget: string | null;
  /** For shebangs that a fix writes. */
  readonly pythonInterpreter: string;
}

export interface LintedFile {
  readonly path: string;
  readonly kind: 'htaccess' | 'script';
  readonly text: string;
  /** Null for a script. */
  readonly document: HtaccessDocument | null;
  /** What Apache answers 500 with when it reads this .htaccess, whatever the request; null where it does not. */
  readonly refused: { readonly line: number; readonly message: string } | null;
  /** In the order of the text. */
  readonly findings: readonly ReportedFinding[];
}

export interface ReportedFinding extends Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** The rule's own fixes and the conversions that the finding invites, the best first. Made when called. */
  readonly fixes: () => readonly Fix[];
  /** The conversions that cannot be done here, each with the reason. */
  readonly declined: () => readonly { readonly target: string; readonly reason: string }[];
}
