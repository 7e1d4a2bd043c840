import { checkTarget, unfit } from './expression.js';
import type { ExpressionParser } from './expressionParser.js';
import { readMatch } from './matchStatement.js';
import { readParameters } from './parameters.js';
import { Scope } from './scope.js';
import { SimpleStatements } from './simpleStatements.js';
import { SyntaxFailure } from './token.js';

const noColon = 'a colon is missing at the end of this line';

/** Reads statements with blocks of their own (The Python Language Reference, 8). */
export class CompoundStatements {
  private readonly simple: SimpleStatements;

  constructor(readonly expressions: ExpressionParser) {
    this.simple = new SimpleStatements(expressions);
  }

  readModule(): void {
    const { cursor } = this.expressions;
    while (!cursor.isKind('end')) this.readStatement();
  }

  private readStatement(): void {
    const { cursor } = this.expressions;
    if (cursor.isKind('indent')) this.failAtIndent();
    const read = this.readerOf();
    if (read === null) {
      this.simple.readLine();
      return;
    }
    this.simple.leaveBeginning();
    cursor.deeper(read);
  }

  private readerOf(): (() => void) | null {
    const { cursor } = this.expressions;
    const { here, next } = cursor;
    if (here.kind === 'name' && here.text === 'match' && this.mayBeMatch()) return () => this.readMatch();
    if (here.kind === 'name' && here.text === 'type' && next.kind === 'name') return () => this.readType();
    if (here.text === '@' && here.kind === 'operator') return () => this.readDecorated();
    if (here.kind !== 'keyword') return null;
    switch (here.text) {
      case 'if':
        return () => this.readIf();
      case 'while':
        return () => this.readWhile();
      case 'for':
        return () => this.readFor();
      case 'try':
        return () => this.readTry();
      case 'with':
        return () => this.readWith();
      case 'def':
        return () => this.readFunction('function');
      case 'class':
        return () => this.readClass();
      case 'async':
        return () => this.readAsync();
      case 'elif':
      case 'else':
      case 'except':
      case 'finally':
        return cursor.fail(`"${here.text}" has nothing before it that it could belong to`);
      default:
        return null;
    }
  }

  private failAtIndent(): never {
    const { start, end } = this.expressions.cursor.next;
    throw new SyntaxFailure({
      error: 'IndentationError',
      what: 'the line is indented, but no block begins here',
      start,
      end,
    });
  }

  /** A colon and a block, or statements on the same line. */
  block(owner: string): void {
    const { cursor } = this.expressions;
    cursor.expect(
      ':',
      cursor.isKind('newline') ? noColon : (unfit(cursor.here) ?? 'a colon was expected here'),
    );
    this.expressions.checkAwaits();
    if (!cursor.isKind('newline')) {
      this.simple.readLine();
      return;
    }
    cursor.advance();
    if (!cursor.isKind('indent')) {
      const place = cursor.shownPlace;
      throw new SyntaxFailure(
        {
          error: 'IndentationError',
          what: `an indented block was expected behind the "${owner}"`,
          start: place.start,
          end: place.end,
        },
        true,
      );
    }
    cursor.advance();
    do this.readStatement();
    while (!cursor.isKind('dedent') && !cursor.isKind('end'));
    if (cursor.isKind('dedent')) cursor.advance();
  }

  private inLoop(owner: string): void {
    const { scope } = this.expressions;
    scope.loops++;
    this.block(owner);
    scope.loops--;
    this.readElse();
  }

  private readElse(): void {
    const { cursor } = this.expressions;
    if (!cursor.is('else')) return;
    cursor.advance();
    if (cursor.is('if')) cursor.fail('"else if" is written "elif"');
    this.block('else');
  }

  private readIf(): void {
    const { cursor } = this.expressions;
    do {
      const { text } = cursor.advance();
      this.expressions.named();
      this.block(text);
    } while (cursor.is('elif'));
    this.readElse();
  }

  private readWhile(): void {
    this.expressions.cursor.advance();
    this.expressions.named();
    this.inLoop('while');
  }

  private readFor(): void {
    const { cursor } = this.expressions;
    cursor.advance();
    checkTarget(cursor, this.expressions.targets());
    cursor.expect('in', '"for" needs an "in" behind its names');
    this.expressions.list();
    this.inLoop('for');
  }

  private readTry(): void {
    const { cursor } = this.expressions;
    cursor.advance();
    this.block('try');
    let handlers = 0;
    let isOpen = false;
    while (cursor.is('except')) {
      const { start, end } = cursor.advance();
      if (isOpen) cursor.refuseLater('"except:" for all errors has to be the last one', start, end);
      handlers++;
      cursor.accept('*');
      isOpen = cursor.is(':');
      if (!isOpen) this.readCaught();
      this.block('except');
    }
    if (handlers > 0) this.readElse();
    const isFinished = cursor.is('finally');
    if (isFinished) {
      cursor.advance();
      this.block('finally');
    }
    if (handlers === 0 && !isFinished) cursor.fail('a "try" needs an "except" or a "finally"');
  }

  /** From Python 3.14 on several need no brackets. */
  private readCaught(): void {
    const { cursor } = this.expressions;
    this.expressions.list();
    if (cursor.accept('as')) cursor.expectName('a name was expected behind "as"');
  }

  private readWith(): void {
    const { cursor } = this.expressions;
    cursor.advance();
    const place = cursor.place;
    if (!this.readsBracketedItems()) {
      cursor.goBack(place);
      do this.readWithItem();
      while (cursor.accept(','));
    }
    this.block('with');
  }

  /** `with (a as b, c as d):`, which otherwise begins as an expression in brackets does. */
  private readsBracketedItems(): boolean {
    const { cursor } = this.expressions;
    try {
      if (!cursor.accept('(')) return false;
      do {
        if (cursor.is(')')) break;
        this.readWithItem();
      } while (cursor.accept(','));
      return cursor.accept(')') && cursor.is(':');
    } catch (error) {
      if (!(error instanceof SyntaxFailure)) throw error;
      return false;
    }
  }

  private readWithItem(): void {
    const { cursor } = this.expressions;
    this.expressions.expression();
    if (cursor.accept('as')) checkTarget(cursor, this.expressions.primary());
  }

  private readAsync(): void {
    const { cursor, scope } = this.expressions;
    const { start, end } = cursor.advance();
    if (cursor.is('def')) {
      this.readFunction('async-function');
      return;
    }
    if (!cursor.is('for') && !cursor.is('with'))
      cursor.fail('"async" needs a "def", "for" or "with" behind it');
    if (scope.kind !== 'async-function') {
      cursor.refuseLater(
        `"async ${cursor.here.text}" stands outside of a function that "async def" begins`,
        start,
        end,
      );
    }
    if (cursor.is('for')) this.readFor();
    else this.readWith();
  }

  private readDecorated(): void {
    const { cursor } = this.expressions;
    while (cursor.accept('@')) {
      this.expressions.named();
      if (!cursor.isKind('newline')) cursor.fail('the line of a decorator ends behind it');
      cursor.advance();
    }
    if (cursor.is('class')) this.readClass();
    else if (cursor.is('def')) this.readFunction('function');
    else if (cursor.is('async') && cursor.next.text === 'def') this.readAsync();
    else cursor.fail('a function or class was expected behind its decorators');
  }

  private readFunction(kind: 'function' | 'async-function'): void {
    const { cursor } = this.expressions;
    cursor.advance();
    cursor.expectName('the name of the function was expected here');
    this.readTypeParameters();
    cursor.expect('(', 'brackets were expected behind the name of the function');
    const parameters = readParameters(this.expressions, ')', true);
    cursor.expect(')', 'the end of the parameters was expected here');
    if (cursor.accept('->')) this.expressions.expression();
    this.inScope(new Scope(kind, parameters), 'def');
  }

  private readClass(): void {
    const { cursor } = this.expressions;
    cursor.advance();
    cursor.expectName('the name of the class was expected here');
    this.readTypeParameters();
    if (cursor.is('(')) this.expressions.callArguments();
    this.inScope(new Scope('class'), 'class');
  }

  private inScope(scope: Scope, owner: string): void {
    const outer = this.expressions.scope;
    this.expressions.scope = scope;
    this.block(owner);
    this.expressions.scope = outer;
  }

  /** `[T: int = str, *Ts, **P]` */
  private readTypeParameters(): void {
    const { cursor } = this.expressions;
    if (!cursor.accept('[')) return;
    do {
      if (cursor.is(']')) break;
      if (!cursor.accept('*')) cursor.accept('**');
      cursor.expectName('the name of a type was expected here');
      if (cursor.accept(':')) this.expressions.expression();
      if (cursor.accept('=')) this.expressions.starredOr(() => this.expressions.expression());
    } while (cursor.accept(','));
    cursor.expect(']', 'the end of the brackets was expected here');
  }

  /** `type X[T] = ...` */
  private readType(): void {
    const { cursor } = this.expressions;
    cursor.advance();
    cursor.advance();
    this.readTypeParameters();
    cursor.expect('=', '"=" was expected here');
    this.expressions.expression();
    if (!cursor.accept(';') && !cursor.isKind('newline')) cursor.fail('the line was expected to end here');
    if (cursor.isKind('newline')) cursor.advance();
  }

  /** `match` may also be a name: it begins a statement where a block of cases follows. */
  private mayBeMatch(): boolean {
    const { cursor } = this.expressions;
    const { place } = cursor;
    const { mark } = this.expressions.scope;
    try {
      cursor.advance();
      this.expressions.subjects();
      return cursor.accept(':') && cursor.isKind('newline') && cursor.next.kind === 'indent';
    } catch (error) {
      if (!(error instanceof SyntaxFailure)) throw error;
      return false;
    } finally {
      cursor.goBack(place);
      this.expressions.scope.forgetSince(mark);
    }
  }

  private readMatch(): void {
    const { cursor } = this.expressions;
    cursor.advance();
    this.expressions.subjects();
    cursor.expect(':', noColon);
    cursor.advance();
    cursor.advance();
    readMatch(this.expressions, () => this.block('case'));
    if (cursor.isKind('dedent')) cursor.advance();
  }
}
