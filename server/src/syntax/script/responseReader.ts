import type { Span } from '../../text/span.js';
import type { HeaderBlock, OutputLine, OutputPiece, ResponsePath } from './entrypointScript.js';
import { HeaderReader } from './headerReader.js';

/** How far the response of one path through a script has been read. */
export type ResponseProgress =
  | { readonly kind: 'open' }
  | { readonly kind: 'done'; readonly block: ResponsePath }
  /** A line of the header begins with what only shows when the script runs. */
  | { readonly kind: 'lost'; readonly at: Span };

/** Lines behind the header that are kept: enough to see what was meant for a part of it. */
const mostBodyLines = 20;

/**
 * Reads the header that a script writes, and the first lines behind it. Once the header has ended, nothing that comes
 * can change what the server makes of it: `response` is then set, and a path need not be followed any further.
 */
export class ResponseReader {
  private readonly header = new HeaderReader();
  private readonly lines: OutputLine[] = [];
  private pending: OutputLine | null = null;
  private block: HeaderBlock | null = null;

  /** Whether nothing was written so far, as far as could be seen. */
  get untouched(): boolean {
    return this.header.untouched;
  }

  /** What has been read, where the header has ended; else null. */
  get response(): ResponsePath | null {
    return this.block === null ? null : { ...this.block, body: this.bodyLines() };
  }

  /** Something that could not be followed may have been written here. */
  mayHaveWritten(): void {
    this.header.mayHaveWritten();
  }

  /**
   * @param write the call or statement that writes all the pieces
   * @param repeated whether it stands in a loop that may have several rounds
   */
  write(pieces: readonly OutputPiece[], write: Span, repeated = false): ResponseProgress {
    for (const piece of pieces) this.splitLines(piece, write);
    if (this.block === null) {
      const progress = this.header.write(pieces, write, repeated);
      if (progress.kind !== 'done') return progress;
      this.block = progress.block;
    }
    return this.lines.length - this.header.linesRead < mostBodyLines ? { kind: 'open' } : this.finish();
  }

  /** The script has ended. */
  finish(): ResponseProgress {
    if (this.block === null) {
      const progress = this.header.finish();
      if (progress.kind !== 'done') return progress;
      this.block = progress.block;
    }
    return { kind: 'done', block: { ...this.block, body: this.bodyLines() } };
  }

  private bodyLines(): readonly OutputLine[] {
    const read = this.header.linesRead;
    const lines = this.pending === null ? this.lines : [...this.lines, this.pending];
    return lines.slice(read, read + mostBodyLines);
  }

  private splitLines(piece: OutputPiece, write: Span): void {
    const [first = '', ...others] = piece.kind === 'text' ? piece.text.split('\n') : ['…'];
    this.append(first, piece.source, write);
    for (const line of others) {
      this.lines.push(this.pending ?? { line: '', span: piece.source, write });
      this.pending = null;
      this.append(line, piece.source, write);
    }
  }

  private append(text: string, span: Span, write: Span): void {
    if (text === '') return;
    this.pending =
      this.pending === null
        ? { line: text, span, write }
        : { ...this.pending, line: this.pending.line + text };
  }
}
