import { type Span, textOf } from '../../text/span.js';
import { type LogicalLine, plainLineAt } from './logicalLines.js';
import type { CommandText, Directive, SectionEnd, SectionOpen } from './nodes.js';
import { isSpaceCode, type ScannedWord, trimmed, type Word, wordsBetween } from './words.js';

/*
 * Most of what a node can tell is never asked of most lines: it is made when it is. A file of many thousand
 * lines is read on every key that a person presses.
 */

/** Where the parser has found something. Offsets of the nodes are those of the line's joined text. */
export interface LineSource {
  /** The whole file for a line that is not joined, the joined text for one that is. */
  readonly text: string;
  /** Where the line starts in that text. */
  readonly base: number;
  /** 1-based, of a line that is not joined. */
  readonly number: number;
  /** Null for a line that is not joined. */
  readonly joined: LogicalLine | null;
}

abstract class LineNode {
  protected readonly text: string;
  protected readonly base: number;
  private readonly number: number;
  private made: LogicalLine | null;

  /** @param start of what the line holds, `end` behind it: there is no white space at either end. */
  constructor(
    { text, base, number, joined }: LineSource,
    protected readonly start: number,
    protected readonly end: number,
  ) {
    this.text = text;
    this.base = base;
    this.number = number;
    this.made = joined;
  }

  get line(): LogicalLine {
    this.made ??= plainLineAt(this.text, this.base, this.number);
    return this.made;
  }

  get span(): Span {
    return this.line.sourceSpan(this.start, this.end);
  }

  protected slice(start: number, end: number): string {
    return this.text.slice(this.base + start, this.base + end);
  }

  /** What follows an offset, up to the end of what the line holds. */
  protected behind(offset: number): string {
    let start = offset;
    while (start < this.end && isSpaceCode(this.text.charCodeAt(this.base + start))) start++;
    return this.slice(start, this.end);
  }
}

const doubleQuote = 34;
const singleQuote = 39;
const backslash = 92;

/**
 * Where the word that starts at `start` ends; null where quotes or a backslash are in it, so that it has to be
 * scanned. Nearly every first word is a plain one.
 */
export function firstWordEnd(text: string, start: number, end: number): number | null {
  let code = text.charCodeAt(start);
  if (code === doubleQuote || code === singleQuote) return null;
  let at = start;
  while (at < end && !isSpaceCode(code)) {
    if (code === backslash) return null;
    code = text.charCodeAt(++at);
  }
  return at;
}

export class DirectiveLine extends LineNode implements Directive {
  private words: readonly Word[] | null = null;

  constructor(
    source: LineSource,
    start: number,
    end: number,
    private readonly nameEnd: number,
    private readonly scanned: ScannedWord | null,
  ) {
    super(source, start, end);
  }

  get kind(): 'directive' {
    return 'directive';
  }

  get name(): Word {
    return {
      span: this.line.sourceSpan(this.start, this.nameEnd),
      joined: { start: this.start, end: this.nameEnd },
      value: this.nameText,
      quote: this.scanned?.quote ?? null,
      closed: this.scanned?.closed ?? true,
    };
  }

  get nameText(): string {
    return this.scanned?.value ?? this.slice(this.start, this.nameEnd);
  }

  get arguments(): readonly Word[] {
    this.words ??= wordsBetween(this.line, this.nameEnd, this.end);
    return this.words;
  }

  get command(): CommandText {
    return { name: withoutBracket(this.nameText), rest: this.behind(this.nameEnd) };
  }
}

export class SectionOpening extends LineNode implements SectionOpen {
  readonly closed: boolean;
  readonly nameText: string;
  private readonly bracketInTag: boolean;
  private readonly argumentsEnd: number;
  private words: readonly Word[] | null = null;

  constructor(
    source: LineSource,
    start: number,
    end: number,
    private readonly tagEnd: number,
    private readonly scanned: ScannedWord | null,
  ) {
    super(source, start, end);
    const tag = this.tag;
    this.bracketInTag = tag.endsWith('>');
    const bracket = this.bracketInTag ? -1 : this.slice(tagEnd, end).lastIndexOf('>');
    this.closed = this.bracketInTag ? tagEnd === end : bracket >= 0;
    this.argumentsEnd = this.closed && !this.bracketInTag ? tagEnd + bracket : end;
    this.nameText = tag.slice(1, this.bracketInTag ? -1 : undefined);
  }

  get name(): Word {
    const start = this.start + (this.scanned === null || this.scanned.quote === null ? 1 : 2);
    const end = this.tagEnd - (this.bracketInTag ? 1 : 0);
    return {
      span: this.line.sourceSpan(start, end),
      joined: { start, end },
      value: this.nameText,
      quote: null,
      closed: true,
    };
  }

  private get tag(): string {
    return this.scanned?.value ?? this.slice(this.start, this.tagEnd);
  }

  get arguments(): readonly Word[] {
    this.words ??= wordsBetween(this.line, this.tagEnd, this.argumentsEnd);
    return this.words;
  }

  get argumentText(): string {
    return textOf(this.text, trimmed(this.text, this.base + this.tagEnd, this.base + this.argumentsEnd));
  }

  get command(): CommandText {
    const rest = this.behind(this.tagEnd);
    return { name: withoutBracket(this.tag), rest: rest === '' ? '>' : rest };
  }
}

export class SectionClosing extends LineNode implements SectionEnd {
  readonly name: string;
  readonly closed: boolean;

  constructor(source: LineSource, start: number, end: number, tag: string) {
    super(source, start, end);
    this.closed = tag.endsWith('>');
    this.name = tag.slice(2, this.closed ? -1 : undefined);
  }
}

/** The server takes a name for a closing tag by its second character alone: of such, the bracket stays. */
const withoutBracket = (name: string): string =>
  name.endsWith('>') && name[1] !== '/' ? name.slice(0, -1) : name;
