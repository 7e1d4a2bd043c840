import type { Directive } from '../syntax/htaccess/nodes.js';

/** A line that has a say in how a file is served. */
export interface DecidingLine {
  readonly path: string;
  readonly directive: Directive;
  /** What it does to the file, without a subject: "hands *.py to cgi-script". */
  readonly effect: string;
}
