import { scanWord } from '../../../syntax/htaccess/words.js';
import { expressionProblem } from '../../expressions.js';
import type { ArgumentCheck } from '../invocation.js';
import { placeInWord, wrongArgumentCount } from '../wordChecks.js';
import { variablesCheck } from './setEnvIf.js';

/** `add_setenvifexpr` in mod_setenvif.c: a condition, then variables. */
export const setEnvIfExprCheck: ArgumentCheck = (invocation) => {
  const expression = scanWord(invocation.rest);
  if (expression === null || expression.value === '') {
    return wrongArgumentCount(`Missing expression for ${invocation.facts.name}`);
  }
  const problem = expressionProblem(expression.value, 'condition', invocation);
  if (problem === null) return variablesCheck(expression.span.end, invocation);
  return {
    kind: 'invalid-expression',
    message: `Could not parse expression "${expression.value}": ${problem.message}`,
    at: placeInWord(expression, problem.at),
    ...(problem.uncertain ? { uncertain: true } : {}),
  };
};
