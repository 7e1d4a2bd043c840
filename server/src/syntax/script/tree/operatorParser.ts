import type { TreeExpression } from './scriptTree.js';
import type { TokenStream } from './tokenStream.js';

export interface Operators {
  /** How tightly each binds; a greater number binds more tightly. */
  readonly binary: ReadonlyMap<string, number>;
  /** Those that group from the right. */
  readonly fromRight: ReadonlySet<string>;
  readonly assignment: ReadonlySet<string>;
  readonly prefix: ReadonlySet<string>;
  /** `?:` binds more loosely than operators of this strength and more. */
  readonly conditionalBelow: number;
}

/** What a language brings: what stands between the operators. */
export interface Operands {
  /** A value with all that follows it without an operator: members, indices, calls. */
  readOperand(): TreeExpression;
  /** Whether the operator that stands next goes on with the expression, where a line end may also end it. */
  continues(): boolean;
  /** What stands behind an assignment, where more than operators may stand there. */
  readAssigned?(): TreeExpression;
}

/** Expressions of operators, by precedence climbing. */
export class OperatorParser {
  constructor(
    private readonly stream: TokenStream,
    private readonly operators: Operators,
    private readonly operands: Operands,
  ) {}

  /** An expression without a comma. */
  read(least = 0): TreeExpression {
    const { stream } = this;
    return stream.nested(() => stream.chain(this.readPrefixed(), (left) => this.readMore(left, least)));
  }

  private readMore(left: TreeExpression, least: number): TreeExpression | null {
    const { stream, operators } = this;
    const { text, kind } = stream.next;
    if ((kind !== 'sign' && kind !== 'name') || !this.operands.continues()) return null;
    if (operators.assignment.has(text)) {
      stream.take();
      const value = this.operands.readAssigned?.() ?? this.read();
      const span = { start: left.span.start, end: stream.lastEnd };
      return { kind: 'assignment', operator: text, target: left, value, span };
    }
    if (text === '?' && least <= operators.conditionalBelow) return this.readConditional(left);
    const strength = operators.binary.get(text);
    if (strength === undefined || strength < least) return null;
    stream.take();
    const right = this.read(operators.fromRight.has(text) ? strength : strength + 1);
    const span = { start: left.span.start, end: right.span.end };
    return { kind: 'binary', operator: text, left, right, span };
  }

  private readConditional(condition: TreeExpression): TreeExpression {
    const { stream } = this;
    stream.expect('?');
    const whenTrue = stream.is(':') ? null : this.read();
    stream.expect(':');
    const otherwise = this.read();
    const span = { start: condition.span.start, end: otherwise.span.end };
    return { kind: 'conditional', condition, whenTrue, otherwise, span };
  }

  private readPrefixed(): TreeExpression {
    const { stream } = this;
    const { text, kind, span } = stream.next;
    if ((kind !== 'sign' && kind !== 'name') || !this.operators.prefix.has(text)) {
      return this.operands.readOperand();
    }
    stream.take();
    const operand = stream.nested(() => this.readPrefixed());
    return { kind: 'unary', operator: text, operand, span: { start: span.start, end: operand.span.end } };
  }
}
