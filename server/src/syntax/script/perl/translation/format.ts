import type { Span } from '../../../../text/span.js';
import { type Expression, type Statement, text, unknown } from '../../flow/program.js';
import type { PerlExpression } from '../perlSyntax.js';
import { isSeveral } from './calls.js';
import type { Surroundings } from './surroundings.js';
import { evaluated, listValue, scalarValue } from './values.js';

const field = /%(?:%|(?:\d+\$)?[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d*))?[hlqLV]*([a-zA-Z]))/g;

/** What `sprintf` makes of a format and its values. */
export function formatted(
  args: readonly PerlExpression[],
  span: Span,
  around: Surroundings,
  before: Statement[],
): Expression {
  const [format, ...rest] = args.flatMap((each) => (each.kind === 'list' ? each.items : [each]));
  if (format === undefined) return text('', span);
  const isList = rest.some(isSeveral);
  const pattern = listValue(format, around, before);
  const values = rest.map((item) =>
    isList ? listValue(item, around, before) : scalarValue(item, around, before),
  );
  if (isSeveral(format)) return unknown(span);
  const next = isList ? null : values.values();
  if (isList) for (const value of values) evaluated(value, before);
  return withValues(pattern, () => next?.next().value ?? null);
}

/** The fields in the literal parts of the format stand for the values, one after the other. */
function withValues(format: Expression, next: () => Expression | null): Expression {
  if (format.kind === 'joined' && format.separator === null) {
    return { ...format, parts: format.parts.map((part) => withValues(part, next)) };
  }
  if (format.kind === 'variable' || format.kind === 'argument') {
    const by = (known: string): string | null => (known.includes('%') ? null : known);
    return {
      kind: 'computed',
      from: [format],
      by: (known = '') => by(known),
      lines: true,
      source: format.source,
    };
  }
  if (format.kind !== 'text') return format;
  const { text: literal, source } = format;
  const parts: Expression[] = [];
  let from = 0;
  for (const match of literal.matchAll(field)) {
    if (match.index > from) parts.push(text(literal.slice(from, match.index), source));
    from = match.index + match[0].length;
    parts.push(match[1] === undefined ? text('%', source) : fieldValue(match[0], match[1], next, source));
  }
  if (from < literal.length) parts.push(text(literal.slice(from), source));
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'joined', parts, separator: null };
}

function fieldValue(whole: string, letter: string, next: () => Expression | null, source: Span): Expression {
  const value = next();
  if (value === null) return unknown(source);
  const isPlain = whole === '%s' || (whole === '%d' && value.kind === 'text' && /^\d+$/.test(value.text));
  if (isPlain) return { kind: 'joined', parts: [value], separator: null };
  return letter === 's'
    ? { kind: 'joined', parts: [unknown(source, letter === 's')], separator: null }
    : unknown(source, letter === 'c');
}
