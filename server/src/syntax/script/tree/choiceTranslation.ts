import { type Block, unknown } from '../flow/program.js';
import type { ExpressionTranslation } from './expressionTranslation.js';
import { type Lifted, lifted } from './lifted.js';
import type { TreeExpression } from './scriptTree.js';
import type { TreeTranslation } from './translate.js';
import { conditionOf } from './treeConditions.js';

/** `a && b`, `a || b` and their kin: the right side is found out only where the left one leaves it open. */
export function either(
  { operator, left, right, span }: TreeExpression & { kind: 'binary' },
  translation: TreeTranslation,
  expressions: ExpressionTranslation,
): Lifted {
  const first = expressions.lift(left);
  const second = expressions.lift(right);
  const { before, outcome } = conditionOf(left, translation, expressions);
  const needsTrue = operator === '&&' || operator === 'and';
  if (typeof outcome === 'boolean') {
    return outcome === needsTrue ? lifted(second.value, [...before, ...second.before]) : first;
  }
  // Of `a ?? b` it is not the text of `a` that decides.
  const condition = operator === '??' ? { ...outcome, value: null } : outcome;
  const evaluated: Block = second.value.kind === 'call' ? [{ kind: 'evaluate', value: second.value }] : [];
  const body = [...second.before, ...evaluated];
  if (body.length > 0) {
    const needed = { ...condition, negated: needsTrue ? condition.negated : !condition.negated };
    return lifted(unknown(span), [
      ...before,
      { kind: 'branch', arms: [{ condition: needed, body }], otherwise: [] },
    ]);
  }
  const [whenTrue, otherwise] = needsTrue ? [second.value, first.value] : [first.value, second.value];
  return lifted({ kind: 'choice', condition, whenTrue, otherwise }, before);
}

/** `a ? b : c` */
export function conditional(
  { condition, whenTrue, otherwise, span }: TreeExpression & { kind: 'conditional' },
  translation: TreeTranslation,
  expressions: ExpressionTranslation,
): Lifted {
  const { before, outcome } = conditionOf(condition, translation, expressions);
  const one = expressions.lift(whenTrue ?? condition);
  const other = expressions.lift(otherwise);
  if (typeof outcome === 'boolean') {
    const taken = outcome ? one : other;
    return lifted(taken.value, [...before, ...taken.before]);
  }
  if (one.before.length === 0 && other.before.length === 0) {
    const [taken, left] = [one.value, other.value];
    return lifted({ kind: 'choice', condition: outcome, whenTrue: taken, otherwise: left }, before);
  }
  const name = translation.newName();
  const kept = (value: Lifted): Block => [
    ...value.before,
    { kind: 'assign', name, value: value.value, append: false, declares: true },
  ];
  const arms = [{ condition: outcome, body: kept(one) }];
  const branch = { kind: 'branch', arms, otherwise: kept(other) } as const;
  return lifted({ kind: 'variable', name, source: span }, [...before, branch]);
}
