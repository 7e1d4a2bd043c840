import { checkTarget, type Expression } from './expression.js';
import type { ExpressionParser } from './expressionParser.js';
import { readImport, readImportFrom } from './importStatements.js';

const augmented = /^(\+|-|\*|\/|\/\/|%|@|&|\||\^|>>|<<|\*\*)=$/;

/** Reads statements that stand on one line (The Python Language Reference, 7). */
export class SimpleStatements {
  /** Whether an import from `__future__` may still come. */
  private isAtBeginning = true;

  constructor(private readonly expressions: ExpressionParser) {}

  /** Those of one line, with semicolons between them. */
  readLine(): void {
    const { cursor } = this.expressions;
    do {
      if (cursor.isKind('newline')) break;
      this.read();
    } while (cursor.accept(';'));
    this.expressions.checkAwaits();
    if (cursor.isKind('newline')) cursor.advance();
    else if (!cursor.isKind('end')) this.failAtEnd();
  }

  /** A compound statement stands before what follows. */
  leaveBeginning(): void {
    this.isAtBeginning = false;
  }

  private read(): void {
    const { cursor } = this.expressions;
    const wasAtBeginning = this.isAtBeginning;
    this.isAtBeginning = wasAtBeginning && (cursor.isKind('string') || cursor.is('from'));
    if (cursor.here.kind !== 'keyword') {
      this.readExpression();
      return;
    }
    switch (cursor.here.text) {
      case 'pass':
        cursor.advance();
        return;
      case 'break':
      case 'continue':
        this.readLoopControl();
        return;
      case 'return':
        this.readReturn();
        return;
      case 'raise':
        this.readRaise();
        return;
      case 'global':
      case 'nonlocal':
        this.readDeclaration();
        return;
      case 'del':
        cursor.advance();
        checkTarget(cursor, this.expressions.targets(), 'delete');
        return;
      case 'assert':
        cursor.advance();
        this.expressions.expression();
        if (cursor.accept(',')) this.expressions.expression();
        return;
      case 'import':
        readImport(this.expressions);
        return;
      case 'from':
        this.isAtBeginning = readImportFrom(this.expressions, wasAtBeginning);
        return;
      default:
        this.readExpression();
    }
  }

  private readLoopControl(): void {
    const { cursor, scope } = this.expressions;
    const { text, start, end } = cursor.advance();
    if (scope.loops === 0) cursor.refuseLater(`"${text}" stands outside of a loop`, start, end);
  }

  private readReturn(): void {
    const { cursor, scope } = this.expressions;
    const { start, end } = cursor.advance();
    if (!scope.isFunction) cursor.refuseLater('"return" stands outside of a function', start, end);
    if (!this.isAtEnd) this.expressions.list();
  }

  private readRaise(): void {
    const { cursor } = this.expressions;
    cursor.advance();
    if (this.isAtEnd) return;
    this.expressions.expression();
    if (cursor.accept('from')) this.expressions.expression();
  }

  private readDeclaration(): void {
    const { cursor, scope } = this.expressions;
    const { text, start, end } = cursor.advance();
    if (text === 'nonlocal' && scope.kind === 'module') {
      cursor.refuseLater('"nonlocal" stands outside of a function', start, end);
    }
    do {
      const name = cursor.expectName('a name was expected here');
      if (scope.parameters.has(name.text)) {
        cursor.refuseLater(`"${name.text}" is a parameter, so it cannot be ${text}`, name.start, name.end);
      }
      if (scope.used.includes(name.text)) {
        cursor.refuseLater(`"${name.text}" is used before it is declared ${text}`, start, name.end);
      }
    } while (cursor.accept(','));
  }

  private get isAtEnd(): boolean {
    const { cursor } = this.expressions;
    return cursor.isKind('newline') || cursor.isKind('end') || cursor.is(';');
  }

  /** An expression, an assignment, or one with an annotation. */
  private readExpression(): void {
    const { cursor } = this.expressions;
    let value = this.expressions.listOrYield();
    if (cursor.is(':') && isAnnotated(value)) {
      cursor.advance();
      this.expressions.expression();
      if (cursor.accept('=')) this.expressions.listOrYield();
      return;
    }
    if (cursor.isKind('operator') && augmented.test(cursor.here.text)) {
      checkTarget(cursor, value, 'augment');
      cursor.advance();
      this.expressions.listOrYield();
      return;
    }
    while (cursor.is('=')) {
      this.checkAssigned(value);
      cursor.advance();
      value = this.expressions.listOrYield();
    }
  }

  private checkAssigned(target: Expression): void {
    const { cursor } = this.expressions;
    if (target.shape === 'starred') {
      cursor.refuse('a starred name needs a comma behind it to be given values', target.start, target.end);
    }
    checkTarget(cursor, target);
  }

  private failAtEnd(): never {
    const { cursor } = this.expressions;
    const { kind, text } = cursor.here;
    if (text === ':' && kind === 'operator') cursor.fail('a colon cannot stand here');
    const isWord = /^(name|number|string|keyword)$/.test(kind);
    return cursor.fail(
      isWord ? 'this does not fit behind what stands before it' : `"${text}" cannot stand here`,
    );
  }
}

const isAnnotated = ({ shape }: Expression): boolean =>
  shape === 'name' || shape === 'attribute' || shape === 'subscript';
