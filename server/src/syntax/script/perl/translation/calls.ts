import { type Expression, foreign, type Statement, text, unknown } from '../../flow/program.js';
import { isBuiltin } from '../parser/operators.js';
import type { PerlBlock, PerlCall, PerlExpression } from '../perlSyntax.js';
import { builtinValue } from './builtins.js';
import { cgiValue } from './cgi.js';
import { effectsOf } from './effects.js';
import { failing, onOneLine } from './knownFunctions.js';
import { blockStatements, withRestored } from './statements.js';
import { inBlock, type Surroundings } from './surroundings.js';
import { evaluated, listValue } from './values.js';

/** A call of a function by its name, and what has to be run before its value is asked for. */
export function callValue(call: PerlCall, around: Surroundings, before: Statement[]): Expression {
  const { name, span } = call;
  const constant = around.constants.get(around.scope.functionName(name));
  if (constant !== undefined) return constant;
  const own = ownFunction(name, around);
  if (call.form === 'word') return wordValue(call, own, around);
  if (own !== null && (call.form !== 'named' || !isBuiltin(name))) return ownCall(own, call, around, before);
  if (/^(?:map|grep|sort)$/.test(name)) return eachValue(call, around, before);
  if (call.form === 'named' && (isBuiltin(name) || name === 'do' || name === 'eval'))
    return builtinValue(call, around, before);
  if (failing.has(name)) {
    valuesOf(call.arguments, around, before);
    before.push({ kind: 'fail' });
    return unknown(span, false);
  }
  if (name === 'try' && call.block !== null) return tried(call, around, before);
  if (around.facts.cgiFunctions.has(name)) return cgiValue(name, 'CGI', call.arguments, span, around, before);
  const ofCgi = /^CGI::(\w+)$/.exec(name)?.[1];
  if (ofCgi !== undefined) return cgiValue(ofCgi, 'CGI', call.arguments, span, around, before);
  valuesOf(call.arguments, around, before);
  return around.facts.foreignCode || call.block !== null
    ? foreign(span)
    : unknown(span, !onOneLine.has(name));
}

/** A word that is no call when Perl reads it: a text, unless a module brings a function of that name. */
function wordValue({ name, span }: PerlCall, own: string | null, { facts }: Surroundings): Expression {
  if (own === null && facts.cgiFunctions.has(name)) return unknown(span);
  return own === null && facts.foreignCode ? foreign(span) : text(name, span);
}

/** Null where the script does not define it. */
export function ownFunction(name: string, { functions, scope }: Surroundings): string | null {
  const whole = scope.functionName(name);
  if (functions.has(whole)) return whole;
  return functions.has(name) ? name : null;
}

function ownCall(
  own: string,
  { arguments: args, form, block, span }: PerlCall,
  around: Surroundings,
  before: Statement[],
): Expression {
  if (form === 'handing-on') {
    const all: Expression = { kind: 'argument', which: 'all', source: span };
    return { kind: 'call', name: own, arguments: [all], spread: [true], source: span };
  }
  const given = args.map((each) => listValue(each, around, before));
  const first: readonly Expression[] = block === null ? [] : [unknown(span, false)];
  const spread = [...first.map(() => false), ...args.map(isSeveral)];
  return { kind: 'call', name: own, arguments: [...first, ...given], spread, source: span };
}

/** Whether a value in a list may be any number of values. */
export const isSeveral = (value: PerlExpression): boolean =>
  ((value.kind === 'variable' || value.kind === 'dereference') && /^[@%]/.test(value.sigil)) ||
  (value.kind === 'element' && value.isSlice) ||
  value.kind === 'list' ||
  (value.kind === 'operation' && /^(?:x|\.\.)$/.test(value.operator)) ||
  (value.kind === 'call' && /^(?:map|grep|sort|reverse|split|keys|values)$/.test(value.name));

/** The arguments, for what finding them out does. */
export function valuesOf(args: readonly PerlExpression[], around: Surroundings, before: Statement[]): void {
  for (const each of args) evaluated(listValue(each, around, before), before);
}

/** `map`, `grep`, `sort`: the block is run for each item. */
function eachValue(call: PerlCall, around: Surroundings, before: Statement[]): Expression {
  const { block, arguments: args, span, name } = call;
  const [first, ...rest] = args;
  const hasBlock = block !== null || name === 'sort' || first === undefined;
  const each: PerlBlock = block ?? (hasBlock ? [] : [{ kind: 'expression', expression: first }]);
  const items = (hasBlock ? args : rest).map((item) => listValue(item, around, before));
  if (name === 'sort') {
    for (const item of items) evaluated(item, before);
    return unknown(span);
  }
  const last = each.at(-1);
  const inner = inBlock(around);
  const body: Statement[] = [...blockStatements(each.slice(0, -1), inner)];
  const found = around.scope.temporary();
  const add = (value: Expression, append: boolean): Statement => ({
    kind: 'assign',
    name: found,
    value: { kind: 'list', items: value.kind === 'list' ? value.items : [value] },
    append,
    declares: true,
  });
  if (name === 'map' && last?.kind === 'expression')
    body.push(add(listValue(last.expression, inner, body), true));
  else if (last !== undefined) body.push(...blockStatements([last], inner));
  const variable = around.scope.resolve('$', '_');
  before.push(add({ kind: 'list', items: [] }, false));
  const loop: Statement = {
    kind: 'loop',
    items: { kind: 'list', items },
    name: variable,
    body,
    certain: false,
  };
  before.push(...withRestored([variable], [loop], around));
  return name === 'map' ? { kind: 'variable', name: found, source: span } : unknown(span);
}

/** `try { } catch { }`, as Try::Tiny and its kin read it. */
function tried(call: PerlCall, around: Surroundings, before: Statement[]): Expression {
  const handler = call.arguments.find((each) => each.kind === 'call' && each.name === 'catch');
  const handled = handler?.kind === 'call' ? handler.block : null;
  before.push({
    kind: 'attempt',
    body: blockStatements(call.block ?? [], inBlock(around)),
    handler: blockStatements(handled ?? [], inBlock(around)),
    always: [],
  });
  for (const each of call.arguments)
    if (each !== handler && each.kind !== 'call') before.push(...effectsOf(each, around));
  return unknown(call.span);
}
