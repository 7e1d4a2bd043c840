import type { Block, Statement } from '../../flow/program.js';
import type { PerlExpression } from '../perlSyntax.js';
import { assigned, declared, forgotten } from './assignments.js';
import { conditionOf } from './conditions.js';
import { tellsOfFailure } from './failures.js';
import { outputStatements } from './output.js';
import { blockStatements } from './statements.js';
import { inBlock, type Surroundings } from './surroundings.js';
import { evaluated, listValue } from './values.js';

/** What an expression does where nobody asks for its value. */
export function effectsOf(expression: PerlExpression, around: Surroundings): Block {
  const statements: Statement[] = [];
  switch (expression.kind) {
    case 'output':
      return outputStatements(expression, around);
    case 'assignment':
      return assigned(expression, around);
    case 'declaration':
      return declared(expression, around);
    case 'logical': {
      const condition = conditionOf(expression.left, expression.operator !== '&&', around, statements);
      const body = effectsOf(expression.right, around);
      if (body.length === 0) {
        if (condition.value !== null) evaluated(condition.value, statements);
        return statements;
      }
      const asked =
        expression.operator === '//'
          ? { ...condition, key: around.scope.temporary(), value: null }
          : condition;
      const isFailure = tellsOfFailure(expression.left, expression.operator !== '&&', around);
      return [
        ...statements,
        { kind: 'branch', arms: [{ condition: asked, body, isFailure }], otherwise: [] },
      ];
    }
    case 'choice': {
      const condition = conditionOf(expression.condition, false, around, statements);
      const body = effectsOf(expression.then, around);
      const otherwise = effectsOf(expression.otherwise, around);
      if (body.length === 0 && otherwise.length === 0 && condition.value === null) return statements;
      return [...statements, { kind: 'branch', arms: [{ condition, body }], otherwise }];
    }
    case 'block':
      return expression.how === 'do'
        ? blockStatements(expression.body, inBlock(around))
        : [
            {
              kind: 'attempt',
              body: blockStatements(expression.body, inBlock(around)),
              handler: [],
              always: [],
            },
          ];
    case 'list':
      return expression.items.flatMap((item) => effectsOf(item, around));
    case 'operation': {
      const [left, right] = expression.operands;
      if (left === undefined) return [];
      if (expression.operator === '\\')
        return left.kind === 'call' && left.form === 'handing-on' ? [] : forgotten(left, around);
      if (expression.operator === '=~') {
        if (right?.kind === 'pattern') {
          const operand = left.kind === 'assignment' ? assigned(left, around) : effectsOf(left, around);
          return right.changes ? [...operand, ...forgotten(left, around)] : operand;
        }
      }
      break;
    }
  }
  evaluated(listValue(expression, around, statements), statements);
  return statements;
}
