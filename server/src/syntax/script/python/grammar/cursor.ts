import { SyntaxFailure, type SyntaxTrouble, type Token } from './token.js';

/** Thrown where a text is nested deeper than it is worth to follow: nothing is then said of it. */
export class NestedTooDeep extends Error {
  override readonly name = 'NestedTooDeep';
}

const deepest = 300;

/** Goes through tokens one by one. */
export class Cursor {
  private index = 0;
  private depth = 0;
  /** What is refused although it can be parsed; null where nothing is. */
  refused: SyntaxTrouble | null = null;

  constructor(private readonly tokens: readonly Token[]) {}

  get here(): Token {
    const token = this.tokens[Math.min(this.index, this.tokens.length - 1)];
    if (token === undefined) throw new Error('tokens without an end');
    return token;
  }

  get next(): Token {
    return this.tokens[Math.min(this.index + 1, this.tokens.length - 1)] ?? this.here;
  }

  get before(): Token | null {
    return this.tokens[this.index - 1] ?? null;
  }

  /** For a second try: to be handed to `goBack`. */
  get place(): number {
    return this.index;
  }

  goBack(place: number): void {
    this.index = place;
  }

  advance(): Token {
    const token = this.here;
    this.index++;
    return token;
  }

  /** Whether the token here is this operator or keyword. */
  is(text: string): boolean {
    const { kind, text: written } = this.here;
    return written === text && (kind === 'operator' || kind === 'keyword');
  }

  accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.index++;
    return true;
  }

  isKind(kind: Token['kind']): boolean {
    return this.here.kind === kind;
  }

  /** @param what in words, where something else stands here */
  expect(text: string, what: string): void {
    if (!this.accept(text)) this.fail(what);
  }

  expectName(what: string): Token {
    if (!this.isKind('name')) this.fail(what);
    return this.advance();
  }

  /** The token here does not fit. */
  fail(what: string): never {
    const { start, end } = this.shownPlace;
    throw new SyntaxFailure({ error: 'SyntaxError', what, start, end }, true);
  }

  /** What stands at a place is understood, and refused. */
  refuse(what: string, start: number, end: number): never {
    throw new SyntaxFailure({ error: 'SyntaxError', what, start, end }, true);
  }

  /** The same, by what comes behind the parser: all the rest of the text is looked at first. */
  refuseLater(what: string, start: number, end: number): void {
    this.refused ??= { error: 'SyntaxError', what, start, end };
  }

  deeper<T>(read: () => T): T {
    if (++this.depth > deepest) throw new NestedTooDeep();
    const result = read();
    this.depth--;
    return result;
  }

  /** Where the token here is shown: what is not written by what stands around it. */
  get shownPlace(): { readonly start: number; readonly end: number } {
    const { here, before } = this;
    if (!/^(newline|indent|dedent|end)$/.test(here.kind)) return here;
    const shown = this.tokens.find((token, index) => index > this.index && token.start < token.end);
    return here.kind === 'newline' || shown === undefined ? (before ?? here) : shown;
  }
}
