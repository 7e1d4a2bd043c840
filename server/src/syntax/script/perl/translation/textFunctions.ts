import type { Expression, Statement } from '../../flow/program.js';
import type { PerlCall, PerlExpression } from '../perlSyntax.js';
import { effectsOf } from './effects.js';
import type { Surroundings } from './surroundings.js';
import { listValue, scalarValue } from './values.js';

const changes: ReadonlyMap<string, (text: string) => string> = new Map([
  ['lc', (text: string) => text.toLowerCase()],
  ['uc', (text: string) => text.toUpperCase()],
  ['fc', (text: string) => text.toLowerCase()],
]);

const computations: ReadonlyMap<string, (text: string, ...others: readonly string[]) => string | null> =
  new Map([
    ['ucfirst', (text: string) => text.charAt(0).toUpperCase() + text.slice(1)],
    ['lcfirst', (text: string) => text.charAt(0).toLowerCase() + text.slice(1)],
    // Of what is not defined the length is not either.
    ['length', (text: string) => (text === '' ? null : String(text.length))],
    ['chr', (text: string) => (/^\d{1,3}$/.test(text) ? String.fromCharCode(Number(text)) : null)],
    ['quotemeta', (text: string) => text.replace(/\W/g, '\\$&')],
    ['int', (text: string) => (/^\d{1,15}$/.test(text) ? String(Number(text)) : null)],
  ]);

const withLines: ReadonlySet<string> = new Set(['ucfirst', 'lcfirst', 'chr', 'quotemeta']);

/** Functions that make a text of a text; null for any other. */
export function textFunction(
  { name, arguments: args, span }: PerlCall,
  around: Surroundings,
  before: Statement[],
): Expression | null {
  const topic: PerlExpression = { kind: 'variable', sigil: '$', name: '_', span };
  const [first = topic] = args;
  if (name === 'chomp') return chomped(first, around, before);
  const change = changes.get(name);
  if (change !== undefined) return { kind: 'changed', of: scalarValue(first, around, before), by: change };
  const computation = computations.get(name);
  if (computation === undefined) return null;
  const by = (known = ''): string | null => computation(known);
  return {
    kind: 'computed',
    from: [scalarValue(first, around, before)],
    by,
    lines: withLines.has(name),
    source: span,
  };
}

/** Takes the line end off the value that a variable has. */
function chomped(target: PerlExpression, around: Surroundings, before: Statement[]): Expression {
  const { span } = target;
  const variable = target.kind === 'assignment' ? target.target : target;
  if (target.kind === 'assignment') before.push(...effectsOf(target, around));
  const single = variable.kind === 'declaration' ? variable.names[0] : variable;
  if (single?.kind === 'variable' && single.sigil === '$') {
    const by = (known = ''): string => known.replace(/\n$/, '');
    before.push({
      kind: 'assign',
      name: around.scope.resolve('$', single.name),
      value: { kind: 'computed', from: [listValue(single, around, before)], by, lines: true, source: span },
      append: false,
      declares: false,
    });
  }
  return { kind: 'unknown', lines: false, mayWrite: false, source: span };
}
