import type { Block, Condition } from '../flow/program.js';
import type { ExpressionTranslation } from './expressionTranslation.js';
import type { TreeBlock, TreeCase, TreeExpression, TreeStatement } from './scriptTree.js';
import { plainText } from './scriptTree.js';
import type { TreeTranslation } from './translate.js';

/** What is done to find a condition out, and how it comes out: known now, or when it is run. */
export interface AskedCondition {
  readonly before: Block;
  readonly outcome: boolean | Condition;
}

export function conditionOf(
  expression: TreeExpression,
  translation: TreeTranslation,
  expressions: ExpressionTranslation,
): AskedCondition {
  if (expression.kind === 'unary' && /^(?:!|not)$/.test(expression.operator)) {
    const { before, outcome } = conditionOf(expression.operand, translation, expressions);
    return {
      before,
      outcome: typeof outcome === 'boolean' ? !outcome : { ...outcome, negated: !outcome.negated },
    };
  }
  const key = translation.textAt(expression);
  const certain = translation.language.certain(key);
  if (certain !== null) return { before: [], outcome: certain };
  const { before, value } = expressions.lift(expression);
  // Only a name's text decides; what operators make of texts is not found out.
  const decides = expression.kind === 'name' && value.kind === 'variable';
  const asked = decides || value.kind !== 'call' ? before : [...before, { kind: 'evaluate', value } as const];
  return { before: asked, outcome: { key, negated: false, value: decides ? value : null } };
}

/** `switch`, `case`: the first value that fits decides; behind it the bodies run on until one leaves. */
export function switched(
  { of, cases }: TreeStatement & { kind: 'choice' },
  translation: TreeTranslation,
  expressions: ExpressionTranslation,
): Block {
  const { before } = expressions.lift(of);
  const key = translation.textAt(of);
  const arms = cases.flatMap(({ value }, index) =>
    value === null
      ? []
      : [
          {
            condition: { key: `${key} is ${plainText(value) ?? index}`, negated: false, value: null },
            body: translation.block(bodyFrom(cases, index)),
          },
        ],
  );
  const last = cases.findIndex(({ value }) => value === null);
  const otherwise = last < 0 ? [] : translation.block(bodyFrom(cases, last));
  return [...before, { kind: 'branch', arms, otherwise }];
}

function bodyFrom(cases: readonly TreeCase[], index: number): TreeBlock {
  const body: TreeStatement[] = [];
  for (const { body: next, fallsThrough } of cases.slice(index)) {
    const end = fallsThrough ? next.findIndex(({ kind }) => kind === 'break') : -1;
    body.push(...(end < 0 ? next : next.slice(0, end)));
    if (end >= 0 || !fallsThrough) break;
  }
  return body.some(breaks) ? [onceOnly(body)] : body;
}

/** Where a `break` in a branch leaves the whole. */
const onceOnly = (body: TreeBlock): TreeStatement => ({
  kind: 'loop',
  over: { kind: 'list', items: [{ kind: 'number', text: '1', span: nowhere }], span: nowhere },
  name: null,
  condition: null,
  body,
  bodyFirst: false,
});

const nowhere = { start: 0, end: 0 };

function breaks(statement: TreeStatement): boolean {
  switch (statement.kind) {
    case 'break':
      return true;
    case 'if':
      return statement.whenTrue.some(breaks) || statement.otherwise.some(breaks);
    case 'block':
      return statement.body.some(breaks);
    case 'try':
      return [...statement.body, ...statement.handler].some(breaks);
    default:
      return false;
  }
}
