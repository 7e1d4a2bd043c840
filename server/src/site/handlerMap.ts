import type { HandlerFacts } from '../apache/handlers.js';
import type { Directive } from '../syntax/htaccess/nodes.js';

/** How the server runs one file, and the lines that decide it, in one world. */
export interface Resolution {
  /** The handler in force, lower case; null for Apache's own default, which sends the file. */
  readonly handler: string | null;
  readonly facts: HandlerFacts | null;
  readonly handlerLine: DecidingLine | null;
  /** Whether ExecCGI is among the Options in force, and the last Options line that decided; null where none did. */
  readonly execCgi: { readonly on: boolean; readonly line: DecidingLine | null };
  /** What AddType or ForceType say of the file. */
  readonly contentType: { readonly value: string; readonly line: DecidingLine } | null;
  readonly class: HandlerClass;
  /** Every line that had a say, in the order in which Apache merges them. */
  readonly because: readonly DecidingLine[];
}

export type HandlerClass =
  | 'per-request'
  | 'persistent'
  | 'static'
  | 'refused'
  | 'forbidden'
  | 'source-disclosed';

export interface DecidingLine {
  readonly path: string;
  readonly directive: Directive;
  /** What it does to this file, one plain sentence. */
  readonly effect: string;
}
