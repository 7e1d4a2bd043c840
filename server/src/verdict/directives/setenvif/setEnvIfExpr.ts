import { scanWord } from '../../../syntax/htaccess/words.js';
import { expressionTrouble } from '../expressionWords.js';
import type { ArgumentCheck } from '../invocation.js';
import { wrongArgumentCount } from '../wordChecks.js';
import { variablesCheck } from './setEnvIf.js';

/** `add_setenvifexpr` in mod_setenvif.c: a condition, then variables. */
export const setEnvIfExprCheck: ArgumentCheck = (invocation) => {
  const expression = scanWord(invocation.rest);
  if (expression === null || expression.value === '') {
    return wrongArgumentCount(`Missing expression for ${invocation.facts.name}`);
  }
  return (
    expressionTrouble(
      expression,
      'condition',
      invocation,
      (problem) => `Could not parse expression "${expression.value}": ${problem}`,
    ) ?? variablesCheck(expression.span.end, invocation)
  );
};
