import { IndentationReader } from './indentationReader.js';
import { stringToken } from './stringToken.js';
import { failure, keywords, SyntaxFailure, type Token } from './token.js';

/** What a text consists of, up to where it is no Python any more. */
export interface Tokens {
  /** The last one is `end`. */
  readonly tokens: readonly Token[];
  /** What ends them before the end of the text; null where nothing does. */
  readonly failure: SyntaxFailure | null;
  /** The brackets that are open at the end of the tokens, the outermost first. */
  readonly open: readonly Token[];
}

/** The tokens of a text. Never throws. */
export function tokenize(text: string): Tokens {
  const tokenizer = new Tokenizer(text, 0);
  return tokenizer.all();
}

/** The last four mean nothing, but end no text before its end. */
const operators =
  /\*\*=|\/\/=|>>=|<<=|\.\.\.|!=|->|:=|==|<=|>=|\*\*|\/\/|>>|<<|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|@=|[-+*/%@&|^~<>()[\]{},:.;=`$?!]/y;
const comment = /#[^\r\n]*/y;
const name = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;
const number =
  /(?:0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:(?:\d(?:_?\d)*)?\.\d(?:_?\d)*|\d(?:_?\d)*\.?)(?:[eE][-+]?\d(?:_?\d)*)?[jJ]?)/y;
const closers: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/** Python's own limits (MAXLEVEL, MAXFSTRINGLEVEL). */
const mostBrackets = 200;
const mostFormattedStrings = 150;

class Tokenizer {
  private readonly tokens: Token[] = [];
  private readonly open: Token[] = [];
  private readonly indentation: IndentationReader;

  constructor(
    private readonly text: string,
    private at: number,
    /** In how many formatted strings the text stands that is read here. */
    private readonly fields = 0,
  ) {
    this.indentation = new IndentationReader(text);
  }

  all(): Tokens {
    let found: SyntaxFailure | null = null;
    try {
      this.readLines();
    } catch (error) {
      if (!(error instanceof SyntaxFailure)) throw error;
      found = error;
    }
    if (found === null && this.open.length === 0) {
      for (let level = this.indentation.depth; level > 0; level--) this.push('dedent', this.at, this.at);
    }
    this.push('end', this.at, this.at);
    return { tokens: this.tokens, failure: found, open: this.open };
  }

  private readLines(): void {
    const { text } = this;
    if (text.startsWith('\ufeff')) this.at = 1;
    while (this.at < text.length) {
      if (this.open.length === 0) this.readIndentation();
      if (this.at >= text.length) return;
      this.readLogicalLine();
    }
  }

  /** Lines without a statement have none. */
  private readIndentation(): void {
    const line = this.indentation.read(this.at);
    this.at = line.end;
    if (line.isBlank) return;
    for (const kind of line.changes) this.push(kind, this.at, this.at);
  }

  /** Up to the line end that ends a statement. */
  private readLogicalLine(): void {
    const { text } = this;
    const before = this.tokens.length;
    while (this.at < text.length) {
      const unit = text[this.at] ?? '';
      if (unit === '\n' || unit === '\r') {
        const { at } = this;
        const isEnd = this.open.length === 0 && this.tokens.length > before;
        if (isEnd) this.push('newline', at, at + 1);
        this.at = at + 1;
        if (this.open.length === 0) {
          this.skipLineFeed(unit);
          return;
        }
      } else {
        this.readOne(unit);
      }
    }
    if (this.open.length === 0 && this.tokens.length > before) this.push('newline', this.at, this.at);
  }

  private skipLineFeed(before: string): void {
    if (before === '\r' && this.text[this.at] === '\n') this.at++;
  }

  /** Blanks, a comment, a joined line or one token. */
  private readOne(unit: string): void {
    if (unit === ' ' || unit === '\t' || unit === '\f') {
      this.at++;
    } else if (unit === '#') {
      this.at += this.match(comment)?.length ?? 1;
    } else if (unit === '\\') {
      this.readJoin();
    } else {
      this.readToken();
    }
  }

  private readJoin(): void {
    const match = /^\\(?:\r\n|\n|\r)/.exec(this.text.slice(this.at, this.at + 3));
    if (match === null || this.at + match[0].length >= this.text.length) {
      throw failure('a backslash here has to be the last character of its line', this.at, this.at + 1);
    }
    this.at += match[0].length;
  }

  private readToken(): void {
    const { text, at } = this;
    const string = stringToken(text, at, (from) => this.readField(from));
    if (string !== null) {
      this.tokens.push(string);
      this.at = string.end;
      return;
    }
    const word = this.match(name);
    if (word !== null) {
      this.push(keywords.has(word) ? 'keyword' : 'name', at, at + word.length);
      return;
    }
    if (isDigit(text[at]) || (text[at] === '.' && isDigit(text[at + 1]))) {
      this.readNumber();
      return;
    }
    const operator = this.match(operators);
    if (operator === null) throw unknownCharacter(text, at);
    this.push('operator', at, at + operator.length);
    this.trackBrackets();
  }

  private readNumber(): void {
    const { at, text } = this;
    const digits = this.match(number) ?? '';
    const end = at + digits.length;
    const behind = /^[\p{ID_Continue}]+/u.exec(text.slice(end, end + 20))?.[0] ?? '';
    const isKeyword = /^(and|else|for|if|in|is|not|or)/.test(behind);
    if (digits === '' || (behind !== '' && !isKeyword)) {
      throw failure(
        `"${text.slice(at, end)}${behind}" is no number`,
        at,
        Math.max(end + behind.length, at + 1),
      );
    }
    if (/^0[\d_]*[1-9]/.test(digits) && /^[\d_]+$/.test(digits)) {
      throw failure(`"${digits}" starts with a zero, which whole numbers do not`, at, end);
    }
    this.push('number', at, end);
  }

  private trackBrackets(): void {
    const token = this.tokens.at(-1);
    if (token === undefined) return;
    if ('([{'.includes(token.text)) this.open.push(token);
    if (this.open.length > mostBrackets)
      throw failure('brackets are nested too deep here', token.start, token.end);
    const opener = closers.get(token.text);
    if (opener === undefined) return;
    const last = this.open.pop();
    if (last === undefined)
      throw failure(`no bracket is open that "${token.text}" could close`, token.start, token.end);
    if (last.text !== opener) {
      throw failure(
        `"${token.text}" does not close "${last.text}", the last bracket that was opened`,
        token.start,
        token.end,
      );
    }
  }

  /** The tokens of an expression up to `}`, `!`, `:` or `=` that ends it. */
  field(): { tokens: readonly Token[]; end: number } {
    const { text } = this;
    while (this.at < text.length) {
      const unit = text[this.at] ?? '';
      if (this.open.length === 0 && this.endsField(unit)) break;
      if (unit === '\n' || unit === '\r') this.at++;
      else this.readOne(unit);
    }
    this.push('end', this.at, this.at);
    return { tokens: this.tokens, end: this.tokens.at(-1)?.start ?? this.at };
  }

  private readField(from: number): { tokens: readonly Token[]; end: number } {
    if (this.fields >= mostFormattedStrings) {
      throw failure('formatted strings are nested too deep here', from - 1, from);
    }
    return new Tokenizer(this.text, from, this.fields + 1).field();
  }

  private endsField(unit: string): boolean {
    const { text, at } = this;
    if (unit === '}' || unit === ':') return true;
    if (unit === '!') return text[at + 1] !== '=';
    return unit === '=' && text[at + 1] !== '=' && /^=(?:\s|#[^\n]*\n)*[}!:]/.test(text.slice(at, at + 200));
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? null;
  }

  private push(kind: Token['kind'], start: number, end: number): void {
    this.tokens.push({ kind, text: this.text.slice(start, end), start, end });
    this.at = end;
  }
}

const isDigit = (unit: string | undefined): boolean => unit !== undefined && unit >= '0' && unit <= '9';

function unknownCharacter(text: string, at: number): SyntaxFailure {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const code = (text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const isQuote = /[\u2018-\u201f\u00ab\u00bb\u00b4]/.test(character);
  const what = isQuote
    ? `${character} is a quote of a word processor, which is none to Python`
    : /[\p{Z}\p{C}]/u.test(character)
      ? `an invisible character (U+${code}) stands here, which Python does not take for a blank`
      : `Python does not know the character ${character}`;
  return failure(what, at, at + character.length);
}
