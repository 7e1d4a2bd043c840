import type { Span } from '../../../text/span.js';
import { type Block, type Expression, text, unknown } from '../flow/program.js';
import { plainText, type TreeExpression } from './scriptTree.js';
import type { Around } from './treeLanguage.js';

export const joined = (parts: readonly Expression[], separator: Expression | null = null): Expression => {
  const [only] = parts;
  return parts.length === 1 && only !== undefined && only.kind !== 'list'
    ? only
    : { kind: 'joined', parts, separator };
};

export const write = (value: Expression, at: Span): Block => [{ kind: 'write', value, at }];

const field = /%(?:%|(?:\d+\$)?(?:'.|[-+ 0#])*\d*(?:\.\d+)?l?([a-zA-Z]))/g;

/**
 * What a format of C's kind comes to; null where it is not known or has arguments in an order of its own.
 *
 * @param values the arguments, found out in their order
 */
export function formatted(
  format: TreeExpression | undefined,
  values: readonly Expression[],
  around: Around,
): Expression | null {
  const known = plainText(format) ?? textWithHoles(format);
  if (format === undefined || known === null) return null;
  const holes =
    format.kind === 'string'
      ? format.parts.flatMap((part) => (part.kind === 'embedded' ? [part.value] : []))
      : [];
  const parts: Expression[] = [];
  const literal = (piece: string): void => {
    for (const [index, known] of piece.split('\0').entries()) {
      const hole = index === 0 ? undefined : holes.shift();
      if (hole !== undefined) parts.push(around.lift(hole).value);
      if (known !== '') parts.push(text(known, format.span));
    }
  };
  let from = 0;
  let next = 0;
  for (const match of known.matchAll(field)) {
    literal(known.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[1] === undefined) parts.push(text('%', format.span));
    else if (match[0].includes('$')) return null;
    else {
      const value = values[next++];
      parts.push(match[0] === '%s' && value !== undefined ? value : unknown(format.span, match[1] === 's'));
    }
  }
  literal(known.slice(from));
  return joined(parts);
}

/** The text of a string with a NUL for each value put into it; null where it has one of its own. */
function textWithHoles(format: TreeExpression | undefined): string | null {
  if (format?.kind !== 'string') return null;
  const texts = format.parts.map((part) => (part.kind === 'text' ? part.text : '\0'));
  return format.parts.some((part) => part.kind === 'text' && part.text.includes('\0'))
    ? null
    : texts.join('');
}

/** A text again and again; the count has to be known. */
export function repeated(value: Expression, count: TreeExpression | undefined): Expression | null {
  const times = count?.kind === 'number' ? Number(count.text) : Number.NaN;
  if (!Number.isInteger(times) || times < 0 || times > 1000) return null;
  if (times <= 20)
    return { kind: 'joined', parts: Array.from({ length: times }, () => value), separator: null };
  return { kind: 'changed', of: value, by: (known) => known.repeat(times) };
}
