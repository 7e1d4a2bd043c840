import type { ServerProfile } from '../apache/profile.js';
import type { Fix } from '../site/change.js';
import type { Resolution } from '../site/handlerMap.js';
import type { HtaccessFile, ScriptFile, Site } from '../site/site.js';
import type { Directive } from '../syntax/htaccess/nodes.js';
import type { Suppression } from '../syntax/suppressions.js';
import type { Span } from '../text/span.js';
import type { Refusal, RefusalKind } from '../verdict/refusal.js';
import type { TrailingComment } from '../verdict/trailingComments.js';

/** error: visitors do not get the page. warning: it works, at a cost or a risk. */
export type Severity = 'error' | 'warning' | 'info';

export type Rule = HtaccessRule | ScriptRule | SuppressionRule;

interface RuleMetadata {
  /** Names the problem, not the cure. It is folder, diagnostic code, suppression word and docs anchor. */
  readonly name: string;
  readonly severity: Severity;
  /** One sentence for the list of rules. */
  readonly summary: string;
  /** Silent unless the settings give the rule a severity: what it asks for is good advice, and its absence no fault. */
  readonly default?: 'off';
}

export interface HtaccessRule extends RuleMetadata {
  readonly target: 'htaccess';
  /** Of a rule that speaks of refusals of one kind only: it is not asked of a file that has none. */
  readonly explains?: RefusalKind;
  check(context: HtaccessContext): Iterable<Finding>;
  /** What is to be said of it in a script that it is about; such a finding names the line. */
  checkScript?(context: ScriptContext): Iterable<Finding>;
}

export interface ScriptRule extends RuleMetadata {
  readonly target: 'script';
  check(context: ScriptContext): Iterable<Finding>;
}

/** Speaks of the comments that switch other rules off. */
export interface SuppressionRule extends RuleMetadata {
  readonly target: 'suppression';
  check(context: SuppressionContext): Iterable<Finding>;
}

export interface SuppressionContext {
  readonly path: string;
  readonly text: string;
  readonly suppressions: readonly SuppressionUse[];
  /** All rules that there are. */
  readonly ruleNames: readonly string[];
  /** Those that have nothing to say of this server, whatever stands in the file. */
  readonly silent: ReadonlySet<string>;
}

export interface SuppressionUse {
  readonly suppression: Suppression;
  /** The names in it that kept a finding back. */
  readonly used: ReadonlySet<string>;
}

export interface HtaccessContext {
  readonly file: HtaccessFile;
  readonly site: Site;
  readonly profile: ServerProfile;
  /**
   * What the server refuses in this file, in the order of the file, but for what a trailing comment alone is the
   * cause of: that is told as such.
   */
  readonly refusals: readonly Refusal[];
  readonly trailingComments: readonly TrailingComment[];
}

export interface ScriptContext {
  readonly file: ScriptFile;
  readonly site: Site;
  readonly profile: ServerProfile;
  /** How the server runs this script; one for each world that the profile leaves open, the fullest first. */
  readonly resolutions: readonly Resolution[];
  /** For shebangs that a fix writes, as `/usr/bin/python3`. */
  readonly pythonInterpreter: string;
}

export interface Finding {
  readonly span: Span;
  readonly message: Message;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  /** Made only when somebody asks for them. The best one first. */
  readonly fixes?: () => readonly Fix[];
  /** Asks the linter for the conversions that would cure it. */
  readonly invites?: ConversionInvitation;
}

export interface Message {
  /** What is wrong, one sentence. */
  readonly what: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly remedy: string;
  /** The line that the server writes to its error log, which the person would search for. */
  readonly log?: string;
}

export interface RelatedPlace {
  readonly path: string;
  readonly span: Span;
  readonly message: string;
}

/** "This line runs these scripts for every request; who can do better?" */
export interface ConversionInvitation {
  /** The .htaccess file that holds the line. */
  readonly file: HtaccessFile;
  readonly line: Directive;
  /** The scripts that the line hands to the handler. */
  readonly scripts: readonly ScriptFile[];
}
