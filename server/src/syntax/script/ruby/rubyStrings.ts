import { TextScanner } from '../textScanner.js';
import { opaque, type StringPart, type TreeExpression } from '../tree/scriptTree.js';
import { UnreadableProgram } from '../tree/unreadableProgram.js';

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1b'],
  ['f', '\f'],
  ['s', ' '],
  ['v', '\v'],
]);

const closers: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
]);

/** A here-document whose text stands behind the line that is being read. */
interface PendingDocument {
  readonly delimiter: string;
  readonly expands: boolean;
  readonly isOutdented: boolean;
  /** The end may be indented. */
  readonly isLoose: boolean;
  /** Gets the text. */
  readonly parts: StringPart[];
}

/** The strings, symbols, words and here-documents of Ruby (its manual, "Literals"). */
export class RubyStrings {
  readonly scanner: TextScanner;
  private readonly documents: PendingDocument[] = [];

  /** @param embedded reads the expression at the scanner's place up to the brace that closes it */
  constructor(
    text: string,
    private readonly embedded: () => TreeExpression,
  ) {
    this.scanner = new TextScanner(text);
  }

  fail(because: string): never {
    throw new UnreadableProgram(because, this.scanner.at);
  }

  /**
   * The string that stands here, with the strings directly behind it; null where none does.
   *
   * @param startsValue whether `%`, `<<` and `:` may begin one here
   */
  read(startsValue: boolean): readonly StringPart[] | null {
    const { scanner } = this;
    const isQuoted = /^["']$/.test(scanner.here);
    const first = this.readOne(startsValue);
    if (first === null || !isQuoted) return first;
    const parts = [...first];
    while (scanner.looksAt(/(?:[ \t]|\\\r?\n)*["']/y)) {
      scanner.take(/(?:[ \t]|\\\r?\n)*/y);
      parts.push(...(this.readOne(false) ?? []));
    }
    return parts;
  }

  /** Moves over the line end and the here-documents behind it. */
  takeLineEnd(): void {
    this.scanner.takeWord('\n');
    for (const document of this.documents.splice(0)) this.readDocument(document);
  }

  /** Moves over the regular expression that stands here. @returns false where none does */
  takePattern(): boolean {
    const { scanner } = this;
    if (scanner.here !== '/') return false;
    const pattern = /\/(?:[^/\\\n]|\\.)*\/[a-z]*/sy;
    return scanner.take(pattern) !== null;
  }

  private readOne(startsValue: boolean): readonly StringPart[] | null {
    const { scanner } = this;
    const { at } = scanner;
    if (scanner.takeWord('"')) return this.quoted('"', '"', true);
    if (scanner.takeWord("'")) return this.quoted("'", "'", false);
    if (scanner.takeWord('`')) {
      this.quoted('`', '`', true);
      return [{ kind: 'embedded', value: opaque(scanner.spanFrom(at)) }];
    }
    const isSymbol = startsValue && scanner.looksAt(/:["'A-Za-z_]/y) && scanner.text[at - 1] !== ':';
    if (isSymbol) return this.readSymbol();
    if (startsValue && scanner.looksAt(/%[qQwWiIrsx]?[^\w\s=]/y)) return this.readPercent();
    return startsValue || scanner.looksAt(/<<[~-]/y) ? this.readDocumentStart() : null;
  }

  private readSymbol(): readonly StringPart[] {
    const { scanner } = this;
    scanner.at++;
    if (scanner.takeWord('"')) return this.quoted('"', '"', true);
    if (scanner.takeWord("'")) return this.quoted("'", "'", false);
    return [{ kind: 'text', text: scanner.take(/\w+[?!]?/y)?.[0] ?? '' }];
  }

  private readPercent(): readonly StringPart[] {
    const { scanner } = this;
    const { at } = scanner;
    const [, kind = '', opener = ''] = scanner.take(/%([qQwWiIrsx]?)([^\w\s])/y) ?? [];
    const parts = this.quoted(opener, closers.get(opener) ?? opener, /^[QWIrx]?$/.test(kind));
    // Words and commands are no text that counts.
    return /[wWiIrx]/.test(kind) ? [{ kind: 'embedded', value: opaque(scanner.spanFrom(at)) }] : parts;
  }

  /** Behind the opening sign, up to the closing one, which is taken. */
  private quoted(opener: string, closer: string, expands: boolean): readonly StringPart[] {
    const { scanner } = this;
    const parts: StringPart[] = [];
    let text = '';
    let open = 0;
    for (;;) {
      if (scanner.done) this.fail('a string is not closed');
      if (scanner.here === closer && open === 0) break;
      if (expands && scanner.looksAt(/#\{/y)) {
        parts.push({ kind: 'text', text }, { kind: 'embedded', value: this.readEmbedded() });
        text = '';
      } else if (scanner.here === '\\') {
        text += expands ? this.readEscape() : this.readPlainEscape(opener, closer);
      } else {
        if (opener !== closer && scanner.here === opener) open++;
        else if (opener !== closer && scanner.here === closer) open--;
        text += scanner.here;
        scanner.at++;
      }
    }
    scanner.at++;
    return [...parts, { kind: 'text', text }];
  }

  private readEmbedded(): TreeExpression {
    this.scanner.takeWord('#{');
    const value = this.embedded();
    if (!this.scanner.takeWord('}')) this.fail('"}" is missing');
    return value;
  }

  private readPlainEscape(opener: string, closer: string): string {
    const [whole = '', letter = ''] = this.scanner.take(/\\(.|$)/sy) ?? [];
    return letter === '\\' || letter === opener || letter === closer ? letter : whole;
  }

  private readEscape(): string {
    const match = this.scanner.take(
      /\\(?:([0-7]{1,3})|x([\da-fA-F]{1,2})|u\{?([\da-fA-F]{1,6})\}?|(\r\n|.|$))/sy,
    );
    if (match === null) return this.fail('a string is not closed');
    const [, octal, hex, point, letter = ''] = match;
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (point !== undefined) {
      const code = Number.parseInt(point, 16);
      return code <= 0x10_ffff ? String.fromCodePoint(code) : '';
    }
    return /^\r?\n$/.test(letter) ? '' : (escapes.get(letter) ?? letter);
  }

  /** `<<~EOS`: its text stands behind this line. */
  private readDocumentStart(): readonly StringPart[] | null {
    const opener = this.scanner.take(
      /<<([~-]?)(?:(["'`])([^"'`\n]+)\2|([A-Z_a-z\x80-\uffff][\w\x80-\uffff]*))/y,
    );
    if (opener === null) return null;
    const [, mark, quote, quotedName, name] = opener;
    const parts: StringPart[] = [];
    const document: PendingDocument = {
      delimiter: quotedName ?? name ?? '',
      expands: quote !== "'",
      isOutdented: mark === '~',
      isLoose: mark !== '',
      parts,
    };
    this.documents.push(document);
    return parts;
  }

  private readDocument({ delimiter, expands, isOutdented, isLoose, parts }: PendingDocument): void {
    const { scanner } = this;
    const end = this.endOfDocument(delimiter, isLoose);
    const read: StringPart[] = [];
    let text = '';
    while (scanner.at < end.start) {
      if (expands && scanner.looksAt(/#\{/y)) {
        read.push({ kind: 'text', text }, { kind: 'embedded', value: this.readEmbedded() });
        text = '';
      } else if (expands && scanner.here === '\\') text += this.readEscape();
      else {
        const plain = scanner.take(expands ? /[^#\\]+|#/y : /[\s\S]+/y)?.[0] ?? '';
        const over = Math.max(0, scanner.at - end.start);
        text += plain.slice(0, plain.length - over);
        scanner.at -= over;
      }
    }
    scanner.at = end.end;
    read.push({ kind: 'text', text });
    parts.push(...(isOutdented ? outdented(read) : read));
  }

  private endOfDocument(
    delimiter: string,
    isLoose: boolean,
  ): { readonly start: number; readonly end: number } {
    const { text, at } = this.scanner;
    let start = at;
    while (start < text.length) {
      const lineFeed = text.indexOf('\n', start);
      const end = lineFeed < 0 ? text.length : lineFeed;
      const line = text.slice(start, end).replace(/\r$/, '');
      if ((isLoose ? line.trimStart() : line) === delimiter)
        return { start, end: Math.min(end + 1, text.length) };
      start = end + 1;
    }
    return this.fail('a here-document is not closed');
  }
}

/** Without the blanks that all lines of text begin with. */
function outdented(parts: readonly StringPart[]): readonly StringPart[] {
  let least = Number.POSITIVE_INFINITY;
  for (const [index, part] of parts.entries()) {
    if (part.kind !== 'text') continue;
    for (const [number, line] of part.text.split('\n').entries()) {
      if (number === 0 && index > 0) continue;
      const blanks = /^[ \t]*/.exec(line)?.[0].length ?? 0;
      const goesOn = number === part.text.split('\n').length - 1 && index < parts.length - 1;
      if (line.length > blanks || goesOn) least = Math.min(least, blanks);
    }
  }
  if (!Number.isFinite(least) || least === 0) return parts;
  const blanks = new RegExp(`^[ \\t]{0,${least}}`);
  return parts.map((part, index) =>
    part.kind === 'text'
      ? {
          ...part,
          text: part.text
            .split('\n')
            .map((line, number) => (number === 0 && index > 0 ? line : line.replace(blanks, '')))
            .join('\n'),
        }
      : part,
  );
}
