import type { Span } from './span.js';

/** A position as the Language Server Protocol counts: 0-based line, 0-based UTF-16 unit in that line. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/**
 * Translates between offsets and positions of one text.
 *
 * Lines end at LF, CRLF or a lone CR, as the Language Server Protocol defines them. Apache does not end a
 * line at a lone CR: its own line numbers are on the logical lines of `syntax/htaccess`.
 */
export interface LineIndex {
  readonly lineCount: number;
  positionAt(offset: number): Position;
  /** The offset of a position; one behind the end of its line is moved to the line's end. */
  offsetAt(position: Position): number;
  rangeOf(span: Span): Range;
  /** The line's span without its line end. `line` is 0-based; a line that is not there is the empty end. */
  lineSpan(line: number): Span;
}

export function lineIndexOf(text: string): LineIndex {
  const starts = lineStarts(text);
  const startOf = (line: number): number => starts[line] ?? text.length;

  const positionAt = (offset: number): Position => {
    const bounded = Math.max(0, Math.min(offset, text.length));
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (startOf(middle) > bounded) high = middle;
      else low = middle + 1;
    }
    return { line: low - 1, character: bounded - startOf(low - 1) };
  };

  const lineSpan = (line: number): Span => {
    const start = startOf(line);
    let end = startOf(line + 1);
    if (end > start && text[end - 1] === '\n') end--;
    if (end > start && text[end - 1] === '\r') end--;
    return { start, end };
  };

  return {
    lineCount: starts.length,
    positionAt,
    offsetAt: ({ line, character }) => {
      const { start, end } = lineSpan(line);
      return Math.min(start + Math.max(0, character), end);
    },
    rangeOf: ({ start, end }) => ({ start: positionAt(start), end: positionAt(end) }),
    lineSpan,
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}
