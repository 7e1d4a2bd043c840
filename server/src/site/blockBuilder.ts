import type { ConfigBlock, ConfigLine, ConfigSection } from './configBlock.js';

/** The per-directory directives of mod_mime: each makes a level one that it merges. */
export const mapping: ReadonlySet<string> = new Set([
  'addcharset',
  'addencoding',
  'addhandler',
  'addinputfilter',
  'addlanguage',
  'addoutputfilter',
  'addtype',
  'defaultlanguage',
  'modmimeusepathinfo',
  'multiviewsmatch',
  'removecharset',
  'removeencoding',
  'removehandler',
  'removeinputfilter',
  'removelanguage',
  'removeoutputfilter',
  'removetype',
]);

/** A block while it is read. */
export class BlockBuilder implements ConfigBlock {
  readonly lines = new Map<string, ConfigLine[]>();
  readonly mapping: ConfigLine[] = [];
  readonly rewriting: ConfigLine[] = [];
  readonly sections: ConfigSection[] = [];
  /** The server makes a configuration of the core's for each section, and for itself. */
  hasCore = true;

  /** @param name in lower case */
  addLine(name: string, line: ConfigLine): void {
    const named = this.lines.get(name);
    if (named === undefined) this.lines.set(name, [line]);
    else named.push(line);
    if (mapping.has(name)) this.mapping.push(line);
    else if (name.startsWith('rewrite')) this.rewriting.push(line);
  }

  addSection(section: ConfigSection): void {
    this.sections.push(section);
  }
}
