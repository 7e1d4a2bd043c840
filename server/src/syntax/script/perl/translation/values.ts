import type { Span } from '../../../../text/span.js';
import { type Expression, foreign, type Statement, text, unknown } from '../../flow/program.js';
import { literalText, type PerlExpression, type PerlString } from '../perlSyntax.js';
import { binaryOperators, isTrue, negation } from './arithmetic.js';
import { assigned, stepped } from './assignments.js';
import { callValue } from './calls.js';
import { conditionOf, keyOf } from './conditions.js';
import { effectsOf } from './effects.js';
import { isArguments } from './environment.js';
import { range, repeated } from './lists.js';
import { methodValue } from './methods.js';
import { blockStatements } from './statements.js';
import { isIdle, type Surroundings } from './surroundings.js';

/**
 * The value of an expression where a list may stand: an array is its items.
 *
 * @param before gets what has to be run before the value is asked for
 */
export function listValue(expression: PerlExpression, around: Surroundings, before: Statement[]): Expression {
  const { span } = expression;
  switch (expression.kind) {
    case 'string':
      return stringValue(expression, around, before);
    case 'variable':
      return variableValue(expression, around);
    case 'element':
      return elementValue(expression, around, before);
    case 'dereference':
      listValue(expression.of, around, before);
      return unknown(span);
    case 'declaration': {
      before.push(...effectsOf(expression, around));
      const items = expression.names.map((name) => listValue(name, around, before));
      return expression.isList || items[0] === undefined ? { kind: 'list', items } : items[0];
    }
    case 'list':
      return { kind: 'list', items: expression.items.map((item) => listValue(item, around, before)) };
    case 'structure':
      for (const item of expression.items) evaluated(listValue(item, around, before), before);
      return unknown(span, false);
    case 'function':
      return unknown(span, false);
    case 'call':
      return callValue(expression, around, before);
    case 'method':
      return methodValue(expression, around, before);
    case 'invocation': {
      for (const item of [expression.of, ...expression.arguments])
        evaluated(listValue(item, around, before), before);
      return foreign(span);
    }
    case 'output':
      before.push(...effectsOf(expression, around));
      return text('1', span);
    case 'assignment':
      before.push(...assigned(expression, around));
      return listValue(
        expression.target.kind === 'declaration' ? afterDeclaration(expression.target) : expression.target,
        around,
        before,
      );
    case 'operation':
      return operationValue(expression, around, before);
    case 'logical':
      return logicalValue(expression, around, before);
    case 'choice':
      return choiceValue(expression, around, before);
    case 'block':
      return blockValue(expression, around, before);
    case 'input':
    case 'command':
      return unknown(span);
    case 'pattern':
      return unknown(span, false);
  }
}

/** The value where a single one is asked for: an array is then its length, a list its last item. */
export function scalarValue(
  expression: PerlExpression,
  around: Surroundings,
  before: Statement[],
): Expression {
  if (expression.kind === 'variable' && /^[@%]/.test(expression.sigil))
    return unknown(expression.span, false);
  if (expression.kind === 'list') {
    const items = expression.items.map((item) => scalarValue(item, around, before));
    for (const item of items.slice(0, -1)) evaluated(item, before);
    return items.at(-1) ?? text('', expression.span);
  }
  return listValue(expression, around, before);
}

/** What finding the value out does, where the value itself is not asked for. */
export function evaluated(value: Expression, before: Statement[]): void {
  if (!isIdle(value)) before.push({ kind: 'evaluate', value });
}

export function stringValue(
  { parts, span }: PerlString,
  around: Surroundings,
  before: Statement[],
): Expression {
  const values = parts.map((part): Expression => {
    if (part.kind === 'text') return text(part.text, span);
    const value = listValue(part.value, around, before);
    return isSeveral(part.value)
      ? { kind: 'joined', parts: [value], separator: special('"', ' ', span, around) }
      : value;
  });
  const [only] = values;
  if (only === undefined) return text('', span);
  return values.length === 1 && only.kind === 'text'
    ? only
    : { kind: 'joined', parts: values, separator: null };
}

const isSeveral = (value: PerlExpression): boolean =>
  (value.kind === 'variable' && value.sigil === '@') ||
  (value.kind === 'dereference' && value.sigil === '@') ||
  (value.kind === 'element' && value.isSlice);

/** A special variable, which has its own value where no script assigns it. */
export const special = (name: string, usual: string, source: Span, { facts }: Surroundings): Expression =>
  facts.assignedSpecials.has(`$${name}`)
    ? { kind: 'variable', name: `$${name}`, source }
    : text(usual, source);

function variableValue(
  { sigil, name, span }: PerlExpression & { kind: 'variable' },
  around: Surroundings,
): Expression {
  if (sigil === '@' && name === '_') return { kind: 'argument', which: 'all', source: span };
  if (sigil === '@' && name === 'ARGV') return { kind: 'list', items: [] };
  if (sigil !== '$' && sigil !== '@') return unknown(span, sigil === '%');
  if (around.facts.unsettled.has(`${sigil}${name}`)) return unknown(span);
  if (sigil === '$' && /^[&`'+\d]$/.test(name)) return unknown(span);
  if (sigil === '$' && /^[$0<>()[\]?.|]$/.test(name)) return unknown(span, false);
  return { kind: 'variable', name: around.scope.resolve(sigil, name), source: span };
}

function elementValue(
  { of, key, bracket, span }: PerlExpression & { kind: 'element' },
  around: Surroundings,
  before: Statement[],
): Expression {
  evaluated(scalarValue(key, around, before), before);
  if (of.kind !== 'variable') {
    evaluated(listValue(of, around, before), before);
    return unknown(span);
  }
  if (isArguments(of)) return text('', span);
  if (of.name === '_' && of.sigil === '@' && bracket === '[') {
    const index = literalText(key);
    if (index !== null && /^\d$/.test(index)) return { kind: 'argument', which: Number(index), source: span };
  }
  // A variable of the request holds no line end.
  return unknown(span, !(of.name === 'ENV' && of.sigil === '%'));
}

function operationValue(
  { operator, operands, span }: PerlExpression & { kind: 'operation' },
  around: Surroundings,
  before: Statement[],
): Expression {
  if (/\+\+|--/.test(operator)) return stepped(operator, operands[0], span, around, before);
  const [left, right] = operands;
  if (operator === '\\') {
    if (left?.kind !== 'call' || left.form !== 'handing-on')
      before.push(...effectsOf({ kind: 'operation', operator, operands, span }, around));
    return unknown(span, false);
  }
  if (operator === '=~' && right?.kind === 'pattern') {
    before.push(...effectsOf({ kind: 'operation', operator, operands, span }, around));
    return unknown(span, false);
  }
  if (operator === '..' && left !== undefined) return range(left, right, span);
  if (operator === 'x' && left !== undefined) return repeated(left, right, span, around, before);
  const values = operands.map((operand) => scalarValue(operand, around, before));
  if (operator === '.') return { kind: 'joined', parts: values, separator: null };
  const by = operator === '!' ? negation : operands.length === 2 ? binaryOperators.get(operator) : undefined;
  if (by !== undefined) return { kind: 'computed', from: values, by, lines: false, source: span };
  for (const value of values) evaluated(value, before);
  return unknown(span, operator === '?');
}

function logicalValue(
  { operator, left, right, span }: PerlExpression & { kind: 'logical' },
  around: Surroundings,
  before: Statement[],
): Expression {
  const first = scalarValue(left, around, before);
  const rightBefore: Statement[] = [];
  const second = scalarValue(right, around, rightBefore);
  if (rightBefore.length === 0 && isIdle(second) && operator !== '//') {
    const by = (one = '', other = ''): string => (isTrue(one) === (operator === '||') ? one : other);
    return { kind: 'computed', from: [first, second], by, lines: true, source: span };
  }
  const name = around.scope.temporary();
  const condition = {
    key: operator === '//' ? around.scope.temporary() : keyOf(left, around),
    negated: operator !== '&&',
    value: operator === '//' ? null : ({ kind: 'variable', name, source: span } as const),
  };
  const assign = (value: Expression): Statement => ({
    kind: 'assign',
    name,
    value,
    append: false,
    declares: true,
  });
  before.push(assign(first), {
    kind: 'branch',
    arms: [{ condition, body: [...rightBefore, assign(second)] }],
    otherwise: [],
  });
  return { kind: 'variable', name, source: span };
}

function choiceValue(
  { condition: asked, then, otherwise, span }: PerlExpression & { kind: 'choice' },
  around: Surroundings,
  before: Statement[],
): Expression {
  const condition = conditionOf(asked, false, around, before);
  const thenBefore: Statement[] = [];
  const otherwiseBefore: Statement[] = [];
  const one = listValue(then, around, thenBefore);
  const other = listValue(otherwise, around, otherwiseBefore);
  if (thenBefore.length === 0 && otherwiseBefore.length === 0)
    return { kind: 'choice', condition, whenTrue: one, otherwise: other };
  const name = around.scope.temporary();
  const assign = (value: Expression): Statement => ({
    kind: 'assign',
    name,
    value,
    append: false,
    declares: true,
  });
  before.push({
    kind: 'branch',
    arms: [{ condition, body: [...thenBefore, assign(one)] }],
    otherwise: [...otherwiseBefore, assign(other)],
  });
  return { kind: 'variable', name, source: span };
}

/** What a block comes to is its last expression. */
function blockValue(
  { how, body, span }: PerlExpression & { kind: 'block' },
  around: Surroundings,
  before: Statement[],
): Expression {
  const last = body.at(-1);
  if (how === 'do' && last?.kind === 'expression') {
    before.push(...blockStatements(body.slice(0, -1), around));
    return listValue(last.expression, around, before);
  }
  before.push(...effectsOf({ kind: 'block', how, body, span }, around));
  return unknown(span);
}

/** What a declaration declares, once it has. */
const afterDeclaration = ({
  names,
  isList,
  span,
}: PerlExpression & { kind: 'declaration' }): PerlExpression =>
  isList ? { kind: 'list', items: names, span } : (names[0] ?? { kind: 'list', items: [], span });
