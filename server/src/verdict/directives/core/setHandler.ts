import { expressionProblem } from '../../expressions.js';
import type { Trouble } from '../../trouble.js';
import { placeInWord } from '../../wordPlace.js';
import type { Invocation } from '../invocation.js';

/** `set_sethandler` in the server's `core.c`: any name will do, but variables in it are parsed. */
export function setHandlerTrouble(invocation: Invocation): Trouble | null {
  const [handler = ''] = invocation.words;
  const problem = expressionProblem(handler, 'string', invocation);
  if (problem === null) return null;
  return {
    kind: 'invalid-expression',
    message: `Can't parse expression : ${problem.message}`,
    at: placeInWord(invocation.rest, 0, handler, problem.at),
    ...(problem.uncertain ? { uncertain: true } : {}),
  };
}
