import { childInField, namedChildren, type SyntaxNode } from '../../syntaxNode.js';
import { literalValue, stringPieces } from '../stringLiteral.js';
import { attributeOf, call } from './calls.js';
import { composed, ofConversion, type Part } from './composition.js';
import { vouchedBy } from './conditions.js';
import { anyVariable, environmentValue, fieldOf } from './sources.js';
import {
  asData,
  clean,
  dataOf,
  elementOf,
  holdsMarkup,
  itemsOf,
  merged,
  recordOf,
  taintsOf,
  type Value,
} from './value.js';
import type { Walk } from './walk.js';

/** What is known of an expression's value. Calls in it are followed: they may write, or start a shell. */
export function evaluate(walk: Walk, node: SyntaxNode): Value {
  walk.step();
  switch (node.type) {
    case 'string':
    case 'concatenated_string':
      return textValue(walk, node);
    case 'identifier':
      return walk.look(walk.source(node));
    case 'attribute':
      return attributeValue(walk, node);
    case 'call':
      return walk.isChecked(node) ? checkedCall(walk, node) : call(walk, node);
    case 'subscript':
      return itemValue(walk, node);
    case 'binary_operator':
      return binaryValue(walk, node);
    case 'boolean_operator':
      return booleanValue(walk, node);
    case 'conditional_expression':
      return conditionalValue(walk, node);
    case 'comparison_operator':
    case 'not_operator':
      for (const child of namedChildren(node)) evaluate(walk, child);
      return clean;
    case 'parenthesized_expression':
    case 'await': {
      const [inner] = namedChildren(node).filter(({ type }) => type !== 'comment');
      return inner === undefined ? clean : evaluate(walk, inner);
    }
    case 'tuple':
    case 'list':
    case 'set':
    case 'expression_list':
      return listValue(walk, node);
    case 'dictionary':
      return recordValue(walk, node);
    case 'list_comprehension':
    case 'set_comprehension':
    case 'generator_expression':
    case 'dictionary_comprehension':
      return comprehensionValue(walk, node);
    case 'named_expression': {
      const name = childInField(node, 'name');
      const value = childInField(node, 'value');
      const result = value === null ? clean : evaluate(walk, value);
      if (name !== null) walk.assign(walk.source(name), result);
      return result;
    }
    case 'list_splat':
    case 'dictionary_splat':
      return namedChildren(node).reduce<Value>((_, child) => evaluate(walk, child), clean);
    case 'lambda':
    case 'integer':
    case 'float':
      return clean;
    default:
      for (const child of namedChildren(node)) evaluate(walk, child);
      return clean;
  }
}

function checkedCall(walk: Walk, node: SyntaxNode): Value {
  const value = call(walk, node);
  return value.kind === 'form' || value.kind === 'instance' ? value : clean;
}

const field = (walk: Walk, node: SyntaxNode, name: string): Value => {
  const child = childInField(node, name);
  return child === null ? clean : evaluate(walk, child);
};

/** A literal, with what an f-string embeds. */
function textValue(walk: Walk, node: SyntaxNode): Value {
  if (node.type === 'concatenated_string') {
    const parts = namedChildren(node).filter(({ type }) => type !== 'comment');
    return composed(parts.map((part) => ({ value: textValue(walk, part), node: part })));
  }
  const known = walk.literals.get(node);
  if (known !== undefined) return known;
  const pieces = stringPieces(walk.tree, node);
  if (pieces === null) {
    // Python 2: an expression in backticks
    return namedChildren(node).reduce<Value>(
      (all, child) => merged(all, asData(evaluate(walk, child))),
      clean,
    );
  }
  let markup = false;
  const parts: Part[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      markup ||= piece.value.includes('<');
    } else {
      const value = asData(evaluate(walk, piece.node));
      const conversion = piece.formatted ? /:[^:]*[a-zA-Z]\}$/.test(walk.source(piece.whole)) : false;
      parts.push({
        value: conversion ? ofConversion(value, walk.source(piece.whole).slice(0, -1)) : value,
        node: piece.node,
      });
    }
  }
  const value = composed(parts, markup);
  if (parts.length === 0) walk.literals.set(node, value);
  return value;
}

function attributeValue(walk: Walk, node: SyntaxNode): Value {
  const object = childInField(node, 'object');
  const name = childInField(node, 'attribute');
  if (object === null || name === null) return clean;
  const value = attributeOf(walk, evaluate(walk, object), walk.source(name), object, node);
  return walk.isChecked(node) && taintsOf(value).length > 0 ? clean : value;
}

function itemValue(walk: Walk, node: SyntaxNode): Value {
  const of = field(walk, node, 'value');
  const keyNode = childInField(node, 'subscript');
  const key = keyNode === null ? clean : evaluate(walk, keyNode);
  if (walk.isChecked(node)) return clean;
  return entryOf(walk, of, keyNode, key, node);
}

/** `value[key]` */
export function entryOf(
  walk: Walk,
  of: Value,
  keyNode: SyntaxNode | null,
  key: Value,
  node: SyntaxNode,
): Value {
  const name = keyNode === null ? null : literalValue(walk.tree, keyNode);
  switch (of.kind) {
    case 'form': {
      const found = fieldOf(node, name);
      const [taint] = taintsOf(found);
      return taint === undefined ? clean : { kind: 'field', taint };
    }
    case 'field':
      return of;
    case 'environment':
      return key.kind === 'variable-name' ? anyVariable(node) : environmentValue(node, name);
    case 'library':
      return of.paths.some((path) => /^os\.environb?$/.test(path)) ? environmentValue(node, name) : clean;
    case 'data':
      return of.taints.length === 0 ? clean : dataOf(of.taints);
    case 'record':
      return name === null ? of.rest : (of.entries.get(name) ?? of.rest);
    case 'items': {
      const index = keyNode?.type === 'integer' ? Number(walk.source(keyNode)) : null;
      if (index !== null) return of.items[index] ?? clean;
      return keyNode?.type === 'slice' ? of : keyNode?.type === 'unary_operator' ? elementOf(of) : clean;
    }
    case 'instance': {
      const held = walk.attribute(of.id, '*');
      return held === null ? clean : dataOf(taintsOf(held));
    }
    default:
      return clean;
  }
}

function binaryValue(walk: Walk, node: SyntaxNode): Value {
  const left = childInField(node, 'left');
  const right = childInField(node, 'right');
  const operator = childInField(node, 'operator')?.type;
  if (left === null || right === null) return clean;
  if (operator === '%') return percentValue(walk, left, right);
  const values = [left, right].map((part) => ({ value: evaluate(walk, part), node: part }));
  const [first, second] = values;
  if (operator === '+' && first?.value.kind === 'items' && second?.value.kind === 'items') {
    return itemsOf([...first.value.items, ...second.value.items]);
  }
  return operator === '+' || operator === '*' ? composed(values) : clean;
}

const conversions =
  /%(?:%|(?:\((?<name>[^)]*)\))?[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[hlL]?(?<type>[a-zA-Z]))/g;

/** `"..." % values` */
function percentValue(walk: Walk, left: SyntaxNode, right: SyntaxNode): Value {
  const format = evaluate(walk, left);
  const value = evaluate(walk, right);
  const literal = literalValue(walk.tree, left);
  const asked =
    literal === null
      ? null
      : [...literal.matchAll(conversions)].flatMap(({ groups }) =>
          groups?.['type'] === undefined ? [] : [{ type: groups['type'], name: groups['name'] }],
        );
  const inner = right.type === 'parenthesized_expression' ? (namedChildren(right)[0] ?? right) : right;
  const parts: Part[] = [{ value: format, node: left }];
  if (value.kind === 'items' && right.type === 'tuple') {
    const nodes = namedChildren(right).filter(({ type }) => type !== 'comment');
    for (const [index, item] of value.items.entries()) {
      parts.push({
        value: ofConversion(asData(item), asked?.[index]?.type ?? 's'),
        node: nodes[index] ?? right,
      });
    }
  } else if (value.kind === 'record') {
    for (const { name, type } of asked ?? []) {
      if (name === undefined) continue;
      parts.push({ value: ofConversion(asData(value.entries.get(name) ?? value.rest), type), node: inner });
    }
  } else {
    const [only] = asked ?? [];
    parts.push({
      value: ofConversion(asData(value), asked?.length === 1 ? (only?.type ?? 's') : 's'),
      node: inner,
    });
  }
  return composed(parts);
}

/** `name or "you"`: the right side is reached where the left one is empty. */
function booleanValue(walk: Walk, node: SyntaxNode): Value {
  const left = childInField(node, 'left');
  const right = childInField(node, 'right');
  if (left === null || right === null) return clean;
  const isAnd = childInField(node, 'operator')?.type === 'and';
  const first = evaluate(walk, left);
  const { whenTrue, whenFalse, either } = vouchedBy(walk, left);
  let second: Value = clean;
  walk.runWays([
    () => {
      for (const each of [...(isAnd ? whenTrue : whenFalse), ...either]) walk.check(each);
      second = evaluate(walk, right);
    },
    () => {},
  ]);
  return isAnd ? second : merged(first, second);
}

function conditionalValue(walk: Walk, node: SyntaxNode): Value {
  const [then, condition, otherwise] = namedChildren(node).filter(({ type }) => type !== 'comment');
  if (then === undefined || condition === undefined || otherwise === undefined) return clean;
  evaluate(walk, condition);
  const { whenTrue, whenFalse, either } = vouchedBy(walk, condition);
  const values: Value[] = [];
  const way = (checked: readonly SyntaxNode[], part: SyntaxNode) => (): void => {
    for (const each of [...checked, ...either]) walk.check(each);
    values.push(evaluate(walk, part));
  };
  walk.runWays([way(whenTrue, then), way(whenFalse, otherwise)]);
  const [first = clean, ...others] = values;
  return others.reduce(merged, first);
}

/** What stands in a list beside markup will be joined with it. */
function listValue(walk: Walk, node: SyntaxNode): Value {
  const parts = namedChildren(node)
    .filter(({ type }) => type !== 'comment')
    .map((child) => ({ value: evaluate(walk, child), node: child }));
  const isPage = node.type === 'list' && parts.some(({ value }) => holdsMarkup(value));
  return itemsOf(
    parts.map((part) => (isPage && part.value.kind === 'data' ? composed([part], true) : part.value)),
  );
}

function recordValue(walk: Walk, node: SyntaxNode): Value {
  const entries = new Map<string, Value>();
  let rest: Value = clean;
  for (const pair of namedChildren(node)) {
    if (pair.type !== 'pair') continue;
    const key = childInField(pair, 'key');
    const name = key === null ? null : literalValue(walk.tree, key);
    const value = field(walk, pair, 'value');
    if (name === null) rest = merged(rest, value);
    else entries.set(name, value);
  }
  return recordOf(entries, rest);
}

/** `[part for name in values if condition]`: a condition on the name is a check of it. */
function comprehensionValue(walk: Walk, node: SyntaxNode): Value {
  const body = childInField(node, 'body');
  let value: Value = clean;
  walk.runWays([
    () => {
      for (const clause of namedChildren(node)) {
        if (clause.type === 'for_in_clause') {
          const left = childInField(clause, 'left');
          const over = elementOf(field(walk, clause, 'right'));
          if (left !== null) bindTarget(walk, left, over);
        } else if (clause.type === 'if_clause') {
          for (const condition of namedChildren(clause)) {
            evaluate(walk, condition);
            const { whenTrue, either } = vouchedBy(walk, condition);
            for (const each of [...whenTrue, ...either]) walk.check(each);
          }
        }
      }
      if (body === null) return;
      value =
        body.type === 'pair'
          ? merged(field(walk, body, 'key'), field(walk, body, 'value'))
          : evaluate(walk, body);
    },
  ]);
  return value.kind === 'data' ? value : asData(value);
}

/** Gives a value to a name, an attribute of an instance, an entry, or the names of a tuple. */
export function bindTarget(walk: Walk, target: SyntaxNode, value: Value): void {
  switch (target.type) {
    case 'identifier':
      walk.assign(walk.source(target), value);
      return;
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
      for (const [index, part] of namedChildren(target).entries()) {
        bindTarget(walk, part, value.kind === 'items' ? (value.items[index] ?? clean) : value);
      }
      return;
    case 'attribute': {
      const object = childInField(target, 'object');
      const name = childInField(target, 'attribute');
      const of = object === null ? clean : evaluate(walk, object);
      if (of.kind === 'instance' && name !== null) walk.assignAttribute(of.id, walk.source(name), value);
      return;
    }
    case 'subscript': {
      const object = childInField(target, 'value');
      const key = childInField(target, 'subscript');
      if (object === null || key === null) return;
      const of = evaluate(walk, object);
      const name = literalValue(walk.tree, key);
      if (of.kind === 'record') {
        const entries = name === null ? of.entries : new Map([...of.entries, [name, value]]);
        bindTarget(walk, object, recordOf(entries, name === null ? merged(of.rest, value) : of.rest));
      }
    }
  }
}
