import type { Span } from '../../../../text/span.js';
import type { PerlExpression, StringPart } from '../perlSyntax.js';
import { withoutCarriageReturns } from './delimited.js';
import type { PerlParser } from './perlParser.js';
import { PerlScanner, UnreadablePerl } from './perlScanner.js';
import { readVariableInString } from './variables.js';

const letters: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1b'],
  ['f', '\f'],
]);

const escaped =
  /\\(?:x\{\s*([0-9a-fA-F]*)\s*\}|x([0-9a-fA-F]{0,2})|o\{([0-7]+)\}|N\{U\+([0-9a-fA-F]+)\}|N\{[^}]*\}|([0-7]{1,3})|c([\s\S])|([\s\S]))/y;

const variable = /\$(?:[\w{^&`'+!/\\,;.<>()[\]:?|$@"=~%*-]|#[\w{$:])|@(?:[A-Za-z_{$]|::[A-Za-z_])/y;

/**
 * The parts of a text in which variables and escapes are replaced.
 *
 * @param content where the text stands in the script
 * @param indentation blanks that are taken off the start of each line
 */
export function interpolated(parser: PerlParser, content: Span, indentation = 0): readonly StringPart[] {
  return new Interpolation(parser, content, indentation).read();
}

class Interpolation {
  private readonly scanner: PerlScanner;
  private readonly code: PerlParser;
  private readonly parts: StringPart[] = [];
  private pending = '';
  /** What `\L`, `\U`, `\u` and `\l` ask for. */
  private readonly changes: ((text: string) => string)[] = [];
  private once: ((text: string) => string) | null = null;

  constructor(
    { scanner, declared }: PerlParser,
    content: Span,
    private readonly indentation: number,
  ) {
    this.scanner = new PerlScanner(scanner.text.slice(0, content.end), scanner.depth + 1);
    this.scanner.at = content.start;
    this.code = { scanner: this.scanner, declared };
  }

  read(): readonly StringPart[] {
    const { scanner } = this;
    this.skipIndentation();
    while (!scanner.done) {
      const plain = scanner.take(/[^\\$@\n]+/y);
      if (plain !== null) this.add(withoutCarriageReturns(plain[0]));
      else if (scanner.takeWord('\n')) {
        this.pending = `${this.pending.replace(/\r$/, '')}\n`;
        this.skipIndentation();
      } else if (scanner.here === '\\') this.readEscape();
      else if (scanner.looksAt(variable)) this.readValue();
      else {
        this.add(scanner.here);
        scanner.at++;
      }
    }
    this.flush();
    return this.parts;
  }

  private skipIndentation(): void {
    const end = this.scanner.at + this.indentation;
    while (this.scanner.at < end && /[ \t]/.test(this.scanner.here)) this.scanner.at++;
  }

  private readEscape(): void {
    const { scanner } = this;
    const found = scanner.take(escaped);
    if (found === null) {
      this.add('\\');
      scanner.at++;
      return;
    }
    const [whole, braced, hex, octalBraced, unicode, octal, control, letter] = found;
    const code = braced ?? hex ?? unicode;
    if (code !== undefined) this.add(characterOf(Number.parseInt(code === '' ? '0' : code, 16)));
    else if (octalBraced !== undefined || octal !== undefined)
      this.add(characterOf(Number.parseInt(octalBraced ?? octal ?? '0', 8)));
    else if (control !== undefined) this.add(characterOf(control.toUpperCase().charCodeAt(0) ^ 64));
    else if (letter === undefined) this.add(whole);
    else if (/[LUQFE]/.test(letter)) this.changeCase(letter);
    else if (letter === 'u') this.once = (text) => text.charAt(0).toUpperCase() + text.slice(1);
    else if (letter === 'l') this.once = (text) => text.charAt(0).toLowerCase() + text.slice(1);
    else this.add(letters.get(letter) ?? letter);
  }

  private changeCase(letter: string): void {
    if (letter === 'E') this.changes.pop();
    else if (letter === 'Q') this.changes.push((text) => text.replace(/\W/g, '\\$&'));
    else this.changes.push(letter === 'U' ? (text) => text.toUpperCase() : (text) => text.toLowerCase());
  }

  private readValue(): void {
    const { scanner } = this;
    const start = scanner.at;
    this.flush();
    this.once = null;
    let value: PerlExpression;
    try {
      value = readVariableInString(this.code);
    } catch (error) {
      if (!(error instanceof UnreadablePerl)) throw error;
      // What is in it shows only when the script runs; where it ends is not known either.
      scanner.skipToEnd();
      value = { kind: 'operation', operator: '?', operands: [], span: scanner.spanFrom(start) };
    }
    const isChanged = this.changes.length > 0;
    this.parts.push({
      kind: 'value',
      value: isChanged ? { kind: 'operation', operator: '?', operands: [value], span: value.span } : value,
    });
  }

  private add(text: string): void {
    const changed = this.changes.reduce((before, change) => change(before), text);
    this.pending += this.once === null ? changed : this.once(changed);
    this.once = null;
  }

  private flush(): void {
    if (this.pending !== '') this.parts.push({ kind: 'text', text: this.pending });
    this.pending = '';
  }
}

const characterOf = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD');
