import type { Span } from '../../text/span.js';

/**
 * A line as Apache's configuration reader sees it: physical lines joined where a backslash stands directly
 * before LF or CRLF, before `#` or anything else is looked at.
 *
 * Source: `ap_cfg_getline` in the server's `util.c`. A lone CR ends no line; a NUL hides the rest of its
 * physical line and what would have been joined to it; a backslash at the very end of the file stays.
 */
export class LogicalLine {
  constructor(
    /** In the file, of the first unit. */
    readonly start: number,
    /** In the file, behind the line end. */
    readonly end: number,
    /** 1-based number of the first physical line, counted by LF as Apache counts. */
    readonly firstLine: number,
    /** 1-based number of the last physical line: the one that Apache names in its messages. */
    readonly lastLine: number,
    /** The joined text, without line ends and without what a NUL hides. */
    readonly text: string,
    /** Null for a line that is not joined. */
    private readonly joined: readonly Piece[] | null,
  ) {}

  get span(): Span {
    return { start: this.start, end: this.end };
  }

  /** Where each part of `text` stands in the file, in order. More than one where lines were joined. */
  get pieces(): readonly Piece[] {
    return this.joined ?? [{ at: 0, span: { start: this.start, end: this.start + this.text.length } }];
  }

  /** Where an offset of the joined text stands in the file. */
  sourceOffset(offset: number): number {
    if (this.joined === null) return this.start + offset;
    let low = 0;
    let high = this.joined.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.joined[middle]?.at ?? 0) > offset) high = middle - 1;
      else low = middle;
    }
    const piece = this.joined[low];
    return piece === undefined ? this.start : piece.span.start + offset - piece.at;
  }

  /**
   * Where a range of the joined text stands in the file; a continuation behind its last unit is left out. An
   * empty range stands directly behind the unit before it.
   */
  sourceSpan(start: number, end: number): Span {
    if (this.joined === null) return { start: this.start + start, end: this.start + end };
    if (end > start) return { start: this.sourceOffset(start), end: this.sourceOffset(end - 1) + 1 };
    const at = start === 0 ? this.start : this.sourceOffset(start - 1) + 1;
    return { start: at, end: at };
  }
}

/** A part of a logical line that is contiguous in the file. */
export interface Piece {
  /** Where it starts in the joined text. */
  readonly at: number;
  /** Where it stands in the file. */
  readonly span: Span;
}

const lineFeed = 10;
const carriageReturn = 13;
const backslash = 92;

/**
 * A pattern, since V8 takes `includes` for something to be moved to where its answer is used: into the loop, where
 * it goes through the whole file for each line.
 */
const nul = /\0/;

/** Splits a file into logical lines. Their spans follow each other without gap and cover the text. */
export function logicalLinesOf(text: string): readonly LogicalLine[] {
  const lines: LogicalLine[] = [];
  readLines(text, {
    plain: (start, _content, _end, number) => lines.push(plainLineAt(text, start, number)),
    joined: (line) => lines.push(line),
  });
  return lines;
}

/** What is told of each line of a file, in order. */
export interface LineVisitor {
  /** A line that is not joined: its content stands from `start` to `content`, and `end` is behind its line end. */
  plain(start: number, content: number, end: number, number: number): void;
  joined(line: LogicalLine): void;
}

/** Goes through the logical lines of a file without making more of most of them than four numbers. */
export function readLines(text: string, visitor: LineVisitor): void {
  const hasNul = nul.test(text);
  let number = 1;
  for (let start = 0; start < text.length; number++) {
    const end = endOfLine(text, start);
    const content = endOfContent(text, start, end, hasNul);
    if (continuesBehind(text, content, end)) {
      const line = joinedLine(text, start, number, hasNul);
      visitor.joined(line);
      number = line.lastLine;
      start = line.end;
    } else {
      visitor.plain(start, content, end, number);
      start = end;
    }
  }
}

/** The line of this number that starts here and is not joined. */
export function plainLineAt(text: string, start: number, number: number): LogicalLine {
  const end = endOfLine(text, start);
  const content = endOfContent(text, start, end, true);
  return new LogicalLine(start, end, number, number, text.slice(start, content), null);
}

function joinedLine(text: string, start: number, firstLine: number, hasNul: boolean): LogicalLine {
  const pieces: Piece[] = [];
  let joined = '';
  let number = firstLine;
  for (let at = start; ; number++) {
    const end = endOfLine(text, at);
    const content = endOfContent(text, at, end, hasNul);
    const doubled = content === at && isLineEnd(text, content, end) && joined.endsWith('\\');
    if (doubled) {
      joined = joined.slice(0, -1);
      shortenLast(pieces);
    }
    pieces.push({ at: joined.length, span: { start: at, end: content } });
    joined += text.slice(at, content);
    if (end === text.length || !(doubled || continuesBehind(text, content, end))) {
      return new LogicalLine(start, end, firstLine, number, joined, pieces);
    }
    at = end;
  }
}

/**
 * The server looks at what it has joined so far: behind two backslashes an empty line makes the first of them
 * a continuation of its own (seen on a real 2.4.71).
 */
function shortenLast(pieces: Piece[]): void {
  const index = pieces.findLastIndex(({ span }) => span.end > span.start);
  const piece = pieces[index];
  if (piece === undefined) return;
  pieces[index] = { at: piece.at, span: { start: piece.span.start, end: piece.span.end - 1 } };
  for (let at = index + 1; at < pieces.length; at++) {
    const empty = pieces[at];
    if (empty !== undefined) pieces[at] = { at: empty.at - 1, span: empty.span };
  }
}

const isLineEnd = (text: string, at: number, end: number): boolean =>
  at < end && (text.charCodeAt(at) === lineFeed || text.charCodeAt(at) === carriageReturn);

/** Behind the line feed, or at the end of the file. */
function endOfLine(text: string, start: number): number {
  const at = text.indexOf('\n', start);
  return at < 0 ? text.length : at + 1;
}

/** Before the line end, the continuation's backslash, or a NUL. */
function endOfContent(text: string, start: number, end: number, hasNul: boolean): number {
  const ended = text.charCodeAt(end - 1) === lineFeed;
  const limit = ended ? end - 1 : end;
  if (hasNul) {
    // Looked for in this line alone: from here to the end of the file, it would be looked for again in each line.
    const nul = text.slice(start, limit).indexOf('\0');
    if (nul >= 0) return start + nul;
  }
  if (!ended) return limit;
  const content = limit > start && text.charCodeAt(limit - 1) === carriageReturn ? limit - 1 : limit;
  return content > start && text.charCodeAt(content - 1) === backslash ? content - 1 : content;
}

/** Whether the content ends with a backslash that joins the next line; not at the very end of the file. */
const continuesBehind = (text: string, content: number, end: number): boolean =>
  end < text.length && content < end && text.charCodeAt(content) === backslash;
