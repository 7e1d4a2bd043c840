import type { Span } from '../../../../text/span.js';
import type { OutputPiece } from '../../entrypointScript.js';

/** What one call or statement writes. */
export interface Write {
  readonly pieces: readonly OutputPiece[];
  /** The call or statement. */
  readonly at: Span;
  /** Its number among all writes of the way through the script. */
  readonly order: number;
  readonly by: 'print' | 'buffer' | 'descriptor' | 'child';
}

/**
 * none: everything is passed on at once. line: with every line end, and flushed all the way down. full: when so much
 * has come together.
 */
export type Buffering = 'none' | 'line' | 'full';

/** What a piece of one line that only shows when the script runs may come to; few are longer. */
const usualLength = 200;

/** A file object that writes to standard output: a buffer, and the stream below that it is passed on to. */
export class Stream {
  private waiting: Write[] = [];
  private least = 0;
  private most = 0;

  /**
   * @param lower number of the stream below; null for the descriptor itself
   * @param keeps bytes up to which the buffer is passed on for certain never by itself
   * @param passes bytes from which on it is passed on for certain
   */
  constructor(
    readonly lower: number | null,
    public buffering: Buffering,
    private readonly keeps: number,
    private readonly passes: number,
  ) {}

  get waits(): boolean {
    return this.waiting.length > 0;
  }

  /** Whether so much may have come together that the buffer was passed on. */
  get mayBeFull(): boolean {
    return this.most > this.keeps;
  }

  /** @returns what is passed on by this; null for what is to be flushed all the way down */
  add(write: Write): readonly Write[] | null {
    this.waiting.push(write);
    const isLine = write.pieces.some((piece) => piece.kind === 'text' && piece.text.includes('\n'));
    for (const piece of write.pieces) {
      const known = piece.kind === 'text' ? piece.text.length : 0;
      this.least += known;
      this.most += piece.kind === 'text' ? known : piece.lines ? Number.POSITIVE_INFINITY : usualLength;
    }
    if (this.buffering === 'line' && isLine) return null;
    return this.buffering === 'none' || this.least > this.passes ? this.take() : [];
  }

  /** More may have been written that was not looked at. @param bytes at most */
  grow(bytes: number): void {
    this.most += bytes;
  }

  /** Empties the buffer. */
  take(): readonly Write[] {
    const taken = this.waiting;
    this.waiting = [];
    this.least = 0;
    this.most = 0;
    return taken;
  }
}
