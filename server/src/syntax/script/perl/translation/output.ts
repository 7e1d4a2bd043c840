import type { Span } from '../../../../text/span.js';
import { type Block, type Expression, type Statement, text } from '../../flow/program.js';
import type { PerlExpression, PerlOutput } from '../perlSyntax.js';
import { formatted } from './format.js';
import { placeOf } from './handles.js';
import { type Surroundings, selectedFlag } from './surroundings.js';
import { evaluated, listValue, special } from './values.js';

/** `print`, `printf`, `say`. */
export function outputStatements(output: PerlOutput, around: Surroundings): Block {
  const { how, handle, arguments: args, span } = output;
  const statements: Statement[] = [];
  const items: readonly PerlExpression[] = args ?? [{ kind: 'variable', sigil: '$', name: '_', span }];
  const value =
    how === 'printf'
      ? formatted(items, span, around, statements)
      : printed(items, how === 'say', span, around, statements);
  return [...statements, ...written(value, handle, span, around)];
}

function printed(
  items: readonly PerlExpression[],
  isSay: boolean,
  span: Span,
  around: Surroundings,
  before: Statement[],
): Expression {
  const values = items.map((item) => listValue(item, around, before));
  const separator = around.facts.assignedSpecials.has('$,') ? special(',', '', span, around) : null;
  const list: Expression = { kind: 'joined', parts: values, separator };
  const end = isSay ? text('\n', span) : special('\\', '', span, around);
  if (end.kind === 'text' && end.text === '') return list;
  return { kind: 'joined', parts: [list, end], separator: null };
}

/** Writes the value to a handle, or to the one that is selected. */
export function written(
  value: Expression,
  handle: PerlExpression | null,
  span: Span,
  around: Surroundings,
): Block {
  const write: Statement = { kind: 'write', value, at: span };
  if (handle === null) {
    if (!around.facts.selects) return [write];
    const flag: Expression = { kind: 'variable', name: selectedFlag, source: span };
    const condition = { key: selectedFlag, negated: false, value: flag };
    return [{ kind: 'branch', arms: [{ condition, body: [write] }], otherwise: [] }];
  }
  const place = placeOf(handle, around);
  if (place === 'standard-output') return [write];
  const statements: Statement[] = [];
  evaluated(value, statements);
  return place === 'elsewhere' ? statements : [...statements, { kind: 'may-write', at: span }];
}
