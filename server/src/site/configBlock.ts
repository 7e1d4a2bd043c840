import type { Directive, SectionOpen } from '../syntax/htaccess/nodes.js';

/** A line that is in force, and the file that it stands in. */
export interface ConfigLine {
  readonly path: string;
  readonly directive: Directive;
}

/**
 * What the server reads of a .htaccess, of a section, or of a server configuration: guards are decided, files
 * included and macros used, so that nothing is left but lines and the sections that depend on the request.
 */
export interface ConfigBlock {
  /** By name in lower case, each in the order in which the server reads them. */
  readonly lines: ReadonlyMap<string, readonly ConfigLine[]>;
  /** In the order in which the server reads them. */
  readonly sections: readonly ConfigSection[];
}

/** A section that is no guard: `<Files>`, `<If>`, `<Directory>` and their kin. */
export interface ConfigSection {
  readonly path: string;
  /** In lower case, without brackets: `filesmatch`. */
  readonly name: string;
  readonly open: SectionOpen;
  readonly block: ConfigBlock;
}
