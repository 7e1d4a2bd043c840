import type { ServerProfile } from '../apache/profile.js';
import type { Change, Step } from '../site/change.js';
import type { HtaccessFile, ScriptFile, Site } from '../site/site.js';
import type { Directive } from '../syntax/htaccess/nodes.js';

/** The public names of the targets; see the contract of the command line. */
export type ConversionTarget = 'mod_wsgi' | 'wsgi-bridge' | 'proxy-http';

/** A move of a site from a per-request handler to a persistent one. Pure: a site in, changes and steps out. */
export interface Conversion {
  readonly target: ConversionTarget;
  /** What it does, one sentence for a list. */
  readonly summary: string;
  /** The servers that `--server` may name, the default first; empty where there is no choice. */
  readonly servers: readonly string[];
  convert(request: ConversionRequest): ConversionOutcome;
}

export interface ConversionRequest {
  readonly site: Site;
  readonly profile: ServerProfile;
  /** The .htaccess file and the line in it that starts a process for every request. */
  readonly file: HtaccessFile;
  readonly line: Directive;
  /** All scripts that the line hands to the handler, in the order of paths. */
  readonly scripts: readonly ScriptFile[];
  /** One of the conversion's servers; null for its default. */
  readonly server: string | null;
  /** `shared`: .htaccess alone; `vps`: the server configuration is the person's too. */
  readonly hosting: 'shared' | 'vps';
  /** For shebangs, as `/usr/bin/python3`. */
  readonly pythonInterpreter: string;
}

export type ConversionOutcome =
  | {
      readonly kind: 'converted';
      /** As in "Serve *.py with mod_wsgi". */
      readonly title: string;
      readonly changes: readonly Change[];
      /** What is left to the person, in order. */
      readonly steps: readonly Step[];
      /** What may answer differently afterwards, for the person who confirms it. */
      readonly because: string;
    }
  /** Nothing is changed. `reason` says which line of which file stands in the way, and what would help. */
  | { readonly kind: 'declined'; readonly reason: string };
