import { type Span, textOf } from '../../text/span.js';
import { indentationOf } from './statementAt.js';

/** A statement that has its lines for itself. */
export interface OwnLine {
  /** The statement without the semicolon behind it. */
  readonly span: Span;
  /** With that. */
  readonly end: number;
  /** The blanks in front of it. */
  readonly indentation: string;
}

/**
 * The statement that stands at a span, in a language that is read without a grammar; null where it shares its line with
 * something other than a comment.
 */
export function ownLine(text: string, statement: Span): OwnLine | null {
  const source = textOf(text, statement);
  const span = { start: statement.start, end: statement.end - (/[;\s]*$/.exec(source)?.[0].length ?? 0) };
  if (span.end <= span.start) return null;
  const indentation = indentationOf(text, span.start);
  const behind = /^[ \t]*;?(?=[ \t]*(?:(?:#|\/\/)[^\n]*)?\r?(?:\n|$))/.exec(text.slice(span.end))?.[0];
  return /^[ \t]*$/.test(indentation) && behind !== undefined
    ? { span, end: span.end + behind.length, indentation }
    : null;
}
