import type { Span } from '../../text/span.js';
import type { LogicalLine } from './logicalLines.js';

/**
 * A word of a line as `ap_getword_conf` in the server's `util.c` reads it: up to white space, or between
 * quotes; behind a closing quote the next word starts even without white space.
 */
export interface Word {
  /** In the file, quotes included. */
  readonly span: Span;
  /** In the line's joined text, quotes included. */
  readonly joined: Span;
  /** Without quotes; `\\` has become `\`, and inside quotes a backslash and that quote the quote. */
  readonly value: string;
  readonly quote: '"' | "'" | null;
  /** False where a quote was opened and the line ended first, which Apache accepts. */
  readonly closed: boolean;
}

/** White space as C's `isspace` knows it; a lone CR is among it. */
export const isSpace = (unit: string | undefined): boolean =>
  unit === ' ' || unit === '\t' || unit === '\r' || unit === '\n' || unit === '\v' || unit === '\f';

/** The same of a code unit; NaN, which is behind the end of a text, is none. */
export const isSpaceCode = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** The part of a text, given as offsets, without white space at either end. */
export function trimmed(text: string, from = 0, to = text.length): Span {
  let start = from;
  let end = to;
  while (start < end && isSpaceCode(text.charCodeAt(start))) start++;
  while (end > start && isSpaceCode(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** A word as it stands in a text of its own, not in a file. */
export interface ScannedWord {
  /** Quotes included. */
  readonly span: Span;
  readonly value: string;
  readonly quote: '"' | "'" | null;
  readonly closed: boolean;
}

const doubleQuote = 34;
const singleQuote = 39;
const backslash = 92;

/** The first word of a text at or behind `from` and before `to`; null when none is left. */
export function scanWord(text: string, from = 0, to = text.length): ScannedWord | null {
  let start = from;
  while (start < to && isSpaceCode(text.charCodeAt(start))) start++;
  if (start >= to) return null;

  const first = text.charCodeAt(start);
  const quoted = first === doubleQuote || first === singleQuote;
  const contentStart = quoted ? start + 1 : start;
  let end = contentStart;
  let escaped = false;
  for (; end < to; end++) {
    const code = text.charCodeAt(end);
    if (quoted ? code === first : isSpaceCode(code)) break;
    if (code !== backslash || end + 1 >= to) continue;
    const next = text.charCodeAt(end + 1);
    if (next !== backslash && !(quoted && next === first)) continue;
    escaped = true;
    end++;
  }
  const closed = !quoted || end < to;
  const quote = quoted ? (first === doubleQuote ? '"' : "'") : null;
  const content = text.slice(contentStart, end);
  return {
    span: { start, end: quoted && closed ? end + 1 : end },
    value: escaped ? withoutEscapes(content, quote) : content,
    quote,
    closed,
  };
}

/** The first word at or behind `from` and before `to`, offsets in the joined text; null when none is left. */
function wordAt(line: LogicalLine, from: number, to: number): Word | null {
  const word = scanWord(line.text, from, to);
  if (word === null) return null;
  const { span, value, quote, closed } = word;
  return { span: line.sourceSpan(span.start, span.end), joined: span, value, quote, closed };
}

/** All words between two offsets of the joined text. */
export function wordsBetween(line: LogicalLine, from: number, to: number): readonly Word[] {
  const words: Word[] = [];
  for (let word = wordAt(line, from, to); word !== null; word = wordAt(line, word.joined.end, to)) {
    words.push(word);
  }
  return words;
}

function withoutEscapes(content: string, quote: '"' | "'" | null): string {
  return content.replace(/\\([\s\S])/g, (pair, next: string) =>
    next === '\\' || next === quote ? next : pair,
  );
}
