import { SyntaxFailure } from './token.js';

/** What stands before the first word of a line, and what it means. */
export interface LineStart {
  /** Behind the blanks. */
  readonly end: number;
  /** Whether nothing follows but a comment. */
  readonly isBlank: boolean;
  readonly changes: readonly ('indent' | 'dedent')[];
}

/** Python's own limit (MAXINDENT). */
const mostLevels = 99;

interface Depth {
  /** With tabs that go on to the next multiple of 8 columns. */
  readonly wide: number;
  /** With tabs of one column: Python counts both ways to find what hangs on the width of a tab. */
  readonly narrow: number;
}

/** Keeps track of the indentation (The Python Language Reference, 2.1.8). */
export class IndentationReader {
  private readonly open: Depth[] = [{ wide: 0, narrow: 0 }];

  constructor(private readonly text: string) {}

  /** How many blocks are open. */
  get depth(): number {
    return this.open.length - 1;
  }

  /** @throws {SyntaxFailure} */
  read(start: number): LineStart {
    const { text } = this;
    const first = this.blanks(start);
    let at = first.end;
    // Blanks cannot be split over lines: those before the first backslash count.
    for (let join = joinAt(text, at); join > 0; join = joinAt(text, at)) at = this.blanks(at + join).end;
    const isBlank = at >= text.length || /[#\r\n]/.test(text[at] ?? '');
    return { end: at, isBlank, changes: isBlank ? [] : this.changes(first, start, at) };
  }

  private blanks(start: number): Depth & { readonly end: number } {
    let end = start;
    let wide = 0;
    let narrow = 0;
    for (;;) {
      const unit = this.text[end];
      if (unit === ' ') wide++;
      else if (unit === '\t') wide = (Math.floor(wide / 8) + 1) * 8;
      else if (unit !== '\f') return { wide, narrow, end };
      narrow++;
      if (unit === '\f') [wide, narrow] = [0, 0];
      end++;
    }
  }

  private changes(depth: Depth, start: number, end: number): readonly ('indent' | 'dedent')[] {
    const changes: ('indent' | 'dedent')[] = [];
    while (this.open.length > 1 && this.top.wide > depth.wide) {
      this.open.pop();
      changes.push('dedent');
    }
    const { top } = this;
    if (depth.wide > top.wide && changes.length > 0) {
      throw new SyntaxFailure({
        error: 'IndentationError',
        what: 'the line is indented like none of the blocks around it',
        start,
        end,
      });
    }
    const isConsistent = depth.wide === top.wide ? depth.narrow === top.narrow : depth.narrow > top.narrow;
    if (!isConsistent) {
      const what = 'the line is indented by tabs where others are by spaces';
      throw new SyntaxFailure({ error: 'TabError', what, start, end });
    }
    if (depth.wide > top.wide) {
      if (this.depth >= mostLevels) {
        throw new SyntaxFailure({
          error: 'IndentationError',
          what: 'the blocks are nested too deep',
          start,
          end,
        });
      }
      this.open.push(depth);
      changes.push('indent');
    }
    return changes;
  }

  private get top(): Depth {
    return this.open.at(-1) ?? { wide: 0, narrow: 0 };
  }
}

/** The length of a backslash and the line end behind it; 0 where there is none. */
const joinAt = (text: string, at: number): number =>
  text[at] === '\\' ? (/^\\(?:\r\n|\n|\r)/.exec(text.slice(at, at + 3))?.[0].length ?? 0) : 0;
