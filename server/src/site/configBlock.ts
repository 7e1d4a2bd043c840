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
  /** The lines of mod_mime in the order in which the server reads them. */
  readonly mapping: readonly ConfigLine[];
  /** The lines of mod_rewrite in the order in which the server reads them: a condition belongs to the rule behind it. */
  readonly rewriting: readonly ConfigLine[];
  /** In the order in which the server reads them. */
  readonly sections: readonly ConfigSection[];
  /** Whether a line or section is the core's own: else the server has nothing of the core's to merge for a .htaccess. */
  readonly hasCore: boolean;
}

/** A section that is no guard: `<Files>`, `<If>`, `<Directory>` and their kin. */
export interface ConfigSection {
  readonly path: string;
  /** In lower case, without brackets: `filesmatch`; `limit` for lines of access that are for other methods than GET. */
  readonly name: string;
  readonly open: SectionOpen;
  readonly block: ConfigBlock;
}

/** The lines of a block that have the name, in the order in which the server reads them. */
export const linesNamed = ({ lines }: ConfigBlock, name: string): readonly ConfigLine[] =>
  lines.get(name.toLowerCase()) ?? [];
