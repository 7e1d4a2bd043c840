import { parseExpression } from '../syntax/expression/parser.js';
import type { ExpressionForm, ScanError, ScanProblem } from '../syntax/expression/scanner.js';
import type { Span } from '../text/span.js';
import type { Invocation } from './directives/invocation.js';
import { lookUp } from './expressionNames.js';
import { firstByteInLog } from './logText.js';
import { patternProblem } from './patterns.js';

/**
 * What a directive asks of `ap_expr_parse_cmd`: a condition, as in `<If>`, or a text with variables, as in
 * `Redirect` or `SetEnvIfExpr`'s kin (`AP_EXPR_FLAG_STRING_RESULT`).
 */
export type { ExpressionForm } from '../syntax/expression/scanner.js';

/** Why the server cannot parse an expression. */
export interface ExpressionProblem {
  /** The server's own words, as `ap_expr_parse_cmd` returns them: what a directive quotes in its message. */
  readonly message: string;
  /** Offsets in the expression. */
  readonly at: Span;
  /** Set where it depends on modules of which the profile does not say whether they are loaded. */
  readonly uncertain?: true;
}

/**
 * Why the server cannot parse an expression; null where it can, and where its process ends on it without an
 * answer. What is wrong with a name does not stop the server: it parses on, and says the last of such troubles
 * behind the one that stops it. Source: `ap_expr_parse` in the server's `util_expr_eval.c`.
 *
 * @param expression as the directive gets it: quoting of its words resolved.
 */
export function expressionProblem(
  expression: string,
  form: ExpressionForm,
  invocation: Invocation,
): ExpressionProblem | null {
  const { steps, failure } = parseExpression(expression, form);
  let last: ExpressionProblem | null = null;
  let open: ExpressionProblem | null = null;
  for (const step of steps) {
    if (step.kind === 'pattern') {
      if (patternProblem(step.source, invocation) !== null) {
        return { message: followedBy('Failed to compile regular expression', last), at: step.sourceSpan };
      }
      continue;
    }
    const problem =
      step.kind === 'scanError' ? scanProblem(step, expression, invocation) : lookUp(step, invocation);
    if (problem?.uncertain) open ??= problem;
    else last = problem ?? last;
  }
  switch (failure?.kind) {
    case 'unexpected':
      return { message: followedBy(syntaxError(failure.token, failure.expected), last), at: failure.at };
    case 'crash':
      return null;
    case 'too-deep':
      return { message: followedBy('memory exhausted', last), at: failure.at };
    default:
      return last ?? open;
  }
}

const followedBy = (message: string, last: ExpressionProblem | null): string =>
  last === null ? message : `${message}: ${last.message}`;

/** Bison lists what it expected where that is no more than four kinds of token. */
function syntaxError(token: string, expected: readonly string[]): string {
  const unexpected = `syntax error, unexpected ${token}`;
  return expected.length === 0 || expected.length > 4
    ? unexpected
    : `${unexpected}, expecting ${expected.join(' or ')}`;
}

const scanMessages: Readonly<Record<ScanProblem, (character: string) => string>> = {
  'stray-character': (character) => `Parse error near '${character}'`,
  'character-in-variable': (character) => `Invalid character in variable name '${character}'`,
  unterminated: () => 'Unterminated string or variable',
  'escape-out-of-bound': () => 'Escape sequence out of bound',
  'bad-escape': () => 'Bad escape sequence',
  'string-too-long': () => 'String too long',
};

/** The server sees bytes: of a character beyond ASCII it names the first. */
function scanProblem(
  { problem, span }: ScanError,
  expression: string,
  { encoding }: Invocation,
): ExpressionProblem {
  const character = expression.slice(span.start, span.end);
  return { message: scanMessages[problem](firstByteInLog(character, encoding)), at: span };
}
