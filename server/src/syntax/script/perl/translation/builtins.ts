import type { Span } from '../../../../text/span.js';
import { type Block, type Expression, foreign, type Statement, text, unknown } from '../../flow/program.js';
import { literalText, type PerlCall, type PerlExpression } from '../perlSyntax.js';
import { forgotten } from './assignments.js';
import { ownFunction, valuesOf } from './calls.js';
import { effectsOf } from './effects.js';
import { isArguments } from './environment.js';
import { formatted } from './format.js';
import { nameOf, placeOf } from './handles.js';
import { onOneLine, outputOfCommand } from './knownFunctions.js';
import { written } from './output.js';
import { ended, type Surroundings, selectedFlag } from './surroundings.js';
import { textFunction } from './textFunctions.js';
import { evaluated, listValue, scalarValue } from './values.js';

/** A call of one of the language's own functions. */
export function builtinValue(call: PerlCall, around: Surroundings, before: Statement[]): Expression {
  const { name, arguments: args, span } = call;
  const [first, second] = args;
  const lost = (because: string): Expression => {
    before.push({ kind: 'lost', because, at: span });
    return unknown(span);
  };
  switch (name) {
    case 'exit':
      valuesOf(args, around, before);
      before.push(...ended);
      return unknown(span, false);
    case 'die':
      valuesOf(args, around, before);
      before.push({ kind: 'fail' });
      return unknown(span, false);
    case 'return':
      before.push({ kind: 'return', value: returned(args, around, before) });
      return unknown(span);
    case 'last':
    case 'next':
      before.push(jump(name, literalText(first), span, around));
      return unknown(span, false);
    case 'redo':
      return lost('a round of a loop is run again');
    case 'goto':
      return jumped(first, span, around, before) ?? lost('it goes on elsewhere');
    case 'shift':
    case 'pop':
      return taken(name, first, span, around, before);
    case 'push':
    case 'unshift':
      return added(name, args, span, around, before);
    case 'splice':
    case 'chop':
    case 'read':
    case 'sysread':
    case 'recv':
      valuesOf(args, around, before);
      for (const each of name === 'splice' || name === 'chop' ? [first] : [second])
        if (each !== undefined) before.push(...forgotten(each, around));
      return unknown(span);
    case 'undef':
      if (first !== undefined) before.push(...effectsOf(emptied(first, span), around));
      return text('', span);
    case 'defined':
    case 'exists':
      for (const each of args) if (each.kind !== 'call') evaluated(listValue(each, around, before), before);
      return unknown(span, false);
    case 'scalar':
      return first === undefined ? unknown(span) : scalarValue(first, around, before);
    case 'sprintf':
      return formatted(args, span, around, before);
    case 'join':
      return joined(args, span, around, before);
    case 'exec':
      valuesOf(args, around, before);
      return lost('another program takes its place');
    case 'system':
      valuesOf(args, around, before);
      before.push(...run(commandIn(args), span));
      return unknown(span, false);
    case 'open':
      return opened(call, around, before);
    case 'close':
    case 'tie':
      valuesOf(args, around, before);
      return nameOf(first) === 'STDOUT' ? lost('standard output is another') : unknown(span, false);
    case 'select':
      return args.length === 1 && first !== undefined
        ? selected(first, span, around, before)
        : unknown(span, false);
    case 'syswrite':
      return rawWritten(args, span, around, before);
    case 'write':
      before.push(...written(unknown(span), first ?? null, span, around));
      return unknown(span, false);
    case 'eval':
      valuesOf(args, around, before);
      return /^\s*(?:use|require|no|local \$SIG\{__DIE__\})\b/.test(startOf(first))
        ? unknown(span)
        : lost('a text is run as a program');
    case 'do':
      valuesOf(args, around, before);
      return foreign(span);
    case 'require':
      return text('1', span);
    case '__PACKAGE__':
      return text(around.scope.currentPackage, span);
  }
  const known = textFunction(call, around, before);
  if (known !== null) return known;
  valuesOf(args, around, before);
  return unknown(span, !onOneLine.has(name));
}

/** A command as the shell would get it; null where it only shows when the script runs. */
function commandIn(args: readonly PerlExpression[]): string | null {
  const words = args.map(literalText);
  return words.every((word) => word !== null) ? words.join(' ') : null;
}

/** Another program that writes to the same standard output: Perl empties its own buffer first. */
function run(command: string | null, at: Span): Block {
  const output = outputOfCommand(command);
  if (output === 'nothing') return [];
  return [output === 'something' ? { kind: 'write', value: unknown(at), at } : { kind: 'may-write', at }];
}

const startOf = (expression: PerlExpression | undefined): string => {
  const first = expression?.kind === 'string' ? expression.parts[0] : undefined;
  return first?.kind === 'text' ? first.text : '';
};

function returned(
  args: readonly PerlExpression[],
  around: Surroundings,
  before: Statement[],
): Expression | null {
  const [only] = args;
  if (only === undefined) return null;
  if (args.length === 1) return listValue(only, around, before);
  return { kind: 'list', items: args.map((each) => listValue(each, around, before)) };
}

function jump(name: 'last' | 'next', label: string | null, at: Span, { loops }: Surroundings): Statement {
  if (label !== null && !loops.includes(label))
    return { kind: 'lost', because: 'it leaves a loop that is elsewhere', at };
  return { kind: name === 'last' ? 'break' : 'continue', label: label ?? undefined };
}

/** `goto &name` is a call. */
function jumped(
  target: PerlExpression | undefined,
  span: Span,
  around: Surroundings,
  before: Statement[],
): Expression | null {
  if (target?.kind !== 'call' || target.form !== 'handing-on' || ownFunction(target.name, around) === null)
    return null;
  before.push({ kind: 'return', value: listValue(target, around, before) });
  return unknown(span);
}

/** Whether what is taken is an argument of the program, which a server gives none. */
const isOfProgram = (from: PerlExpression | undefined, { inFunction }: Surroundings): boolean =>
  from === undefined ? !inFunction : isArguments(from);

function taken(
  name: 'shift' | 'pop',
  from: PerlExpression | undefined,
  span: Span,
  around: Surroundings,
  before: Statement[],
): Expression {
  if (isOfProgram(from, around)) return text('', span);
  if (from === undefined || (from.kind === 'variable' && from.name === '_')) {
    return name === 'shift' ? { kind: 'argument', which: 'next', source: span } : unknown(span);
  }
  before.push(...forgotten(from, around));
  return unknown(span);
}

function added(
  name: 'push' | 'unshift',
  [target, ...items]: readonly PerlExpression[],
  span: Span,
  around: Surroundings,
  before: Statement[],
): Expression {
  const values = items.map((item) => listValue(item, around, before));
  if (target?.kind === 'variable' && target.sigil === '@' && target.name !== '_') {
    const own = around.scope.resolve('@', target.name);
    const old: readonly Expression[] = name === 'push' ? [] : [{ kind: 'variable', name: own, source: span }];
    const value: Expression = { kind: 'list', items: [...values, ...old] };
    before.push({ kind: 'assign', name: own, value, append: name === 'push', declares: false });
  } else {
    for (const value of values) evaluated(value, before);
    if (target !== undefined) before.push(...forgotten(target, around));
  }
  return unknown(span, false);
}

const emptied = (target: PerlExpression, span: Span): PerlExpression => ({
  kind: 'assignment',
  operator: '=',
  target,
  value: { kind: 'list', items: [], span },
  span,
});

function joined(
  [separator, ...items]: readonly PerlExpression[],
  span: Span,
  around: Surroundings,
  before: Statement[],
): Expression {
  if (separator === undefined) return text('', span);
  const between = scalarValue(separator, around, before);
  return { kind: 'joined', parts: items.map((item) => listValue(item, around, before)), separator: between };
}

function opened({ arguments: args, span }: PerlCall, around: Surroundings, before: Statement[]): Expression {
  const [handle, mode, command] = args;
  if (nameOf(handle) === 'STDOUT') {
    before.push({ kind: 'lost', because: 'standard output is another', at: span });
    return unknown(span, false);
  }
  valuesOf(args.slice(1), around, before);
  if (handle !== undefined && handle.kind !== 'string') before.push(...forgotten(handle, around));
  const start = startOf(mode);
  if (/^\s*\|/.test(start)) {
    const program = literalText(command ?? mode)?.replace(/^\s*\|-?/, '') ?? null;
    if (outputOfCommand(program) !== 'nothing') before.push({ kind: 'may-write', at: span });
  }
  return unknown(span, false);
}

/** `select(HANDLE)`: where `print` goes from here on; its value is where it went before. */
function selected(handle: PerlExpression, span: Span, around: Surroundings, before: Statement[]): Expression {
  const inner = handle.kind === 'element' && handle.of.kind === 'list' ? handle.of.items[0] : undefined;
  // select((select($handle), $| = 1)[0]) selects what was selected before.
  if (inner?.kind === 'call' && inner.name === 'select') return unknown(span, false);
  const name = around.scope.temporary();
  const flag: Expression = { kind: 'variable', name: selectedFlag, source: span };
  const assign = (to: string, value: Expression, declares: boolean): Statement => ({
    kind: 'assign',
    name: to,
    value,
    append: false,
    declares,
  });
  before.push(assign(name, flag, true));
  const place = placeOf(handle, around);
  if (place !== 'perhaps')
    before.push(assign(selectedFlag, text(place === 'standard-output' ? '1' : '', span), false));
  else {
    const value = listValue(handle, around, before);
    const chosen: Expression = {
      kind: 'computed',
      from: [value],
      by: (known) => (known === '1' || known === '' ? known : null),
      lines: false,
      source: span,
    };
    before.push(assign(selectedFlag, chosen, false));
  }
  return { kind: 'variable', name, source: span };
}

/** `syswrite` passes by the buffer of `print`. */
function rawWritten(
  args: readonly PerlExpression[],
  span: Span,
  around: Surroundings,
  before: Statement[],
): Expression {
  const [handle, value] = args;
  if (handle === undefined || value === undefined) return unknown(span, false);
  const place = placeOf(handle, around);
  const written: Expression = args.length === 2 ? scalarValue(value, around, before) : unknown(span);
  if (place === 'elsewhere') return unknown(span, false);
  const inOrder = around.facts.autoflushes || !around.facts.prints;
  const statement: Block =
    place === 'standard-output' && inOrder
      ? [{ kind: 'write', value: written, at: span }]
      : [{ kind: 'lost', because: 'what is written in another order than it stands there', at: span }];
  before.push(...statement);
  return unknown(span, false);
}
