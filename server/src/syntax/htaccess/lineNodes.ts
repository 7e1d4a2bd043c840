import { type Span, textOf } from '../../text/span.js';
import type { LogicalLine } from './logicalLines.js';
import type { CommandText, Comment, Directive, SectionOpen } from './nodes.js';
import { isSpaceCode, scanWord, trimmed, type Word, wordsBetween } from './words.js';

/** The first word of a line: its stretch of the joined text, quotes included, and its value. */
interface Name {
  readonly end: number;
  readonly value: string;
  readonly quote: '"' | "'" | null;
  readonly closed: boolean;
}

const doubleQuote = 34;
const singleQuote = 39;
const backslash = 92;

/** @param start of a word. Nearly every name is a plain one, which takes no more than one look at each unit. */
export function nameAt(text: string, start: number, end: number): Name {
  const first = text.charCodeAt(start);
  if (first !== doubleQuote && first !== singleQuote) {
    let at = start;
    let code = first;
    while (at < end && !isSpaceCode(code) && code !== backslash) code = text.charCodeAt(++at);
    if (at >= end || code !== backslash) {
      return { end: at, value: text.slice(start, at), quote: null, closed: true };
    }
  }
  const word = scanWord(text, start, end);
  if (word === null) return { end, value: '', quote: null, closed: true };
  return { end: word.span.end, value: word.value, quote: word.quote, closed: word.closed };
}

/*
 * Most of what a node can tell is never asked of most lines: it is made when it is. A file of many thousand
 * lines is read on every key that a person presses.
 */

export class CommentLine implements Comment {
  readonly kind = 'comment';

  constructor(
    readonly line: LogicalLine,
    private readonly start: number,
    private readonly end: number,
  ) {}

  get span(): Span {
    return this.line.sourceSpan(this.start, this.end);
  }
}

export class DirectiveLine implements Directive {
  readonly kind = 'directive';
  private words: readonly Word[] | null = null;
  private known: Word | null = null;

  /** @param start of the name, `end` of the last word; offsets in the joined text. */
  constructor(
    readonly line: LogicalLine,
    private readonly start: number,
    private readonly end: number,
    private readonly first: Name,
  ) {}

  get span(): Span {
    return this.line.sourceSpan(this.start, this.end);
  }

  get name(): Word {
    this.known ??= wordOf(this.line, this.start, this.first);
    return this.known;
  }

  get arguments(): readonly Word[] {
    this.words ??= wordsBetween(this.line, this.first.end, this.end);
    return this.words;
  }

  get command(): CommandText {
    const { value, end } = this.first;
    return { name: withoutBracket(value), rest: restOf(this.line.text, end, this.end) };
  }
}

export class SectionOpening implements SectionOpen {
  readonly closed: boolean;
  /** Where the arguments end, in the joined text. */
  private readonly argumentsEnd: number;
  private words: readonly Word[] | null = null;
  private known: Word | null = null;

  /** @param start of the bracket, `end` of the last word; offsets in the joined text. */
  constructor(
    readonly line: LogicalLine,
    private readonly start: number,
    private readonly end: number,
    private readonly tag: Name,
  ) {
    const bracketInTag = tag.value.endsWith('>');
    const bracket = bracketInTag ? -1 : line.text.lastIndexOf('>', end - 1);
    this.closed = bracketInTag ? tag.end === end : bracket >= tag.end;
    this.argumentsEnd = this.closed && !bracketInTag ? bracket : end;
  }

  get span(): Span {
    return this.line.sourceSpan(this.start, this.end);
  }

  get name(): Word {
    this.known ??= this.readName();
    return this.known;
  }

  private readName(): Word {
    const { value, quote, end: tagEnd } = this.tag;
    const bracketInTag = value.endsWith('>');
    const start = this.start + (quote === null ? 1 : 2);
    const end = tagEnd - (bracketInTag ? 1 : 0);
    return {
      span: this.line.sourceSpan(start, end),
      joined: { start, end },
      value: value.slice(1, bracketInTag ? -1 : undefined),
      quote: null,
      closed: true,
    };
  }

  get arguments(): readonly Word[] {
    this.words ??= wordsBetween(this.line, this.tag.end, this.argumentsEnd);
    return this.words;
  }

  get argumentText(): string {
    return textOf(this.line.text, trimmed(this.line.text, this.tag.end, this.argumentsEnd));
  }

  get command(): CommandText {
    const rest = restOf(this.line.text, this.tag.end, this.end);
    return { name: withoutBracket(this.tag.value), rest: rest === '' ? '>' : rest };
  }
}

const wordOf = (line: LogicalLine, start: number, { end, value, quote, closed }: Name): Word => ({
  span: line.sourceSpan(start, end),
  joined: { start, end },
  value,
  quote,
  closed,
});

const withoutBracket = (name: string): string => (name.endsWith('>') ? name.slice(0, -1) : name);

function restOf(text: string, from: number, end: number): string {
  let start = from;
  while (start < end && isSpaceCode(text.charCodeAt(start))) start++;
  return text.slice(start, end);
}
