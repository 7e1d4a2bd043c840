import { TextScanner } from '../textScanner.js';
import type { StringPart, TreeExpression } from '../tree/scriptTree.js';
import type { Token } from '../tree/token.js';
import { UnreadableProgram } from '../tree/unreadableProgram.js';

const signs =
  /\.\.\.|=>|\*\*=|\?\?=|\|\|=|&&=|>>>=|<<=|>>=|===|!==|>>>|\*\*|\?\?|\?\.(?!\d)|\|\||&&|\+\+|--|==|!=|<=|>=|<<|>>|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|[-+*/%&|^!~<>=?:;,.()[\]{}@#]/y;
const number = /(?:0[xXoObB][\da-fA-F_]+|(?:\d[\d_]*(?:\.\d[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?)n?/y;
const name = /#?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;
const pattern = /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;

/** Words behind which a slash begins a pattern. */
const beforeValue: ReadonlySet<string> = new Set(
  'return typeof case do else in instanceof new void delete throw yield await of'.split(' '),
);

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['0', '\0'],
]);

/**
 * The tokens of a JavaScript program (ECMA-262, clause 12), with one of the kind `end` behind them.
 *
 * @param parse reads the expression in `${...}` out of its tokens
 * @throws {UnreadableProgram}
 */
export function nodeTokens(text: string, parse: (tokens: readonly Token[]) => TreeExpression): Token[] {
  return new NodeTokenizer(text, parse).read(null);
}

class NodeTokenizer {
  private readonly scanner: TextScanner;
  private depth = 0;

  constructor(
    text: string,
    private readonly parse: (tokens: readonly Token[]) => TreeExpression,
  ) {
    this.scanner = new TextScanner(text);
    this.scanner.take(/#![^\n]*/y);
  }

  /** @param closer the brace that ends the part; null for the whole text */
  read(closer: '}' | null): Token[] {
    if (++this.depth > 50) this.fail('it is nested too deeply');
    const { scanner } = this;
    const tokens: Token[] = [];
    let open = 0;
    for (;;) {
      const afterLineEnd = this.skipBlanks();
      const start = scanner.at;
      const add = (kind: Token['kind'], parts: readonly StringPart[] = []): void => {
        const span = scanner.spanFrom(start);
        tokens.push({ kind, text: scanner.text.slice(start, scanner.at), span, parts, afterLineEnd });
      };
      if (scanner.done || (closer !== null && open === 0 && scanner.here === closer)) {
        if (closer !== null && scanner.done) this.fail('"}" is missing');
        add('end');
        this.depth--;
        return tokens;
      }
      if (scanner.here === '{') open++;
      else if (scanner.here === '}') open--;
      this.readToken(tokens.at(-1), add);
    }
  }

  private readToken(
    before: Token | undefined,
    add: (kind: Token['kind'], parts?: StringPart[]) => void,
  ): void {
    const { scanner } = this;
    const { here } = scanner;
    if (here === '"' || here === "'") add('string', [this.readQuoted(here)]);
    else if (here === '`') add('string', this.readTemplate());
    else if (scanner.take(number) !== null) add('number');
    else if (scanner.take(name) !== null) add('name');
    else if (here === '/' && !endsValue(before) && scanner.take(pattern) !== null) add('pattern');
    else if (scanner.take(signs) !== null) add('sign');
    else this.fail('a sign that no program has');
  }

  /** @returns whether a line ended */
  private skipBlanks(): boolean {
    const blanks = this.scanner.take(/(?:\s|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/|<!--[^\n]*)+/y)?.[0] ?? '';
    if (this.scanner.startsWith('/*')) this.fail('a comment is not closed');
    return blanks.includes('\n');
  }

  private readQuoted(quote: string): StringPart {
    const { scanner } = this;
    scanner.at++;
    let text = '';
    while (!scanner.takeWord(quote)) {
      if (scanner.done || scanner.here === '\n') this.fail('a string is not closed');
      text += scanner.take(quote === '"' ? /[^"\\\n]+/y : /[^'\\\n]+/y)?.[0] ?? this.readEscape();
    }
    return { kind: 'text', text };
  }

  private readTemplate(): StringPart[] {
    const { scanner } = this;
    scanner.at++;
    const parts: StringPart[] = [];
    let text = '';
    while (!scanner.takeWord('`')) {
      if (scanner.done) this.fail('a string is not closed');
      if (scanner.takeWord('${')) {
        parts.push({ kind: 'text', text }, { kind: 'embedded', value: this.parse(this.read('}')) });
        text = '';
        scanner.at++;
        continue;
      }
      // Line ends of a template are LF whatever the file has.
      text +=
        scanner.take(/[^`\\$]+/y)?.[0].replaceAll('\r\n', '\n') ??
        scanner.take(/\$(?!\{)/y)?.[0] ??
        this.readEscape();
    }
    return [...parts, { kind: 'text', text }];
  }

  private readEscape(): string {
    const { scanner } = this;
    const match = scanner.take(/\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(\r\n|.))/sy);
    if (match === null) return this.fail('a string is not closed');
    const code = match[1] ?? match[2] ?? match[3];
    if (code !== undefined) return characterOf(Number.parseInt(code, 16));
    const letter = match[4] ?? '';
    return /^\r?\n$/.test(letter) ? '' : (escapes.get(letter) ?? letter);
  }

  private fail(because: string): never {
    throw new UnreadableProgram(because, this.scanner.at);
  }
}

const characterOf = (code: number): string => (code <= 0x10_ffff ? String.fromCodePoint(code) : '');

function endsValue(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'sign') return /^(?:[)\]]|\+\+|--)$/.test(token.text);
  return token.kind !== 'name' || !beforeValue.has(token.text);
}
