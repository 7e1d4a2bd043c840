import { textOf } from '../../../../text/span.js';
import { type Condition, type Expression, type Statement, text } from '../../flow/program.js';
import type { PerlExpression } from '../perlSyntax.js';
import { partsOf } from '../perlTree.js';
import { holdsUnderCgi } from './environment.js';
import { steady } from './knownFunctions.js';
import type { Surroundings } from './surroundings.js';
import { scalarValue } from './values.js';

/** @param before gets what has to be run before the condition is asked */
export function conditionOf(
  expression: PerlExpression,
  negated: boolean,
  around: Surroundings,
  before: Statement[],
): Condition {
  if (expression.kind === 'operation' && expression.operator === '!' && expression.operands[0] !== undefined)
    return conditionOf(expression.operands[0], !negated, around, before);
  if (expression.kind === 'list' && expression.items.length === 1 && expression.items[0] !== undefined)
    return conditionOf(expression.items[0], negated, around, before);
  const value = truthValue(expression, around, before);
  return {
    key: keyOf(expression, around),
    negated,
    value: value.kind === 'unknown' && !value.mayWrite ? null : value,
  };
}

/** A value that is true where the expression is. */
function truthValue(expression: PerlExpression, around: Surroundings, before: Statement[]): Expression {
  const known = holdsUnderCgi(expression);
  if (known !== null) return text(known ? '1' : '', expression.span);
  if (expression.kind === 'logical' && expression.operator !== '//') {
    const left = holdsUnderCgi(expression.left);
    if (left !== null) {
      return left === (expression.operator === '&&')
        ? truthValue(expression.right, around, before)
        : text(left ? '1' : '', expression.span);
    }
  }
  return scalarValue(expression, around, before);
}

/** Conditions of one text come to the same unless what they ask is another thing each time. */
export function keyOf(expression: PerlExpression, around: Surroundings): string {
  if (!isSteady(expression)) return around.scope.temporary();
  const names = namesIn(expression, around);
  return `${textOf(around.text, expression.span).replace(/\s+/g, ' ')} ${names.join(' ')}`;
}

function isSteady(expression: PerlExpression): boolean {
  switch (expression.kind) {
    case 'string':
    case 'variable':
    case 'element':
    case 'dereference':
    case 'list':
    case 'logical':
    case 'choice':
    case 'pattern':
      break;
    case 'operation':
      if (/\+\+|--/.test(expression.operator)) return false;
      if (expression.operands.some((each) => each.kind === 'pattern' && each.changes)) return false;
      break;
    case 'call':
      if (!steady.has(expression.name)) return false;
      break;
    case 'method':
      if (expression.name === null || !steady.has(expression.name)) return false;
      break;
    default:
      return false;
  }
  return partsOf(expression).every(isSteady);
}

/** The names that the program has for the variables: where one is assigned, the condition is another. */
function namesIn(expression: PerlExpression, around: Surroundings): readonly string[] {
  const own =
    expression.kind === 'variable' && /^[$@%]/.test(expression.sigil)
      ? [around.scope.resolve(expression.sigil === '$#' ? '@' : expression.sigil, expression.name)]
      : [];
  return [...own, ...partsOf(expression).flatMap((part) => namesIn(part, around))];
}
