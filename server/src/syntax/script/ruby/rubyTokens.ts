import type { StringPart, TreeExpression } from '../tree/scriptTree.js';
import type { Token } from '../tree/token.js';
import { RubyStrings } from './rubyStrings.js';

const signs =
  /\.\.\.|<=>|===|\*\*=|<<=|>>=|&&=|\|\|=|=>|->|::|&\.|\.\.|\*\*|==|!=|=~|!~|<=|>=|&&|\|\||<<|>>|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|[-+*/%&|^!~<>=?:;,.()[\]{}\\]/y;
const number =
  /(?:0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)[ri]*/y;
const name = /(?:@{0,2}|\$)[A-Za-z_\x80-\uffff][\w\x80-\uffff]*|\$(?:[0-9]+|[!@&~`'+*$?:"<>,./\\;=]|-\w)/y;
const methodEnd = /[?!](?![=~])|[?!](?==[=~>])/y;

/** Words behind which a value begins. */
const beforeValue: ReadonlySet<string> = new Set(
  `if unless while until and or not return when in case then else elsif do begin ensure rescue yield puts print p
  raise next break super`.split(/\s+/),
);

/**
 * The tokens of a Ruby program, with one of the kind `end` behind them. Symbols are strings.
 *
 * @param parse reads the expression in `#{...}` out of its tokens
 * @throws {UnreadableProgram}
 */
export function rubyTokens(text: string, parse: (tokens: readonly Token[]) => TreeExpression): Token[] {
  return new RubyTokenizer(text, parse).read(null);
}

class RubyTokenizer {
  private readonly strings: RubyStrings;
  private depth = 0;

  constructor(text: string, parse: (tokens: readonly Token[]) => TreeExpression) {
    this.strings = new RubyStrings(text, () => parse(this.read('}')));
  }

  /** @param closer the brace that ends the part; null for the whole text */
  read(closer: '}' | null): Token[] {
    const { scanner } = this.strings;
    if (++this.depth > 50) this.strings.fail('it is nested too deeply');
    const tokens: Token[] = [];
    let open = 0;
    for (;;) {
      const before = scanner.at;
      const afterLineEnd = this.skipBlanks(closer === null);
      const start = scanner.at;
      const isDone =
        scanner.done || (closer === null && scanner.looksAt(/__END__\r?(?:\n|$)/y) && scanner.atLineStart);
      const add = (kind: Token['kind'], text: string, parts: readonly StringPart[] = []): void => {
        tokens.push({ kind, text, span: scanner.spanFrom(start), parts, afterLineEnd });
      };
      if (isDone || (closer !== null && open === 0 && scanner.here === closer)) {
        if (closer !== null && isDone) this.strings.fail('"}" is missing');
        add('end', '');
        this.depth--;
        return tokens;
      }
      if (scanner.here === '{') open++;
      else if (scanner.here === '}') open--;
      this.readToken(tokens.at(-1), start > before || before === 0, add);
    }
  }

  /** @returns whether a line ended. @param atTop whether here-documents and blocks of comments may stand here */
  private skipBlanks(atTop: boolean): boolean {
    const { scanner } = this.strings;
    let ended = false;
    for (;;) {
      const start = scanner.at;
      scanner.take(/(?:[ \t\f\r]|\\\r?\n)+/y);
      scanner.take(/#[^\n]*/y);
      if (scanner.here === '\n') {
        this.strings.takeLineEnd();
        ended = true;
      }
      if (atTop && scanner.atLineStart && scanner.take(/=begin\b[\s\S]*?(?:\n=end\b[^\n]*|$)/y) !== null)
        continue;
      if (scanner.at === start) return ended;
    }
  }

  private readToken(
    before: Token | undefined,
    afterBlank: boolean,
    add: (kind: Token['kind'], text: string, parts?: readonly StringPart[]) => void,
  ): void {
    const { strings } = this;
    const { scanner } = strings;
    const start = scanner.at;
    const startsValue = this.mayStartValue(before, afterBlank);
    const parts = strings.read(startsValue);
    if (parts !== null) {
      add('string', '', parts);
      return;
    }
    if (scanner.take(number) !== null) {
      add('number', scanner.text.slice(start, scanner.at));
      return;
    }
    const word = scanner.take(name)?.[0];
    if (word !== undefined) {
      const mark = /^[a-zA-Z_]/.test(word) ? (scanner.take(methodEnd)?.[0] ?? '') : '';
      add('name', word + mark);
      return;
    }
    if (startsValue && strings.takePattern()) {
      add('pattern', '/');
      return;
    }
    if (scanner.take(signs) === null) strings.fail('a sign that no program has');
    add('sign', scanner.text.slice(start, scanner.at));
  }

  /** Whether a quotation sign like `%`, `<<`, `/` or `:` begins a value here. */
  private mayStartValue(before: Token | undefined, afterBlank: boolean): boolean {
    if (before === undefined || before.span.end === 0) return true;
    if (before.kind === 'sign') return !/^[)\]}]$/.test(before.text);
    if (before.kind !== 'name') return false;
    if (beforeValue.has(before.text)) return true;
    // `puts %w[a b]`, `print /x/`: a blank before it and none behind.
    const isMethod = /^[a-z]/.test(before.text) && before.text !== 'end' && before.text !== 'self';
    return (
      isMethod && afterBlank && !/[\s=]/.test(this.strings.scanner.text[this.strings.scanner.at + 1] ?? ' ')
    );
  }
}
