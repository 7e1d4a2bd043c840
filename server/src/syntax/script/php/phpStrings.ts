import { TextScanner } from '../textScanner.js';
import { opaque, type StringPart, type TreeExpression } from '../tree/scriptTree.js';
import { UnreadableProgram } from '../tree/unreadableProgram.js';

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['v', '\v'],
  ['e', '\x1b'],
  ['f', '\f'],
  ['\\', '\\'],
  ['$', '$'],
]);

const simple = /\$([A-Za-z_\x80-\uffff][\w\x80-\uffff]*)(\[[^\]\n]*\]|\??->[A-Za-z_]\w*)?/y;

/** The strings of PHP (its manual, "Strings"): in quotation marks, and as documents. */
export class PhpStrings {
  readonly scanner: TextScanner;

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

  /** The string that stands here; null where none does. */
  read(): readonly StringPart[] | null {
    const { scanner } = this;
    switch (scanner.here) {
      case "'":
        return this.readSingle();
      case '"':
        scanner.at++;
        return this.readDouble('"');
      case '`': {
        const { at } = scanner;
        scanner.at++;
        this.readDouble('`');
        return [{ kind: 'embedded', value: opaque(scanner.spanFrom(at)) }];
      }
      case '<':
        return this.readDocument();
      default:
        return null;
    }
  }

  private readSingle(): readonly StringPart[] {
    const match = this.scanner.take(/'((?:[^'\\]|\\.)*)'/sy);
    if (match === null) return this.fail('a string is not closed');
    return [{ kind: 'text', text: (match[1] ?? '').replace(/\\([\\'])/g, '$1') }];
  }

  private readDouble(quote: string): readonly StringPart[] {
    const parts = this.readParts(
      quote === '"' ? /[^"\\${]+/y : /[^`\\${]+/y,
      quote,
      this.scanner.text.length,
    );
    if (!this.scanner.takeWord(quote)) this.fail('a string is not closed');
    return parts;
  }

  /** @param plain what stands for itself. @param end where it ends at the latest */
  private readParts(plain: RegExp, quote: string | null, end: number): readonly StringPart[] {
    const { scanner } = this;
    const parts: StringPart[] = [];
    let text = '';
    const embed = (value: TreeExpression): void => {
      parts.push({ kind: 'text', text }, { kind: 'embedded', value });
      text = '';
    };
    while (scanner.at < end && (quote === null || scanner.here !== quote)) {
      const start = scanner.at;
      if (scanner.looksAt(/\{\$/y)) {
        scanner.at++;
        embed(this.embedded());
        if (!scanner.takeWord('}')) this.fail('"}" is missing');
      } else if (scanner.takeWord('${')) {
        const named = scanner.take(/([A-Za-z_]\w*)\}/y)?.[1];
        if (named === undefined) this.fail('a variable in a string that is not plain');
        embed({ kind: 'name', name: `$${named}`, span: scanner.spanFrom(start) });
      } else {
        const match = scanner.take(simple);
        if (match !== null) embed(simpleValue(match, scanner.spanFrom(start)));
        else text += scanner.here === '\\' ? this.readEscape(quote) : this.readPlain(plain, end);
      }
    }
    return [...parts, { kind: 'text', text }];
  }

  private readPlain(plain: RegExp, end: number): string {
    const { scanner } = this;
    const { at } = scanner;
    if (scanner.take(plain) === null) scanner.at++;
    scanner.at = Math.min(scanner.at, end);
    return scanner.text.slice(at, scanner.at);
  }

  private readEscape(quote: string | null): string {
    const match = this.scanner.take(/\\(?:([0-7]{1,3})|x([\da-fA-F]{1,2})|u\{([\da-fA-F]{1,6})\}|(.|$))/sy);
    if (match === null) return this.fail('a string is not closed');
    const [whole, octal, hex, point, letter = ''] = match;
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (point !== undefined) {
      const code = Number.parseInt(point, 16);
      return code <= 0x10_ffff ? String.fromCodePoint(code) : '';
    }
    return letter === quote ? letter : (escapes.get(letter) ?? whole);
  }

  /** `<<<EOF`: its lines up to one that begins with the delimiter; as many blanks as that has are taken off each. */
  private readDocument(): readonly StringPart[] | null {
    const { scanner } = this;
    const opener = scanner.take(/<<<[ \t]*(["']?)([A-Za-z_]\w*)\1[ \t]*\r?\n/y);
    if (opener === null) return null;
    const [, quote, delimiter = ''] = opener;
    const start = scanner.at;
    const closer = new RegExp(`(?:^|\\r?\\n)([ \\t]*)${delimiter}(?!\\w)`, 'g');
    closer.lastIndex = Math.max(0, start - 1);
    const end = closer.exec(scanner.text);
    if (end === null) return this.fail('a document is not closed');
    const indentation = end[1] ?? '';
    const parts = quote === "'" ? this.readNow(end.index) : this.readParts(/[^\\${]+/y, null, end.index);
    scanner.at = end.index + end[0].length;
    return indentation === '' ? parts : outdented(parts, indentation);
  }

  private readNow(end: number): readonly StringPart[] {
    return [{ kind: 'text', text: this.scanner.text.slice(this.scanner.at, Math.max(end, this.scanner.at)) }];
  }
}

function simpleValue(match: RegExpExecArray, span: { start: number; end: number }): TreeExpression {
  const object: TreeExpression = { kind: 'name', name: `$${match[1] ?? ''}`, span };
  return match[2] === undefined ? object : opaque(span, [object]);
}

function outdented(parts: readonly StringPart[], indentation: string): readonly StringPart[] {
  return parts.map((part, index) => {
    if (part.kind === 'embedded') return part;
    const lines = part.text.replaceAll(`\n${indentation}`, '\n');
    return {
      ...part,
      text: index === 0 && lines.startsWith(indentation) ? lines.slice(indentation.length) : lines,
    };
  });
}
