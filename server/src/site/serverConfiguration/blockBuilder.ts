import type { ConfigBlock, ConfigLine, ConfigSection } from '../configBlock.js';
import { mapping } from '../htaccessBlock.js';

/** A block while the server reads it. */
export class BlockBuilder implements ConfigBlock {
  readonly lines = new Map<string, ConfigLine[]>();
  readonly mapping: ConfigLine[] = [];
  readonly rewriting: ConfigLine[] = [];
  readonly sections: ConfigSection[] = [];
  /** The server makes a configuration of the core's for each section, and for itself. */
  readonly hasCore = true;
  /** All lines in the order in which the server reads them. */
  readonly inOrder: ConfigLine[] = [];

  /** @param name in lower case */
  addLine(name: string, line: ConfigLine): void {
    this.inOrder.push(line);
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
