import { opaque, type TreeBlock, type TreeExpression } from '../tree/scriptTree.js';
import type { TokenStream } from '../tree/tokenStream.js';
import type { PhpExpressions } from './phpExpressions.js';

/** What the statements of the language bring to its loops. */
export interface PhpStatements {
  readStatement(): TreeBlock;
  /** Statements up to one of the words, which is taken. */
  readUntil(...closers: readonly string[]): TreeBlock;
  endStatement(): void;
  /** `(...)`. */
  readCondition(): TreeExpression;
}

/** The loops of PHP, with braces and with words (its manual, "Control Structures"). */
export class PhpLoops {
  constructor(
    private readonly stream: TokenStream,
    private readonly expressions: PhpExpressions,
    private readonly statements: PhpStatements,
  ) {}

  /** A statement, or statements up to a word. */
  private readLoopBody(word: string): TreeBlock {
    if (!this.stream.accept(':')) return this.statements.readStatement();
    const body = this.statements.readUntil(word);
    this.statements.endStatement();
    return body;
  }

  readWhile(): TreeBlock {
    this.stream.take();
    const condition = this.statements.readCondition();
    const body = this.readLoopBody('endwhile');
    return [{ kind: 'loop', over: null, name: null, condition, body, bodyFirst: false }];
  }

  readDo(): TreeBlock {
    this.stream.take();
    const body = this.statements.readStatement();
    this.stream.expect('while');
    const condition = this.statements.readCondition();
    this.statements.endStatement();
    return [{ kind: 'loop', over: null, name: null, condition, body, bodyFirst: true }];
  }

  readFor(): TreeBlock {
    const { stream } = this;
    stream.take();
    stream.expect('(');
    const before = this.readParts(';');
    const conditions = this.readParts(';');
    const steps = this.readParts(')');
    const body = this.readLoopBody('endfor');
    const condition = conditions.at(-1) ?? null;
    return [
      ...before.map((value) => ({ kind: 'expression', value }) as const),
      {
        kind: 'loop',
        over: null,
        name: null,
        condition,
        body: [...body, ...steps.map((value) => ({ kind: 'expression', value }) as const)],
        bodyFirst: false,
      },
    ];
  }

  private readParts(closer: string): readonly TreeExpression[] {
    const parts: TreeExpression[] = [];
    while (!this.stream.accept(closer)) {
      if (!this.stream.accept(',')) parts.push(this.expressions.read());
    }
    return parts;
  }

  readForeach(): TreeBlock {
    const { stream } = this;
    stream.take();
    stream.expect('(');
    const over = this.expressions.read();
    stream.expect('as');
    let target = this.expressions.read();
    const hasKey = stream.accept('=>');
    if (hasKey) target = this.expressions.read();
    stream.expect(')');
    const body = this.readLoopBody('endforeach');
    const name = target.kind === 'name' ? target.name : null;
    const items = hasKey ? opaque(over.span, [over]) : over;
    return [{ kind: 'loop', over: items, name, condition: null, body, bodyFirst: false }];
  }
}
