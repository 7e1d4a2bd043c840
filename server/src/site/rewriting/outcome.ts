import type { ConfigLine } from '../configBlock.js';
import type { Forced } from './rewriteState.js';

/**
 * What the rules of one place make of a request. A target, URI or query is null where it is not known; what is told is
 * what the server sends or goes on with, escapes included.
 */
export type RewriteOutcome =
  /** No rule has a say. */
  | { readonly kind: 'untouched' }
  /** The file stays, with another handler (`H`) or type (`T`). */
  | { readonly kind: 'forced'; readonly handler: Forced | null; readonly type: Forced | null }
  /** By `P`: handed to another server. A target without a scheme is on this one. */
  | { readonly kind: 'proxied'; readonly target: string | null; readonly line: ConfigLine }
  /** Answered with this status: `F` is 403, `G` is 410, `R=404` is that; and 400, 403 and 500 of the server's own. */
  | { readonly kind: 'status'; readonly status: number; readonly line: ConfigLine }
  /** The visitor is sent elsewhere. A target without a scheme is on this server. */
  | {
      readonly kind: 'redirected';
      readonly status: number;
      readonly target: string | null;
      readonly line: ConfigLine;
    }
  | Rewritten
  /** It cannot be said what comes of this rule. */
  | { readonly kind: 'unknown'; readonly line: ConfigLine };

/** The request begins anew within the server, with another URL: all .htaccess files are read for that one. */
export interface Rewritten {
  readonly kind: 'rewritten';
  /** The path of the new URL. */
  readonly uri: string | null;
  /** The file that it leads to if nothing else stands in its way; null where it is not known. */
  readonly file: string | null;
  /** Empty for none. */
  readonly query: string | null;
  /** By `END`: no rule of a .htaccess is asked again. */
  readonly final: boolean;
  /**
   * By `H` in the same run of the rules: it takes the place of the handler that would begin anew, so that the request
   * does not get there but is handed to this one, with the address for the name of its file.
   */
  readonly handler: Forced | null;
  readonly line: ConfigLine;
}
