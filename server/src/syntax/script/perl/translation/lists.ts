import type { Span } from '../../../../text/span.js';
import { type Expression, type Statement, text, unknown } from '../../flow/program.js';
import { literalText, type PerlExpression } from '../perlSyntax.js';
import type { Surroundings } from './surroundings.js';
import { evaluated, listValue } from './values.js';

/** `1 .. 3`; longer ranges are not followed item by item. */
export function range(left: PerlExpression, right: PerlExpression | undefined, span: Span): Expression {
  const from = Number(literalText(left) ?? 'NaN');
  const to = Number(literalText(right) ?? 'NaN');
  if (!Number.isInteger(from) || !Number.isInteger(to) || to - from > 100) return unknown(span);
  const count = Math.max(0, to - from + 1);
  return {
    kind: 'list',
    items: Array.from({ length: count }, (_, index) => text(String(from + index), span)),
  };
}

/** `VALUE x 3` */
export function repeated(
  left: PerlExpression,
  right: PerlExpression | undefined,
  span: Span,
  around: Surroundings,
  before: Statement[],
): Expression {
  const count = Number(literalText(right) ?? 'NaN');
  const value = listValue(left, around, before);
  if (Number.isInteger(count) && count <= 100) {
    const times = Array.from({ length: Math.max(0, count) }, () => value);
    // Brackets make it a list of several.
    return left.kind === 'list'
      ? { kind: 'list', items: times }
      : { kind: 'joined', parts: times, separator: null };
  }
  evaluated(value, before);
  return unknown(span);
}
