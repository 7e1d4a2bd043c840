import { BlockBuilder } from '../blockBuilder.js';
import type { ConfigLine } from '../configBlock.js';

/** A block of a server's configuration, of which the lines count in their order too, whatever their names. */
export class ScopeBuilder extends BlockBuilder {
  readonly inOrder: ConfigLine[] = [];

  override addLine(name: string, line: ConfigLine): void {
    this.inOrder.push(line);
    super.addLine(name, line);
  }
}
