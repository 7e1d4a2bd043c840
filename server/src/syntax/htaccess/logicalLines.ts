import type { Span } from '../../text/span.js';

/**
 * A line as Apache's configuration reader sees it: physical lines joined where a backslash stands directly
 * before LF or CRLF, before `#` or anything else is looked at.
 *
 * Source: `ap_cfg_getline` in the server's `util.c`. A lone CR ends no line; a NUL hides the rest of its
 * physical line and what would have been joined to it; a backslash at the very end of the file stays.
 */
export interface LogicalLine {
  /** In the file, from the first unit to behind the line end. */
  readonly span: Span;
  /** 1-based number of the first physical line, counted by LF as Apache counts. */
  readonly firstLine: number;
  /** 1-based number of the last physical line: the one that Apache names in its messages. */
  readonly lastLine: number;
  /** The joined text, without line ends and without what a NUL hides. */
  readonly text: string;
  /** Where each part of `text` stands in the file, in order. More than one where lines were joined. */
  readonly pieces: readonly Piece[];
}

/** A part of a logical line that is contiguous in the file. */
export interface Piece {
  /** Where it starts in the joined text. */
  readonly at: number;
  /** Where it stands in the file. */
  readonly span: Span;
}

/** Splits a file into logical lines. Their spans follow each other without gap and cover the text. */
export function logicalLinesOf(text: string): readonly LogicalLine[] {
  const lines: LogicalLine[] = [];
  let start = 0;
  let number = 1;
  while (start < text.length) {
    const firstLine = number;
    const pieces: Piece[] = [];
    let joined = '';
    let pieceStart = start;
    for (;;) {
      const lineFeed = text.indexOf('\n', pieceStart);
      const end = lineFeed < 0 ? text.length : lineFeed + 1;
      const physical = readPhysicalLine(text, pieceStart, lineFeed);
      pieces.push({ at: joined.length, span: { start: pieceStart, end: physical.end } });
      joined += text.slice(pieceStart, physical.end);
      const more = physical.continues && end < text.length;
      if (more) {
        pieceStart = end;
        number++;
        continue;
      }
      lines.push({ span: { start, end }, firstLine, lastLine: number, text: joined, pieces });
      start = end;
      number++;
      break;
    }
  }
  return lines;
}

/** Where an offset of the joined text stands in the file. */
export function sourceOffset(line: LogicalLine, joined: number): number {
  let low = 0;
  let high = line.pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((line.pieces[middle]?.at ?? 0) > joined) high = middle - 1;
    else low = middle;
  }
  const piece = line.pieces[low];
  return piece === undefined ? line.span.start : piece.span.start + joined - piece.at;
}

/**
 * Where a range of the joined text stands in the file; a continuation behind its last unit is left out. An empty
 * range stands directly behind the unit before it.
 */
export function sourceSpan(line: LogicalLine, start: number, end: number): Span {
  if (end > start) return { start: sourceOffset(line, start), end: sourceOffset(line, end - 1) + 1 };
  const at = start === 0 ? line.span.start : sourceOffset(line, start - 1) + 1;
  return { start: at, end: at };
}

/** `end` is where the content stops: before the line end, the continuation's backslash, or a NUL. */
function readPhysicalLine(
  text: string,
  start: number,
  lineFeed: number,
): { readonly end: number; readonly continues: boolean } {
  const limit = lineFeed < 0 ? text.length : lineFeed;
  // Looked for in this line alone: from here to the end of the file, it would be looked for again in each line.
  const nul = text.slice(start, limit).indexOf('\0');
  if (nul >= 0) return { end: start + nul, continues: false };
  if (lineFeed < 0) return { end: limit, continues: false };
  const beforeCarriageReturn = limit > start && text[limit - 1] === '\r' ? limit - 1 : limit;
  if (beforeCarriageReturn > start && text[beforeCarriageReturn - 1] === '\\') {
    return { end: beforeCarriageReturn - 1, continues: true };
  }
  return { end: beforeCarriageReturn, continues: false };
}
