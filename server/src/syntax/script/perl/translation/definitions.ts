import type { Statement } from '../../flow/program.js';
import {
  literalText,
  type PerlBlock,
  type PerlExpression,
  type PerlFunction,
  type PerlStatement,
} from '../perlSyntax.js';
import { blockStatements } from './statements.js';
import { inBlock, type Surroundings } from './surroundings.js';
import { listValue } from './values.js';

/** `sub NAME { ... }`: what is in sight where it stands is in sight in its body. */
export function define(name: string, { parameters, body }: PerlFunction, around: Surroundings): void {
  const inner: Surroundings = { ...inBlock(around), inFunction: true, loops: [] };
  const bound = parameters.map((parameter, index): Statement => {
    const { span } = parameter;
    const own = parameter.kind === 'variable' ? inner.scope.declare(parameter) : '';
    const isOne = parameter.kind === 'variable' && parameter.sigil === '$';
    return {
      kind: 'assign',
      name: own,
      value: isOne
        ? { kind: 'argument', which: index, source: span }
        : { kind: 'unknown', lines: true, mayWrite: false, source: span },
      append: false,
      declares: true,
    };
  });
  const statements = [...bound, ...blockStatements(returning(body), inner)];
  around.parts.functions.set(around.scope.functionName(name), {
    parameters: [],
    body: statements,
    result: null,
  });
}

/** What the last statement comes to is returned. */
function returning(body: PerlBlock): PerlBlock {
  const last = body.at(-1);
  if (last === undefined) return body;
  return [...body.slice(0, -1), returningStatement(last)];
}

function returningStatement(statement: PerlStatement): PerlStatement {
  if (statement.kind === 'if') {
    const arms = statement.arms.map((arm) => ({ ...arm, body: returning(arm.body) }));
    return { ...statement, arms, otherwise: returning(statement.otherwise) };
  }
  if (statement.kind !== 'expression') return statement;
  const { expression } = statement;
  if (expression.kind === 'call' && /^(?:return|exit|die|next|last)$/.test(expression.name)) return statement;
  return { kind: 'expression', expression: returned(expression) };
}

const returned = (expression: PerlExpression): PerlExpression => ({
  kind: 'call',
  name: 'return',
  arguments: [expression],
  form: 'named',
  block: null,
  span: expression.span,
});

/** The names in `use constant NAME => value` and `use constant { NAME => value, ... }`, with their values. */
function constantsIn(
  args: readonly PerlExpression[],
): readonly { readonly name: string; readonly value: PerlExpression }[] {
  const [first, ...rest] = args;
  if (first?.kind === 'structure') {
    return first.items.flatMap((item, index) => {
      const name = index % 2 === 0 ? literalText(item) : null;
      const value = first.items[index + 1];
      return name === null || value === undefined ? [] : [{ name, value }];
    });
  }
  const name = literalText(first);
  if (name === null || first === undefined) return [];
  const [only] = rest;
  const value: PerlExpression =
    rest.length === 1 && only !== undefined ? only : { kind: 'list', items: rest, span: first.span };
  return [{ name, value }];
}

export function defineConstants(args: readonly PerlExpression[], around: Surroundings): void {
  for (const { name, value } of constantsIn(args)) {
    around.constants.set(around.scope.functionName(name), listValue(value, around, []));
  }
}
