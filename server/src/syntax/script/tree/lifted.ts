import type { Span } from '../../../text/span.js';
import { type Block, type Expression, type Statement, text } from '../flow/program.js';

/** A value, and what is done before it is there: values of a `Program` write nothing of themselves but by calls. */
export interface Lifted {
  readonly before: Block;
  readonly value: Expression;
}

export const lifted = (value: Expression, before: Block = []): Lifted => ({ before, value });

/** Where something is done for its effects, and what it comes to does not matter. */
export const done = (before: Block, at: Span): Lifted => ({ before, value: text('', at) });

/** Several values, one after the other: an earlier one that writes is found out before a later one's `before`. */
export function inOrder(
  all: readonly Lifted[],
  nameOf: () => string,
): { readonly before: Block; readonly values: readonly Expression[] } {
  const last = all.findLastIndex(({ before }) => before.length > 0);
  const before: Statement[] = [];
  const values = all.map((each, index): Expression => {
    before.push(...each.before);
    if (index >= last || !hasEffects(each.value)) return each.value;
    const name = nameOf();
    before.push({ kind: 'assign', name, value: each.value, append: false, declares: true });
    return { kind: 'variable', name, source: sourceOf(each.value) };
  });
  return { before, values };
}

/** The value found out for its effects alone. */
export const effectsOf = ({ before, value }: Lifted): Block =>
  hasEffects(value) ? [...before, { kind: 'evaluate', value }] : before;

function hasEffects(value: Expression): boolean {
  switch (value.kind) {
    case 'call':
    case 'captured':
      return true;
    case 'unknown':
      return value.mayWrite;
    case 'joined':
      return value.parts.some(hasEffects);
    case 'list':
      return value.items.some(hasEffects);
    case 'choice':
      return hasEffects(value.whenTrue) || hasEffects(value.otherwise);
    case 'changed':
    case 'ended':
      return hasEffects(value.of);
    default:
      return false;
  }
}

const sourceOf = (value: Expression): Span => ('source' in value ? value.source : { start: 0, end: 0 });
