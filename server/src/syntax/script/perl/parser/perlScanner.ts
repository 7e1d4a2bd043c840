import type { Span } from '../../../../text/span.js';
import { TextScanner } from '../../textScanner.js';

/** The text is no Perl program, or one with constructs that are not known here. */
export class UnreadablePerl extends Error {
  override readonly name = 'UnreadablePerl';

  constructor(
    readonly because: string,
    /** UTF-16 offset. */
    readonly at: number,
  ) {
    super(because);
  }
}

const deepest = 200;
const restOfLine = /[^\n]*/y;
const documentation = /=[a-zA-Z]/y;

/** Moves through the text of a Perl script: blanks, comments, POD, and the here-documents behind a line. */
export class PerlScanner extends TextScanner {
  /** The line end behind which here-documents stand, and where the script goes on behind them. */
  private documents: { readonly lineEnd: number; readonly end: number } | null = null;

  /** What was skipped last. */
  private blanks: Span = { start: -1, end: -1 };

  constructor(
    text: string,
    /** How deep what is being read is nested. */
    public depth: number,
  ) {
    super(text);
  }

  fail(because: string): never {
    throw new UnreadablePerl(because, this.at);
  }

  /** @throws {UnreadablePerl} where more is nested than anybody writes */
  nested<T>(read: () => T): T {
    this.enter();
    const result = read();
    this.leave();
    return result;
  }

  /** What `nested` does before it reads. */
  enter(): void {
    if (++this.depth > deepest) this.fail('it is nested too deeply');
  }

  leave(): void {
    this.depth--;
  }

  /** Without the blanks that were skipped last. */
  override spanFrom(start: number): Span {
    const { blanks } = this;
    return { start, end: this.at === blanks.end && blanks.start >= start ? blanks.start : this.at };
  }

  /** Blanks, line ends with the here-documents behind them, comments and POD. */
  skipBlanks(): void {
    const start = this.at;
    this.skipAllBlanks();
    if (this.at > start) this.blanks = { start, end: this.at };
  }

  private skipAllBlanks(): void {
    for (;;) {
      switch (this.here) {
        case ' ':
        case '\t':
        case '\r':
        case '\f':
        case '\v':
        case '\uFEFF':
          this.at++;
          break;
        case '\n':
          this.takeLineEnd();
          break;
        case '#':
          this.take(restOfLine);
          break;
        case '=':
          if (!this.atLineStart || !this.looksAt(documentation)) return;
          this.skipDocumentation();
          break;
        default:
          return;
      }
    }
  }

  /** What stands here once blanks are skipped. */
  next(pattern: RegExp): boolean {
    this.skipBlanks();
    return this.looksAt(pattern);
  }

  /** Skips blanks before it. */
  accept(pattern: RegExp): RegExpExecArray | null {
    this.skipBlanks();
    return this.take(pattern);
  }

  expect(sign: string): void {
    this.skipBlanks();
    if (!this.takeWord(sign)) this.fail(`"${sign}" was expected here`);
  }

  skipToEnd(): void {
    this.at = this.text.length;
  }

  /** The text of a here-document that the line being read announces, without its last line. */
  readDocument(delimiter: string, indented: boolean): Span {
    const lineEnd = this.text.indexOf('\n', this.at);
    if (lineEnd < 0) return this.fail('a here-document is missing');
    const start = this.documents?.lineEnd === lineEnd ? this.documents.end : lineEnd + 1;
    for (let at = start; at < this.text.length; ) {
      const next = this.text.indexOf('\n', at);
      const end = next < 0 ? this.text.length : next;
      const line = this.text.slice(at, end).replace(/\r$/, '');
      if ((indented ? line.trimStart() : line) === delimiter) {
        this.documents = { lineEnd, end: Math.min(end + 1, this.text.length) };
        return { start, end: at };
      }
      at = end + 1;
    }
    return this.fail('a here-document is not closed');
  }

  private takeLineEnd(): void {
    const { documents } = this;
    if (documents?.lineEnd === this.at) {
      this.at = documents.end;
      this.documents = null;
    } else this.at++;
  }

  private skipDocumentation(): void {
    const end = this.take(/[\s\S]*?\n=cut\b[^\n]*/y);
    if (end === null) this.skipToEnd();
  }
}
