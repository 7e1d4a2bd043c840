import type { Span } from '../../../text/span.js';
import type { Token } from './token.js';
import { UnreadableProgram } from './unreadableProgram.js';

const deepest = 200;
const longestChain = 1000;

/** The tokens of a program, one after the other, for a parser that looks a few ahead. */
export class TokenStream {
  private index = 0;
  private depth = 0;

  /** @param tokens with one of the kind `end` as the last */
  constructor(private readonly tokens: readonly Token[]) {}

  get next(): Token {
    return this.ahead(0);
  }

  get atEnd(): boolean {
    return this.next.kind === 'end';
  }

  /** The end of what was taken so far. UTF-16 offset. */
  get lastEnd(): number {
    return this.tokens[this.index - 1]?.span.end ?? 0;
  }

  ahead(count: number): Token {
    const token = this.tokens[Math.min(this.index + count, this.tokens.length - 1)];
    if (token === undefined) throw new Error('a stream without its end');
    return token;
  }

  take(): Token {
    const { next } = this;
    if (next.kind !== 'end') this.index++;
    return next;
  }

  /** Whether one of the signs or words stands next. */
  is(...texts: readonly string[]): boolean {
    const { kind, text } = this.next;
    return (kind === 'sign' || kind === 'name') && texts.includes(text);
  }

  accept(...texts: readonly string[]): boolean {
    const found = this.is(...texts);
    if (found) this.index++;
    return found;
  }

  expect(text: string): void {
    if (!this.accept(text)) this.fail(`"${text}" was expected here`);
  }

  fail(because: string): never {
    throw new UnreadableProgram(because, this.next.span.start);
  }

  spanFrom(start: number): Span {
    return { start, end: Math.max(start, this.lastEnd) };
  }

  /** A place to come back to by `rewind`. */
  get mark(): number {
    return this.index;
  }

  rewind(mark: number): void {
    this.index = mark;
  }

  /** @throws {UnreadableProgram} where more is nested than anybody writes */
  nested<T>(read: () => T): T {
    if (++this.depth > deepest) this.fail('it is nested too deeply');
    try {
      return read();
    } finally {
      this.depth--;
    }
  }

  /**
   * Reads what goes on with a value, again and again: operators with their right sides, members, calls.
   *
   * @param more null where nothing goes on with it
   * @throws {UnreadableProgram} where that is longer than anybody writes
   */
  chain<T>(first: T, more: (value: T) => T | null): T {
    let value = first;
    for (let count = 0; count < longestChain; count++) {
      const next = more(value);
      if (next === null) return value;
      value = next;
    }
    return this.fail('an expression is too long');
  }

  /** Behind the bracket that closes the one that stands next. */
  skipBracketed(): void {
    let open = 0;
    do {
      const { kind, text } = this.take();
      if (kind === 'end') this.fail('a bracket is not closed');
      if (kind !== 'sign') continue;
      if (/^(?:[([{]|\$\{|#\[)$/.test(text)) open++;
      else if (/^[)\]}]$/.test(text)) open--;
    } while (open > 0);
  }
}
