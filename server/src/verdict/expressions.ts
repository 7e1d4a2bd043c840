import type { Span } from '../text/span.js';
import type { Invocation } from './directives/invocation.js';

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
 * What a directive asks of `ap_expr_parse_cmd`: a condition, as in `<If>`, or a text with variables, as in
 * `Redirect` or `SetEnvIfExpr`'s kin (`AP_EXPR_FLAG_STRING_RESULT`), or a condition in the older words of
 * `SSLRequire` (`AP_EXPR_FLAG_SSL_EXPR_COMPAT`).
 */
export type ExpressionForm = 'condition' | 'string' | 'ssl-require';

/**
 * Why the server cannot parse an expression; null where it can.
 *
 * @param expression as the directive gets it: quoting of its words resolved.
 */
export function expressionProblem(
  _expression: string,
  _form: ExpressionForm,
  _invocation: Invocation,
): ExpressionProblem | null {
  return null;
}
