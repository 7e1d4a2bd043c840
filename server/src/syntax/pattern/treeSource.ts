import type { Span } from '../../text/span.js';
import { offsetTable } from './bytes.js';
import type { Compilation } from './compile.js';
import type { Items } from './items.js';
import type { Scan } from './scan.js';

/** What a tree is built from: the items of a pattern, and their places in its text. */
export class TreeSource {
  readonly scan: Scan;
  readonly items: Items;
  /** Where reading came to, in bytes. */
  readonly readTo: number;
  private readonly offsets: Int32Array | null;

  constructor(
    readonly text: string,
    readonly compilation: Compilation,
  ) {
    this.scan = compilation.scan;
    this.items = this.scan.items;
    this.offsets = offsetTable(text, compilation.bytes);
    this.readTo = compilation.complete ? this.scan.end : Math.max(this.scan.itemStart, this.lastEnd());
  }

  private lastEnd(): number {
    return this.items.count === 0 ? 0 : this.items.end(this.items.count - 1);
  }

  /** In UTF-16 units, of a byte. */
  offset(byte: number): number {
    return this.offsets === null ? byte : (this.offsets[byte] ?? this.text.length);
  }

  span(start: number, end: number): Span {
    return { start: this.offset(start), end: this.offset(end) };
  }

  spanOf(row: number): Span {
    return this.span(this.items.start(row), this.items.end(row));
  }

  /** From the row that opens to the one that closes, or to where reading came. */
  wholeSpan(row: number): Span {
    const closing = this.items.link(row);
    return this.span(this.items.start(row), closing === -1 ? this.readTo : this.items.end(closing));
  }

  written(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  nameAt(start: number, length: number): string {
    return this.written(this.span(start, start + length));
  }
}
