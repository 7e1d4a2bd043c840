import { failure, type Token } from './token.js';

/** Reads the tokens of an expression in a formatted string up to what ends it there. */
export type FieldReader = (from: number) => { readonly tokens: readonly Token[]; readonly end: number };

const opening = /(?:[bB][rR]?|[rR][bB]?|[uU]|[fF][rR]?|[rR][fF]|[tT][rR]?|[rR][tT])?("""|'''|"|')/y;

/**
 * The string literal at an offset (The Python Language Reference, 2.4 and 2.5); null where there is none. In formatted
 * strings quotes may be used again within an expression, as from Python 3.12 on.
 *
 * @throws {SyntaxFailure}
 */
export function stringToken(text: string, start: number, readField: FieldReader): Token | null {
  if (!/["'a-zA-Z]/.test(text[start] ?? '')) return null;
  opening.lastIndex = start;
  const match = opening.exec(text);
  if (match === null) return null;
  const [whole, quote = '"'] = match;
  const prefix = whole.slice(0, -quote.length).toLowerCase();
  const reader = new StringReader(text, start, start + whole.length, quote, prefix, readField);
  return reader.read();
}

class StringReader {
  private readonly fields: (readonly Token[])[] = [];
  private readonly raw: boolean;
  private readonly bytes: boolean;
  private readonly formatted: boolean;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private at: number,
    private readonly quote: string,
    prefix: string,
    private readonly readField: FieldReader,
  ) {
    this.raw = prefix.includes('r');
    this.bytes = prefix.includes('b');
    this.formatted = /[ft]/.test(prefix);
  }

  read(): Token {
    this.readText(0);
    const end = this.at + this.quote.length;
    return {
      kind: 'string',
      text: this.text.slice(this.start, end),
      start: this.start,
      end,
      bytes: this.bytes,
      ...(this.formatted && { fields: this.fields }),
    };
  }

  /** Up to the closing quote; within the format of a field, at a depth above 0, up to the bracket that ends it. */
  private readText(depth: number): void {
    const { text, quote } = this;
    for (;;) {
      const unit = text[this.at];
      if (unit === undefined) this.unterminated();
      if (unit === '\n' && quote.length === 1) this.unterminated();
      if (unit === '\\') {
        this.readEscape();
      } else if (text.startsWith(quote, this.at)) {
        if (depth > 0) throw failure('the expression in the string is never closed', this.start, this.at);
        return;
      } else if (this.formatted && unit === '{') {
        if (text[this.at + 1] === '{' && depth === 0) this.at += 2;
        else this.readFieldAt(depth);
      } else if (this.formatted && unit === '}') {
        if (depth > 0) return;
        if (text[this.at + 1] !== '}') {
          throw failure('a "}" in a formatted string has to be doubled', this.at, this.at + 1);
        }
        this.at += 2;
      } else {
        if (this.bytes && unit > '\u007f') {
          throw failure('a string of bytes can hold ASCII characters only', this.start, this.at + 1);
        }
        this.at++;
      }
    }
  }

  /** `{expression!conversion:format}` */
  private readFieldAt(depth: number): void {
    const { text } = this;
    const open = this.at;
    const { tokens, end } = this.readField(open + 1);
    const [first] = tokens;
    if (first === undefined || first.kind === 'end') {
      throw failure(
        'the brackets in the formatted string hold no expression',
        open,
        Math.min(end + 1, text.length),
      );
    }
    this.fields.push(tokens);
    this.at = end;
    const rest = /=?(?:\s|#[^\n]*\n)*(?:!\s*\w*\s*)?/y;
    rest.lastIndex = this.at;
    this.at += rest.exec(text)?.[0].length ?? 0;
    if (text[this.at] === ':') {
      this.at++;
      this.readText(depth + 1);
    }
    if (text[this.at] !== '}') {
      throw failure('the expression in the formatted string does not end in "}"', open, this.at);
    }
    this.at++;
  }

  private readEscape(): void {
    const { text } = this;
    const start = this.at;
    const next = text[start + 1];
    if (next === undefined) this.unterminated();
    if (this.formatted && (next === '{' || next === '}')) {
      this.at++;
      return;
    }
    this.at += next === '\r' && text[start + 2] === '\n' ? 3 : 2;
    if (this.raw) return;
    const digits = next === 'x' ? 2 : this.bytes ? 0 : next === 'u' ? 4 : next === 'U' ? 8 : 0;
    const written = text.slice(start, start + 2 + digits);
    if (digits > 0 && !isEscape(written, digits)) {
      const isPath = next === 'U' || /^[a-zA-Z]:$/.test(text.slice(start - 2, start));
      const remedy = isPath ? '; in a path of Windows each backslash has to be doubled' : '';
      throw failure(
        `\\${next} in a string needs ${digits} hexadecimal digits behind it${remedy}`,
        start,
        start + 2,
      );
    }
    if (next === 'N' && !this.bytes && !/^\{[^}\n]+\}/.test(text.slice(this.at, this.at + 100))) {
      throw failure('\\N in a string needs the name of a character in brackets behind it', start, start + 2);
    }
    if (next === 'N' && !this.bytes) this.at = text.indexOf('}', this.at) + 1;
  }

  private unterminated(): never {
    const what =
      this.quote.length === 3
        ? `the text that starts here with ${this.quote} is never closed`
        : 'the string that starts here does not end on its line';
    const lineEnd = this.text.indexOf('\n', this.start);
    throw failure(what, this.start, lineEnd < 0 ? this.text.length : lineEnd);
  }
}

const isEscape = (written: string, digits: number): boolean =>
  written.length === digits + 2 &&
  /^\\.[\da-fA-F]+$/.test(written) &&
  Number.parseInt(written.slice(2), 16) <= 0x10ffff;
