import type { LineIndex } from '../../text/lineIndex.js';
import type { Span } from '../../text/span.js';
import { visible } from './visible.js';
import { widthOf } from './width.js';

/** A line of source, ready for a terminal, and the columns in it that a finding is about. */
export interface ExcerptLine {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
  /** What stands below the line: spaces, then `~` below the range or `^` where it is empty. */
  readonly marker: string;
}

/** More lines than these do not make a finding clearer. */
const mostLines = 4;
const tabStop = 4;
const ellipsis = '…';

/**
 * The lines that a span touches, the first four at most. Tabs are set out to columns, control characters
 * shown, and of a line too long for `width` only the part around the span is given.
 */
export function excerptOf(text: string, index: LineIndex, span: Span, width: number): readonly ExcerptLine[] {
  const { start, end } = index.rangeOf(span);
  const reachesIntoLast = end.character > 0 || end.line === start.line;
  const last = Math.min(reachesIntoLast ? end.line : end.line - 1, start.line + mostLines - 1);
  const lines: ExcerptLine[] = [];
  for (let line = start.line; line <= last; line++) {
    const lineSpan = index.lineSpan(line);
    const from = Math.max(span.start, lineSpan.start);
    const to = Math.max(from, Math.min(span.end, lineSpan.end));
    const source = text.slice(lineSpan.start, lineSpan.end);
    const indent = line === start.line ? 0 : source.length - source.trimStart().length;
    const marked = {
      start: Math.min(Math.max(from - lineSpan.start, indent), to - lineSpan.start),
      end: to - lineSpan.start,
    };
    lines.push({ number: line + 1, ...markLine(source, marked, width) });
  }
  return lines;
}

function markLine(source: string, marked: Span, width: number): { text: string; marker: string } {
  const window = windowAround(source, marked, width);
  const before = setOut(source.slice(window.start, marked.start), window.start > 0 ? ellipsis : '');
  const inside = setOut(source.slice(marked.start, Math.min(marked.end, window.end)), before);
  const behind = setOut(source.slice(Math.min(marked.end, window.end), window.end), inside);
  const from = widthOf(before);
  const to = widthOf(inside);
  return {
    text: behind + (window.end < source.length ? ellipsis : ''),
    marker: ' '.repeat(from) + (to > from ? '~'.repeat(to - from) : '^'),
  };
}

/** `line` with `source` behind it, tabs and control characters made visible. */
function setOut(source: string, line: string): string {
  let text = line;
  for (const part of source.split(/(\t)/)) {
    text += part === '\t' ? ' '.repeat(tabStop - (widthOf(text) % tabStop)) : visible(part);
  }
  return text;
}

/** The part of a long line to show: it begins a little before the range. No surrogate pair is cut. */
function windowAround(source: string, marked: Span, width: number): Span {
  if (source.length <= width) return { start: 0, end: source.length };
  const room = Math.max(20, width - 2);
  const rangeFits = marked.end <= room;
  const start = rangeFits ? 0 : Math.max(0, marked.start - Math.floor(room / 4));
  return {
    start: wholeCharacter(source, start),
    end: wholeCharacter(source, Math.min(source.length, start + room)),
  };
}

function wholeCharacter(source: string, at: number): number {
  const unit = source.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
