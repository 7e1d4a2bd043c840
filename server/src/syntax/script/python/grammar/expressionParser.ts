import { Arguments } from './arguments.js';
import { Cursor } from './cursor.js';
import { checkTarget, type Expression, unfit } from './expression.js';
import { readParameters } from './parameters.js';
import { Scope, type ScopeMark } from './scope.js';
import type { Token } from './token.js';

const binary: ReadonlySet<string> = new Set(['|', '^', '&', '<<', '>>', '+', '-', '*', '/', '//', '%', '@']);
const comparing: ReadonlySet<string> = new Set(['<', '>', '==', '>=', '<=', '!=', 'in', 'is', 'not']);
const noExpression = 'an expression was expected here';

/** Reads expressions (The Python Language Reference, 6). Each method ends behind what it reads, or throws. */
export class ExpressionParser {
  private readonly arguments: Arguments;

  constructor(
    readonly cursor: Cursor,
    public scope: Scope,
  ) {
    this.arguments = new Arguments(this);
  }

  /** One or several with commas between them: then a tuple. */
  list(): Expression {
    const value = this.separated(() => this.starredOr(() => this.expression()));
    if (value.shape === 'starred') {
      this.cursor.refuse('"*" cannot stand here without a comma behind its value', value.start, value.end);
    }
    return value;
  }

  /** What a `match` looks at. */
  subjects(): Expression {
    return this.separated(() => this.starredOr(() => this.named()));
  }

  /** Refuses an `await` that is not in a function that `async def` begins, nor in a generator. */
  checkAwaits(): void {
    const [first] = this.scope.awaits;
    if (first === undefined) return;
    this.cursor.refuseLater(
      '"await" stands outside of a function that "async def" begins',
      first.start,
      first.end,
    );
  }

  /** The same, or `yield`. */
  listOrYield(): Expression {
    return this.cursor.is('yield') ? this.yielded() : this.list();
  }

  named(): Expression {
    const { cursor } = this;
    const isNamed = cursor.isKind('name') && cursor.next.kind === 'operator' && cursor.next.text === ':=';
    if (!isNamed) return this.expression();
    const { start } = this.name();
    cursor.advance();
    this.expression();
    return this.made('an assignment by ":="', start);
  }

  expression(): Expression {
    return this.cursor.deeper(() => {
      const { cursor } = this;
      const { start } = cursor.here;
      if (cursor.is('lambda')) return this.lambda();
      let value = this.disjunction();
      while (cursor.accept('if')) {
        this.disjunction();
        cursor.expect('else', 'an "if" inside an expression needs an "else"');
        if (cursor.is('lambda')) this.lambda();
        else this.disjunction();
        value = this.made('a conditional expression', start);
      }
      return value;
    });
  }

  disjunction(): Expression {
    const { cursor } = this;
    const { start } = cursor.here;
    let value = this.inversion();
    while (cursor.accept('or') || cursor.accept('and')) {
      this.inversion();
      value = this.made('an expression', start);
    }
    return value;
  }

  private inversion(): Expression {
    const { cursor } = this;
    const { start } = cursor.here;
    let isInverted = false;
    while (cursor.accept('not')) isInverted = true;
    const value = this.comparison();
    return isInverted ? this.made('an expression', start) : value;
  }

  private comparison(): Expression {
    const { cursor } = this;
    const { start } = cursor.here;
    let value = this.arithmetic();
    while (this.isComparing()) {
      const { text } = cursor.advance();
      if (text === 'not') cursor.expect('in', '"not" needs an "in" behind it here');
      if (text === 'is') cursor.accept('not');
      this.arithmetic();
      value = this.made('a comparison', start);
    }
    return value;
  }

  private isComparing(): boolean {
    const { here } = this.cursor;
    return (here.kind === 'operator' || here.kind === 'keyword') && comparing.has(here.text);
  }

  /** Operators from `|` to `**`: how tightly each binds does not matter to whether it is right. */
  arithmetic(): Expression {
    const { cursor } = this;
    const { start } = cursor.here;
    let value = this.factor();
    while (cursor.isKind('operator') && binary.has(cursor.here.text)) {
      cursor.advance();
      this.factor();
      value = this.made('an expression', start);
    }
    return value;
  }

  private factor(): Expression {
    const { cursor } = this;
    const { start } = cursor.here;
    let isSigned = false;
    while (cursor.accept('+') || cursor.accept('-') || cursor.accept('~')) isSigned = true;
    let value = this.primary();
    if (cursor.accept('**')) {
      cursor.deeper(() => this.factor());
      value = this.made('an expression', start);
    }
    return isSigned ? this.made('an expression', start) : value;
  }

  /** An atom with all that is called, looked up or selected of it. */
  primary(): Expression {
    const { cursor } = this;
    const { start } = cursor.here;
    if (cursor.is('await')) this.awaited();
    let value = this.atom();
    for (;;) {
      if (cursor.accept('.')) {
        cursor.expectName('a name was expected behind the dot');
        value = this.made('an attribute', start, 'attribute');
      } else if (cursor.accept('(')) {
        this.arguments.read();
        value = this.made('a function call', start);
      } else if (cursor.accept('[')) {
        this.slices();
        value = this.made('an item', start, 'subscript');
      } else {
        return value;
      }
    }
  }

  /** The arguments of a class, brackets included. */
  callArguments(): void {
    this.cursor.advance();
    this.arguments.read();
  }

  /** A number, a text, or the sum of a number and an imaginary one. */
  literalSum(): void {
    this.arithmetic();
  }

  private awaited(): void {
    const { cursor, scope } = this;
    const { start, end } = cursor.advance();
    if (scope.kind !== 'async-function') scope.awaits.push({ start, end });
  }

  private atom(): Expression {
    const { cursor } = this;
    const { here } = cursor;
    switch (here.kind) {
      case 'name':
        return this.name();
      case 'number':
        cursor.advance();
        return this.made('a number', here.start);
      case 'string':
        return this.strings();
      default:
        break;
    }
    if (cursor.accept('(')) return this.inParentheses(here.start);
    if (cursor.accept('[')) return this.inBrackets(here.start);
    if (cursor.accept('{')) return this.inBraces(here.start);
    if (cursor.accept('...')) return this.made('an ellipsis', here.start);
    for (const word of ['True', 'False', 'None']) {
      if (cursor.accept(word)) return this.made(word, here.start);
    }
    return cursor.fail(
      here.kind === 'keyword' ? `"${here.text}" cannot stand here` : (unfit(here) ?? noExpression),
    );
  }

  private name(): Expression {
    const { start, text } = this.cursor.advance();
    this.scope.used.push(text);
    return this.made('a name', start, 'name');
  }

  private strings(): Expression {
    const { cursor } = this;
    const first = cursor.here;
    while (cursor.isKind('string')) {
      const part = cursor.advance();
      if (part.bytes !== first.bytes) {
        cursor.refuse('a string of bytes and one of text stand side by side', first.start, part.end);
      }
      for (const field of part.fields ?? []) this.field(field);
    }
    return this.made('a string', first.start);
  }

  /** An expression in a formatted string. */
  private field(tokens: readonly Token[]): void {
    const inner = new ExpressionParser(new Cursor(tokens), this.scope);
    this.cursor.deeper(() => inner.listOrYield());
    if (!inner.cursor.isKind('end'))
      inner.cursor.fail('this does not belong to the expression in the string');
  }

  private inParentheses(start: number): Expression {
    const { cursor } = this;
    if (cursor.accept(')')) return this.made('()', start, 'tuple');
    if (cursor.is('yield')) {
      this.yielded();
      this.close(')');
      return this.made('a yield expression', start);
    }
    const { mark } = this.scope;
    const first = this.starredOr(() => this.named());
    if (this.comprehension(mark)) {
      this.close(')');
      return this.made('a generator', start);
    }
    const items = this.others(first, ')', () => this.starredOr(() => this.named()));
    this.close(')');
    if (items !== null) return this.made('a tuple', start, 'tuple', items);
    if (first.shape === 'starred')
      cursor.refuse('"*" cannot stand alone in brackets', first.start, first.end);
    return first;
  }

  private inBrackets(start: number): Expression {
    const { cursor } = this;
    if (cursor.accept(']')) return this.made('[]', start, 'list');
    const { mark } = this.scope;
    const first = this.starredOr(() => this.named());
    if (this.comprehension(mark)) {
      this.close(']');
      return this.made('a list of a comprehension', start);
    }
    const items = this.others(first, ']', () => this.starredOr(() => this.named())) ?? [first];
    this.close(']');
    return this.made('a list', start, 'list', items);
  }

  /** A dictionary or a set. */
  private inBraces(start: number): Expression {
    const { cursor } = this;
    const { mark } = this.scope;
    let isSet: boolean | null = null;
    while (!cursor.is('}')) {
      const wasSet: boolean | null = isSet;
      isSet = this.element();
      if (wasSet !== null && wasSet !== isSet) {
        cursor.fail(wasSet ? 'a set cannot hold keys' : 'a colon and a value were expected behind the key');
      }
      if (this.comprehension(mark)) break;
      if (!cursor.accept(',')) break;
    }
    this.close('}');
    return this.made('a dictionary or set', start);
  }

  /** One of a dictionary or a set. @returns whether it is of a set */
  private element(): boolean {
    const { cursor } = this;
    if (cursor.accept('**')) {
      this.arithmetic();
      return false;
    }
    const { shape } = this.starredOr(() => this.named());
    if (shape === 'starred' || !cursor.accept(':')) return true;
    this.expression();
    return false;
  }

  /**
   * `for ... in ... if ...` behind an element; whether it stands here.
   *
   * @param mark taken before the element: what follows is in a scope of its own
   */
  comprehension(mark: ScopeMark): boolean {
    const { cursor } = this;
    const isAsync = cursor.is('async') && cursor.next.text === 'for';
    if (!isAsync && !cursor.is('for')) return false;
    while (cursor.is('for') || (cursor.is('async') && cursor.next.text === 'for')) {
      cursor.accept('async');
      cursor.advance();
      checkTarget(cursor, this.targets());
      cursor.expect('in', 'a "for" inside an expression needs an "in"');
      this.disjunctionOrLambda();
      while (cursor.accept('if')) this.disjunctionOrLambda();
    }
    this.scope.forgetSince(mark);
    return true;
  }

  private disjunctionOrLambda(): void {
    if (this.cursor.is('lambda')) this.lambda();
    else this.disjunction();
  }

  /** What stands between `for` and `in`. */
  targets(): Expression {
    return this.separated(() => this.starredOr(() => this.arithmetic()));
  }

  yielded(): Expression {
    const { cursor, scope } = this;
    const { start, end } = cursor.advance();
    if (!scope.isFunction) cursor.refuseLater('"yield" stands outside of a function', start, end);
    if (cursor.accept('from')) this.expression();
    else if (!this.endsExpression()) this.list();
    return this.made('a yield expression', start);
  }

  private endsExpression(): boolean {
    const { here } = this.cursor;
    return /^(newline|end)$/.test(here.kind) || /^[)\]};=]$/.test(here.text) || here.text === ':';
  }

  private lambda(): Expression {
    const { cursor } = this;
    const { start } = cursor.advance();
    const parameters = readParameters(this, ':', false);
    cursor.expect(':', 'a lambda needs a colon behind its parameters');
    const outer = this.scope;
    this.scope = new Scope(outer.kind === 'async-function' ? 'async-function' : 'lambda', parameters);
    cursor.deeper(() => this.expression());
    this.scope = outer;
    return this.made('a lambda', start);
  }

  private slices(): void {
    const { cursor } = this;
    do {
      if (cursor.is(']')) break;
      this.slice();
    } while (cursor.accept(','));
    if (cursor.before?.text === '[') cursor.fail('what to select is missing between the brackets');
    this.close(']');
  }

  private slice(): void {
    const { cursor } = this;
    const atEnd = (): boolean => cursor.is(':') || cursor.is(',') || cursor.is(']');
    if (!cursor.is(':')) this.starredOr(() => this.named());
    for (let colons = 0; colons < 2 && cursor.accept(':'); colons++) if (!atEnd()) this.expression();
  }

  starredOr(read: () => Expression): Expression {
    const { cursor } = this;
    const { start } = cursor.here;
    if (!cursor.accept('*')) return read();
    const inner = this.arithmetic();
    return { shape: 'starred', called: 'a starred expression', start, end: inner.end, items: [inner] };
  }

  close(bracket: string): void {
    const { cursor } = this;
    if (cursor.accept(bracket)) return;
    const { here, before } = cursor;
    if (before !== null && /^(name|number|string)$/.test(here.kind)) {
      cursor.refuse(
        'a comma, an operator or the end of the brackets was expected behind this',
        before.start,
        before.end,
      );
    }
    cursor.fail(unfit(here) ?? `the end of the brackets, "${bracket}", was expected here`);
  }

  private separated(read: () => Expression): Expression {
    const first = read();
    const items = this.others(first, null, read);
    return items === null ? first : this.made('a tuple', first.start, 'tuple', items);
  }

  /** What follows the first item behind commas, the first included; null where no comma follows. */
  private others(
    first: Expression,
    closer: string | null,
    read: () => Expression,
  ): readonly Expression[] | null {
    const { cursor } = this;
    if (!cursor.is(',')) return null;
    const items = [first];
    while (cursor.accept(',')) {
      if (closer === null ? !this.startsExpression() : cursor.is(closer)) break;
      items.push(read());
    }
    return items;
  }

  private startsExpression(): boolean {
    const { kind, text } = this.cursor.here;
    if (kind === 'keyword') return /^(True|False|None|not|lambda|await|yield)$/.test(text);
    return kind === 'operator' ? /^([([{+~*-]|\.\.\.)$/.test(text) : /^(name|number|string)$/.test(kind);
  }

  private made(
    called: string,
    start: number,
    shape: Expression['shape'] = 'other',
    items: readonly Expression[] = [],
  ): Expression {
    return { shape, called, start, end: this.cursor.before?.end ?? start, items };
  }
}
