import { isResponseCode } from '../../../apache/responseCodes.js';
import { expressionProblem } from '../../expressions.js';
import { leadingInteger } from '../../numbers.js';
import type { Trouble } from '../../trouble.js';
import { placeInWord, placeOfWord } from '../../wordPlace.js';
import type { Invocation } from '../invocation.js';
import { isUrl } from '../url.js';

/** `set_error_document` in the server's `core.c`. */
export function errorDocumentTrouble(invocation: Invocation): Trouble | null {
  const { words, rest } = invocation;
  const [code = '', text = ''] = words;
  const status = leadingInteger(code);
  if (!isResponseCode(status)) {
    return {
      kind: 'invalid-argument',
      message: `Unsupported HTTP response code ${code}`,
      at: placeOfWord(rest, 0),
    };
  }

  const isPath = !text.includes(' ') && text.startsWith('/');
  const isElsewhere = !text.includes(' ') && !isPath && isUrl(text);
  // A page elsewhere for 401 is left out with a notice in the log.
  if ((status === 401 && isElsewhere) || text.toLowerCase() === 'default') return null;
  // The server marks a message by a quote before it, which becomes part of the expression.
  const mark = isPath || isElsewhere ? '' : '"';
  const problem = expressionProblem(mark + text, 'string', invocation);
  if (problem === null) return null;
  const { start, end } = problem.at;
  const part = { start: Math.max(0, start - mark.length), end: Math.max(0, end - mark.length) };
  return {
    kind: 'invalid-expression',
    message: `Cannot parse expression in ErrorDocument: ${problem.message}`,
    at: placeInWord(rest, 1, text, part),
    ...(problem.uncertain ? { uncertain: true } : {}),
  };
}
