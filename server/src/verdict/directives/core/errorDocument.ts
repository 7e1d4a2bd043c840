import { isResponseCode } from '../../../apache/responseCodes.js';
import { expressionProblem } from '../../expressions.js';
import { leadingInteger } from '../../numbers.js';
import type { Trouble } from '../../trouble.js';
import type { Invocation } from '../invocation.js';
import { isUrl } from '../url.js';
import { type ArgumentWord, argumentWords, invalidArgument, placeInWord } from '../wordChecks.js';

/** `set_error_document` in the server's `core.c`. */
export function errorDocumentTrouble(invocation: Invocation): Trouble | null {
  const [code, answer] = argumentWords(invocation.rest);
  if (code === undefined || answer === undefined) return null;
  const status = leadingInteger(code.value);
  return isResponseCode(status)
    ? answerTrouble(status, answer, invocation)
    : invalidArgument(`Unsupported HTTP response code ${code.value}`, code);
}

function answerTrouble(status: number, answer: ArgumentWord, invocation: Invocation): Trouble | null {
  const text = answer.value;
  const isMessage = text.includes(' ') || !(text.startsWith('/') || isUrl(text));
  // A page elsewhere for 401 is left out with a notice in the log.
  if (status === 401 && !isMessage && !text.startsWith('/')) return null;
  if (text.toLowerCase() === 'default') return null;
  // The server marks a message by a quote before it, which becomes part of the expression.
  const mark = isMessage ? '"' : '';
  const problem = expressionProblem(mark + text, 'string', invocation);
  if (problem === null) return null;
  const { start, end } = problem.at;
  const part = { start: Math.max(0, start - mark.length), end: Math.max(0, end - mark.length) };
  return {
    kind: 'invalid-expression',
    message: `Cannot parse expression in ErrorDocument: ${problem.message}`,
    reason: problem.message,
    at: placeInWord(answer, part),
    ...(problem.uncertain ? { uncertain: true } : {}),
  };
}
