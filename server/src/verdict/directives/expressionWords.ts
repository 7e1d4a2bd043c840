import type { Span } from '../../text/span.js';
import { type ExpressionForm, type ExpressionProblem, expressionProblem } from '../expressions.js';
import type { Trouble } from '../trouble.js';
import type { Invocation } from './invocation.js';
import { type ArgumentWord, placeInWord } from './wordChecks.js';

/**
 * What a directive says to a word that is an expression; null where the server can parse it.
 *
 * @param message the directive's words around those of the parser.
 * @param from where the expression begins in the word's value, as behind `expr=`.
 */
export function expressionTrouble(
  word: ArgumentWord,
  form: ExpressionForm,
  invocation: Invocation,
  message: (problem: string) => string,
  from = 0,
): Trouble | null {
  const problem = expressionProblem(word.value.slice(from), form, invocation);
  if (problem === null) return null;
  const { start, end } = problem.at;
  return troubleOf(problem, message, placeInWord(word, { start: from + start, end: from + end }));
}

/**
 * The same for a part of the argument text as it stands, with no quoting resolved.
 *
 * @param start of the expression in `Invocation.rest`.
 */
export function rawExpressionTrouble(
  expression: string,
  start: number,
  form: ExpressionForm,
  invocation: Invocation,
  message: (problem: string) => string,
): Trouble | null {
  const problem = expressionProblem(expression, form, invocation);
  if (problem === null) return null;
  return troubleOf(problem, message, { start: start + problem.at.start, end: start + problem.at.end });
}

const troubleOf = (problem: ExpressionProblem, message: (problem: string) => string, at: Span): Trouble => ({
  kind: 'invalid-expression',
  message: message(problem.message),
  at,
  ...(problem.uncertain && { uncertain: true }),
});
