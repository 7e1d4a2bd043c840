import type { ExpressionParser } from './expressionParser.js';

/** Reads what a call hands over (The Python Language Reference, 6.3.4). */
export class Arguments {
  constructor(private readonly expressions: ExpressionParser) {}

  /** From behind the opening bracket to behind the closing one. */
  read(): void {
    const { cursor } = this.expressions;
    const names = new Set<string>();
    let count = 0;
    let afterKeyword = false;
    let afterMapping = false;
    while (!cursor.is(')')) {
      const { start } = cursor.here;
      count++;
      if (cursor.accept('**')) {
        this.expressions.expression();
        afterMapping = true;
      } else if (cursor.accept('*')) {
        this.expressions.expression();
        if (afterMapping) this.refuse('"*" cannot follow "**" in a call', start);
      } else if (this.isKeyword()) {
        this.readKeyword(names);
        afterKeyword = true;
      } else if (this.readPositional(count)) {
        break;
      } else if (afterKeyword || afterMapping) {
        this.refuse('an argument without a name cannot follow one with a name', start);
      }
      if (!cursor.accept(',')) break;
    }
    this.expressions.close(')');
  }

  private isKeyword(): boolean {
    const { cursor } = this.expressions;
    return cursor.isKind('name') && cursor.next.kind === 'operator' && cursor.next.text === '=';
  }

  private readKeyword(names: Set<string>): void {
    const { cursor } = this.expressions;
    const { text, start, end } = cursor.advance();
    cursor.advance();
    if (names.has(text)) cursor.refuse(`the argument "${text}" is given twice`, start, end);
    names.add(text);
    this.expressions.expression();
  }

  /** @returns whether it is a generator, which has to stand alone */
  private readPositional(count: number): boolean {
    const { cursor, scope } = this.expressions;
    const { start } = cursor.here;
    const { mark } = scope;
    this.expressions.named();
    if (!this.expressions.comprehension(mark)) return false;
    const isAlone = count === 1 && (cursor.is(')') || (cursor.is(',') && cursor.next.text === ')'));
    if (!isAlone && (cursor.is(',') || count > 1)) {
      this.refuse('a generator among other arguments needs brackets of its own', start);
    }
    cursor.accept(',');
    return true;
  }

  private refuse(what: string, start: number): never {
    const { cursor } = this.expressions;
    return cursor.refuse(what, start, cursor.before?.end ?? start);
  }
}
