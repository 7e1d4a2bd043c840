import type { Span } from '../../../../text/span.js';
import { type Block, type Expression, type Statement, text, unknown } from '../../flow/program.js';
import type { PerlExpression, PerlVariable } from '../perlSyntax.js';
import { binaryOperators, isTrue, stepped as stepBy } from './arithmetic.js';
import { conditionOf } from './conditions.js';
import { globIn } from './handles.js';
import { isIdle, type Surroundings } from './surroundings.js';
import { evaluated, listValue, scalarValue } from './values.js';

type Assignment = PerlExpression & { readonly kind: 'assignment' };
type Declaration = PerlExpression & { readonly kind: 'declaration' };

export function assigned({ operator, target, value, span }: Assignment, around: Surroundings): Block {
  if (operator === '=') return given(target, value, around);
  const statements: Statement[] = [];
  const set = (result: Expression, append: boolean): Block => [
    ...statements,
    ...setTarget(target, result, append, around),
  ];
  if (operator === '.=') return set(scalarValue(value, around, statements), true);
  if (/^(?:\|\||&&|\/\/)=$/.test(operator)) {
    const before: Statement[] = [];
    const added = listValue(value, around, before);
    const old = listValue(target, around, statements);
    if (before.length === 0 && isIdle(added) && operator !== '//=') {
      const by = (one = '', other = ''): string => (isTrue(one) === (operator === '||=') ? one : other);
      return set({ kind: 'computed', from: [old, added], by, lines: true, source: span }, false);
    }
    const asked = conditionOf(target, operator !== '&&=', around, statements);
    const condition = operator === '//=' ? { ...asked, key: around.scope.temporary(), value: null } : asked;
    const body = [...before, ...setTarget(target, added, false, around)];
    return [...statements, { kind: 'branch', arms: [{ condition, body }], otherwise: [] }];
  }
  const old = scalarValue(target, around, statements);
  const added = scalarValue(value, around, statements);
  const by = binaryOperators.get(operator.slice(0, -1));
  if (by === undefined) {
    evaluated(added, statements);
    return set(unknown(span, operator === 'x='), false);
  }
  return set({ kind: 'computed', from: [old, added], by, lines: false, source: span }, false);
}

function given(target: PerlExpression, value: PerlExpression, around: Surroundings): Block {
  const statements: Statement[] = [];
  if (globIn(target) === 'STDOUT') return [lost(target.span)];
  if (target.kind === 'list' || (target.kind === 'declaration' && target.isList)) {
    const items = target.kind === 'list' ? target.items : target.names;
    const values = itemsOf(items, value, around, statements);
    if (target.kind === 'declaration') declare(target, around);
    return [
      ...statements,
      ...items.flatMap((item, index) =>
        setTarget(item, values[index] ?? unknown(value.span), false, around, scopeOf(target)),
      ),
    ];
  }
  const single = target.kind === 'declaration' ? target.names[0] : target;
  if (single === undefined) return [];
  const isArray = isWhole(single);
  const result: Expression = isArray
    ? { kind: 'list', items: [listValue(value, around, statements)] }
    : scalarValue(value, around, statements);
  if (target.kind === 'declaration') declare(target, around);
  return [...statements, ...setTarget(single, result, false, around, scopeOf(target))];
}

const lost = (at: Span): Statement => ({ kind: 'lost', because: 'standard output is another', at });

const isWhole = (target: PerlExpression): boolean =>
  (target.kind === 'variable' || target.kind === 'dereference') && /^[@%]/.test(target.sigil);

const scopeOf = (target: PerlExpression): Declaration['scope'] | null =>
  target.kind === 'declaration' ? target.scope : null;

/** The values for each of several targets. */
function itemsOf(
  targets: readonly PerlExpression[],
  value: PerlExpression,
  around: Surroundings,
  before: Statement[],
): readonly Expression[] {
  const { span } = value;
  if (value.kind === 'variable' && value.sigil === '@' && value.name === '_') {
    return targets.map((target, index) =>
      isWhole(target) ? unknown(span) : { kind: 'argument', which: index, source: span },
    );
  }
  const isPlain = (item: PerlExpression): boolean =>
    item.kind === 'string' || (item.kind === 'variable' && item.sigil === '$') || item.kind === 'call';
  if (value.kind === 'list' && value.items.every(isPlain) && !targets.some(isWhole)) {
    return targets.map((_, index) => {
      const item = value.items[index];
      return item === undefined ? text('', span) : scalarValue(item, around, before);
    });
  }
  const [first] = targets;
  const whole = listValue(value, around, before);
  if (targets.length === 1 && first !== undefined)
    return [isWhole(first) || isOne(value) ? whole : unwritten(whole, span, before)];
  evaluated(whole, before);
  return targets.map(() => unknown(span));
}

const isOne = (value: PerlExpression): boolean =>
  value.kind === 'string' || (value.kind === 'call' && value.name === 'shift');

function unwritten(value: Expression, span: Span, before: Statement[]): Expression {
  evaluated(value, before);
  return unknown(span);
}

/** Makes names of what is declared; they have no value yet. */
function declare({ scope, names }: Declaration, around: Surroundings): void {
  for (const name of names) {
    if (name.kind !== 'variable') continue;
    if (scope === 'our') around.scope.declareGlobal(name);
    else if (scope !== 'local') around.scope.declare(name);
  }
}

/** A declaration without a value. */
export function declared(declaration: Declaration, around: Surroundings): Block {
  const { scope, names, span } = declaration;
  declare(declaration, around);
  if (names.some((name) => globIn(name) === 'STDOUT')) return [lost(span)];
  if (scope === 'our') return [];
  return names.flatMap((name) => {
    const nothing: Expression = isWhole(name) ? { kind: 'list', items: [] } : text('', span);
    return setTarget(name, scope === 'state' ? unknown(span) : nothing, false, around, scope);
  });
}

/** Gives one target its value. */
function setTarget(
  target: PerlExpression,
  value: Expression,
  append: boolean,
  around: Surroundings,
  scope: Declaration['scope'] | null = null,
): Block {
  switch (target.kind) {
    case 'variable':
      return setVariable(target, value, append, around, scope);
    case 'element':
      return [...effectOf(value), ...forgotten(target, around)];
    case 'declaration':
      return [
        ...declared(target, around),
        ...(target.names[0] === undefined
          ? []
          : setTarget(target.names[0], value, append, around, target.scope)),
      ];
    case 'list':
      return target.items.flatMap((item) => setTarget(item, unknown(target.span), false, around, scope));
    default:
      return [...effectOf(value), ...forgotten(target, around)];
  }
}

const effectOf = (value: Expression): Block => (isIdle(value) ? [] : [{ kind: 'evaluate', value }]);

function setVariable(
  { sigil, name, span }: PerlVariable,
  value: Expression,
  append: boolean,
  around: Surroundings,
  scope: Declaration['scope'] | null,
): Block {
  if (sigil === '$#')
    return [
      {
        kind: 'assign',
        name: around.scope.resolve('@', name),
        value: unknown(span),
        append: false,
        declares: false,
      },
    ];
  if (sigil !== '$' && sigil !== '@' && sigil !== '%') return effectOf(value);
  const isOwn =
    scope === 'my' || scope === 'state' || (scope === 'local' && around.inFunction && /^\w/.test(name));
  const own = around.scope.resolve(sigil, name);
  // Of a hash the items are not followed.
  const kept = sigil === '%' ? unknown(span) : value;
  return [
    ...(sigil === '%' ? effectOf(value) : []),
    { kind: 'assign', name: own, value: kept, append, declares: isOwn },
  ];
}

/** The names in what is changed in a way that is not followed. */
export function forgotten(target: PerlExpression, around: Surroundings): Block {
  switch (target.kind) {
    case 'variable': {
      const sigil = target.sigil === '$#' ? '@' : target.sigil;
      if (sigil === '*' || sigil === '&') return [];
      return [
        {
          kind: 'assign',
          name: around.scope.resolve(sigil, target.name),
          value: unknown(target.span),
          append: false,
          declares: false,
        },
      ];
    }
    case 'element':
    case 'dereference':
      return forgotten(target.of, around);
    case 'list':
      return target.items.flatMap((item) => forgotten(item, around));
    case 'declaration':
      return [...declared(target, around), ...target.names.flatMap((name) => forgotten(name, around))];
    case 'assignment':
      return forgotten(
        target.target.kind === 'declaration' ? (target.target.names[0] ?? target.target) : target.target,
        around,
      );
    case 'call':
    case 'method':
      return target.arguments[0] === undefined ? [] : forgotten(target.arguments[0], around);
    default:
      return [];
  }
}

/** `$x++`, `++$x`. */
export function stepped(
  operator: string,
  target: PerlExpression | undefined,
  span: Span,
  around: Surroundings,
  before: Statement[],
): Expression {
  if (target?.kind !== 'variable' || target.sigil !== '$') {
    if (target !== undefined) before.push(...forgotten(target, around));
    return unknown(span, false);
  }
  const by = stepBy(operator.includes('+') ? 1 : -1);
  const old = listValue(target, around, before);
  const next: Expression = { kind: 'computed', from: [old], by, lines: false, source: span };
  if (!operator.startsWith('_')) {
    before.push(...setTarget(target, next, false, around));
    return listValue(target, around, before);
  }
  const name = around.scope.temporary();
  before.push(
    { kind: 'assign', name, value: old, append: false, declares: true },
    ...setTarget(target, next, false, around),
  );
  return { kind: 'variable', name, source: span };
}
