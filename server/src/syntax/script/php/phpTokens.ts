import type { TextScanner } from '../textScanner.js';
import type { StringPart, TreeExpression } from '../tree/scriptTree.js';
import type { Token } from '../tree/token.js';
import { PhpStrings } from './phpStrings.js';

const cast = /\([ \t]*(?:int|integer|float|double|string|bool|boolean|array|object|binary)[ \t]*\)/iy;
const signs =
  /<<<|\?->|\.\.\.|\*\*=|\?\?=|<=>|===|!==|<<=|>>=|\*\*|\?\?|\|\||&&|\+\+|--|->|=>|::|==|!=|<>|<=|>=|<<|>>|\+=|-=|\*=|\/=|\.=|%=|&=|\|=|\^=|#\[|[-+*/%&|^!~<>=?:;,.()[\]{}@$]/y;
const number = /0[xXbBoO][\da-fA-F_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y;
const name = /\\?[A-Za-z_\x80-\uffff][\w\x80-\uffff]*(?:\\[A-Za-z_\x80-\uffff][\w\x80-\uffff]*)*/y;
const variable = /\$[A-Za-z_\x80-\uffff][\w\x80-\uffff]*/y;

/** Words of the language, in any case of their letters; other names keep theirs. */
const reserved: ReadonlySet<string> = new Set(
  `abstract and array as break callable case catch class clone const continue declare default die do echo else elseif
  enddeclare endfor endforeach endif endswitch endwhile enum exit extends final finally fn for foreach function global
  goto if implements include include_once instanceof interface isset list match namespace new or print private protected
  public readonly require require_once return static switch throw trait try unset use var while xor yield true false null`.split(
    /\s+/,
  ),
);

/**
 * The tokens of a PHP file, the text outside of its tags among them, with one of the kind `end` behind them. A closing
 * tag stands as `;`, `<?=` as `echo`.
 *
 * @param parse reads the expression in `{$...}` out of its tokens
 * @throws {UnreadableProgram}
 */
export function phpTokens(text: string, parse: (tokens: readonly Token[]) => TreeExpression): Token[] {
  return new PhpTokenizer(text, parse).readFile();
}

class PhpTokenizer {
  private readonly strings: PhpStrings;
  private readonly scanner: TextScanner;
  private depth = 0;

  constructor(text: string, parse: (tokens: readonly Token[]) => TreeExpression) {
    this.strings = new PhpStrings(text, () => parse(this.readCode('}')));
    this.scanner = this.strings.scanner;
  }

  readFile(): Token[] {
    const { scanner } = this;
    const tokens: Token[] = [];
    // The command-line PHP leaves out the first line where it names an interpreter.
    scanner.take(/#![^\n]*\n?/y);
    while (!scanner.done) {
      const start = scanner.at;
      const text = scanner.take(/(?:[^<]|<(?!\?(?:php(?=\s|$)|=)))+/iy)?.[0] ?? '';
      if (text !== '') tokens.push(token('inline-text', text, start, scanner.at, [{ kind: 'text', text }]));
      const opener = scanner.take(/<\?(?:php(?:\r?\n|[ \t]|$)|=)/iy);
      if (opener === null) break;
      if (opener[0] === '<?=') tokens.push(token('name', 'echo', start, scanner.at));
      for (const each of this.readCode('?>')) tokens.push(each);
      const closing = scanner.at;
      // One line end behind the closing tag belongs to it.
      scanner.take(/\?>(?:\r?\n)?/y);
      tokens.push(token('sign', ';', closing, closing));
    }
    tokens.push(token('end', '', scanner.at, scanner.at));
    return tokens;
  }

  /** Up to the closer, which is not taken; with an end token where it closes a part of a string. */
  private readCode(closer: '?>' | '}'): Token[] {
    const { scanner } = this;
    if (++this.depth > 50) this.strings.fail('it is nested too deeply');
    const tokens: Token[] = [];
    let open = 0;
    for (;;) {
      const afterLineEnd = this.skipBlanks();
      const isClosed = scanner.startsWith('?>') || (closer === '}' && open === 0 && scanner.here === '}');
      if (isClosed || scanner.done) break;
      if (scanner.here === '{') open++;
      else if (scanner.here === '}') open--;
      tokens.push({ ...this.readToken(), afterLineEnd });
    }
    this.depth--;
    if (closer === '}') tokens.push(token('end', '', scanner.at, scanner.at));
    return tokens;
  }

  /** @returns whether a line ended */
  private skipBlanks(): boolean {
    const { scanner } = this;
    const start = scanner.at;
    for (;;) {
      const before = scanner.at;
      scanner.take(/\s+/y);
      // A comment of one line ends at a closing tag, too.
      scanner.take(/(?:\/\/|#(?!\[))(?:[^\n?]|\?(?!>))*/y);
      if (scanner.startsWith('/*') && scanner.take(/\/\*(?:[^*]|\*(?!\/))*\*\//y) === null) {
        this.strings.fail('a comment is not closed');
      }
      if (scanner.at === before) return scanner.text.slice(start, before).includes('\n');
    }
  }

  private readToken(): Token {
    const { scanner, strings } = this;
    const start = scanner.at;
    const made = (kind: Token['kind'], text?: string, parts: readonly StringPart[] = []): Token =>
      token(kind, text ?? scanner.text.slice(start, scanner.at), start, scanner.at, parts);
    const parts = strings.read();
    if (parts !== null) return made('string', undefined, parts);
    if (scanner.take(variable) !== null) return made('variable');
    if (scanner.take(number) !== null) return made('number');
    const word = scanner.take(name)?.[0];
    if (word !== undefined) {
      const lower = word.toLowerCase();
      return made('name', reserved.has(lower) ? lower : word);
    }
    if (scanner.take(cast) !== null) return made('sign', '(cast)');
    if (scanner.take(signs) !== null) return made('sign');
    return strings.fail('a sign that no program has');
  }
}

const token = (
  kind: Token['kind'],
  text: string,
  start: number,
  end: number,
  parts: readonly StringPart[] = [],
): Token => ({ kind, text, span: { start, end }, parts, afterLineEnd: false });
