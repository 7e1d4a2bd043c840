import type { ConfigBlock, ConfigLine, ConfigSection } from '../configBlock.js';

/** A block while the server reads it. */
export class BlockBuilder {
  private readonly byName = new Map<string, ConfigLine[]>();
  private readonly inOrder: ConfigLine[] = [];
  private readonly sections: ConfigSection[] = [];

  /** @param name in lower case */
  addLine(name: string, line: ConfigLine): void {
    this.inOrder.push(line);
    const named = this.byName.get(name);
    if (named === undefined) this.byName.set(name, [line]);
    else named.push(line);
  }

  addSection(section: ConfigSection): void {
    this.sections.push(section);
  }

  /** What was read so far; what is read later joins it. */
  get block(): ConfigBlock {
    return { lines: this.byName, sections: this.sections };
  }

  get lines(): readonly ConfigLine[] {
    return this.inOrder;
  }
}
