import type { Directive } from '../syntax/htaccess/nodes.js';
import type { ConfigLine } from './configBlock.js';

/** A line that has a say in how a file is served. */
export interface DecidingLine {
  readonly path: string;
  readonly directive: Directive;
  /** What it does to the file, without a subject: "hands *.py to cgi-script". */
  readonly effect: string;
}

/** A handler's name or a media type, lower case, and the line that says so. */
export interface Decided {
  readonly value: string;
  readonly line: DecidingLine;
}

export const decision = ({ path, directive }: ConfigLine, value: string, effect: string): Decided => ({
  value: value.toLowerCase(),
  line: { path, directive, effect },
});
