import { opaque, type TreeBlock, type TreeCase, type TreeExpression } from '../tree/scriptTree.js';
import type { TokenStream } from '../tree/tokenStream.js';
import type { RubyExpressions } from './rubyExpressions.js';

/** What the statements of the language bring to its control structures. */
export interface RubyStatements {
  /** Statements up to one of the words, which is not taken. */
  readList(...closers: readonly string[]): TreeBlock;
  /** Statements up to one of the words, which is taken. */
  readUntil(...closers: readonly string[]): TreeBlock;
}

/** `if`, `case` and loops, behind their first word (Ruby's manual, "Control Expressions"). */
export class RubyControl {
  constructor(
    private readonly stream: TokenStream,
    private readonly expressions: RubyExpressions,
    private readonly statements: RubyStatements,
  ) {}

  /** Where each arm is a single value, the whole is one. */
  readIf(negated: boolean): TreeBlock | TreeExpression {
    const { stream } = this;
    const { start } = stream.next.span;
    const asked = this.expressions.read();
    stream.accept('then');
    const body = this.statements.readList('elsif', 'else', 'end');
    let rest: TreeBlock | TreeExpression = [];
    if (stream.accept('elsif')) rest = stream.nested(() => this.readIf(false));
    else if (stream.accept('else')) rest = this.statements.readUntil('end');
    else stream.expect('end');
    const condition = negated
      ? ({ kind: 'unary', operator: '!', operand: asked, span: asked.span } as const)
      : asked;
    const otherwise: TreeBlock = Array.isArray(rest)
      ? rest
      : [{ kind: 'expression', value: rest as TreeExpression }];
    const whenTrue = onlyValue(body);
    const whenFalse = onlyValue(otherwise);
    if (whenTrue !== null && whenFalse !== null) {
      const span = stream.spanFrom(start);
      return { kind: 'conditional', condition, whenTrue, otherwise: whenFalse, span };
    }
    return [{ kind: 'if', condition, whenTrue: body, otherwise }];
  }

  readLoop(negated: boolean): TreeBlock {
    const { stream } = this;
    const asked = this.expressions.readWithoutDo();
    stream.accept('do');
    const body = this.statements.readUntil('end');
    const condition = negated
      ? ({ kind: 'unary', operator: '!', operand: asked, span: asked.span } as const)
      : asked;
    return [{ kind: 'loop', over: null, name: null, condition, body, bodyFirst: false }];
  }

  readFor(): TreeBlock {
    const { stream } = this;
    const names: string[] = [];
    while (!stream.accept('in')) {
      const { kind, text } = stream.take();
      if (kind === 'end') stream.fail('"in" is missing');
      if (kind !== 'name') continue;
      this.expressions.declare(text);
      names.push(text);
    }
    const over = this.expressions.readWithoutDo();
    stream.accept('do');
    const body = this.statements.readUntil('end');
    const name = names.length === 1 ? (names[0] ?? null) : null;
    const items = name === null ? opaque(over.span, [over]) : over;
    return [{ kind: 'loop', over: items, name, condition: null, body, bodyFirst: false }];
  }

  readCase(): TreeBlock {
    const { stream } = this;
    const hasValue = !stream.next.afterLineEnd;
    const of = hasValue ? this.expressions.read() : opaque(stream.next.span);
    stream.accept(';');
    const cases: TreeCase[] = [];
    while (!stream.accept('end')) {
      const isDefault = stream.accept('else');
      if (!isDefault) {
        stream.expect('when');
        const value = this.expressions.readItem();
        while (stream.accept(',')) this.expressions.readItem();
        stream.accept('then');
        cases.push({ value, body: this.statements.readList('when', 'else', 'end'), fallsThrough: false });
      } else cases.push({ value: null, body: this.statements.readList('end'), fallsThrough: false });
    }
    return [{ kind: 'choice', of, cases }];
  }
}

function onlyValue(body: TreeBlock): TreeExpression | null {
  const [only] = body;
  return body.length === 1 && only?.kind === 'expression' ? only.value : null;
}
