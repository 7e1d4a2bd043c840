import { childInField, namedChildren, type SyntaxNode } from '../../syntaxNode.js';
import { stringPieces } from '../stringLiteral.js';
import { attributeOf, call } from './calls.js';
import { compared } from './comparison.js';
import { comprehended } from './comprehensions.js';
import { percentFormatted } from './formatting.js';
import { ExceptionRaised, type Path } from './path.js';
import {
  asBytes,
  isBytesValue,
  iterated,
  knownText,
  none,
  piecesOf,
  silent,
  silentLines,
  textValue,
  truthOf,
  type Value,
  writtenPieces,
} from './values.js';

/** What is known of an expression's value. Calls in it are followed: they may write, and end the path. */
export function evaluate(path: Path, node: SyntaxNode): Value {
  path.step();
  switch (node.type) {
    case 'string':
      return stringValue(path, node);
    case 'concatenated_string':
      return concatenated(
        namedChildren(node)
          .filter(({ type }) => type !== 'comment')
          .map((part) => evaluate(path, part)),
        node,
      );
    case 'identifier':
      return nameValue(path, path.tree.source(node));
    case 'attribute':
      return attributeValue(path, node);
    case 'call':
      return call(path, node);
    case 'parenthesized_expression':
    case 'await':
      return evaluateFirst(path, node);
    case 'tuple':
    case 'list':
    case 'expression_list':
      return listValue(path, node);
    case 'dictionary':
      return dictionaryValue(path, node);
    case 'list_comprehension':
    case 'set_comprehension':
    case 'dictionary_comprehension':
    case 'generator_expression':
      return comprehended(path, node);
    case 'yield':
      return yielded(path, node);
    case 'binary_operator':
      return binaryValue(path, node);
    case 'boolean_operator':
      return booleanValue(path, node);
    case 'not_operator': {
      const truth = truthOf(evaluateField(path, node, 'argument'));
      return truth === null ? silent : { kind: 'constant', value: !truth };
    }
    case 'comparison_operator':
      return comparisonValue(path, node);
    case 'conditional_expression':
      return conditionalValue(path, node);
    case 'named_expression': {
      const value = evaluateField(path, node, 'value');
      const name = childInField(node, 'name');
      if (name !== null) path.assign(path.tree.source(name), value);
      return value;
    }
    case 'subscript':
      return itemValue(path, node);
    case 'integer':
    case 'float':
      return { kind: 'constant', value: Number(path.tree.source(node).replace(/_/g, '')) };
    case 'true':
      return { kind: 'constant', value: true };
    case 'false':
      return { kind: 'constant', value: false };
    case 'none':
      return none;
    case 'lambda':
      return { kind: 'function', node, receiver: null, around: path.frameAround };
    default:
      if (!path.quietness.isQuiet(node)) path.lose('it writes inside an expression', node.span);
      return silentLines;
  }
}

/** What a generator yields is collected; the value of the expression is what is sent to it. */
function yielded(path: Path, node: SyntaxNode): Value {
  const [given] = namedChildren(node);
  const value = given === undefined ? none : evaluate(path, given);
  const isFrom = node.children.some(({ type }) => type === 'from');
  const items = isFrom ? iterated(value, node.span) : [value];
  path.yield(items);
  return silentLines;
}

const evaluateField = (path: Path, node: SyntaxNode, field: string): Value => {
  const child = childInField(node, field);
  return child === null ? silent : evaluate(path, child);
};

const evaluateFirst = (path: Path, node: SyntaxNode): Value => {
  const [child] = namedChildren(node).filter(({ type }) => type !== 'comment');
  return child === undefined ? silent : evaluate(path, child);
};

function stringValue(path: Path, node: SyntaxNode): Value {
  const parts = stringPieces(path.tree, node);
  if (parts === null) return silentLines;
  const values = parts.map((part): Value => {
    if (part.kind === 'text') return textValue(part.value, node.span);
    const value = evaluate(path, part.node);
    return part.formatted ? silent : { kind: 'text', pieces: piecesOf(value, part.whole.span) };
  });
  const isBytes = path.version === 3 && /^[a-z]*b/i.test(path.tree.source(node));
  return asBytes(concatenated(values, node), isBytes);
}

/** Texts one behind the other, as they are written. */
const concatenated = (values: readonly Value[], { span }: SyntaxNode): Value & { kind: 'text' } =>
  asBytes(
    { kind: 'text', pieces: values.flatMap((value) => writtenPieces(value, span)) },
    values.some(isBytesValue),
  );

function nameValue(path: Path, name: string): Value {
  const known = path.look(name);
  if (known !== null) return known;
  if (name === '__name__') return textValue(path.moduleName, { start: 0, end: 0 });
  if (!path.mayBeBound(name)) throw new ExceptionRaised('NameError');
  return { kind: 'library', path: `builtins.${name}` };
}

function attributeValue(path: Path, node: SyntaxNode): Value {
  const object = childInField(node, 'object');
  const name = childInField(node, 'attribute');
  if (object === null || name === null) return silent;
  return attributeOf(path, evaluate(path, object), path.tree.source(name), object);
}

function listValue(path: Path, node: SyntaxNode): Value {
  const children = namedChildren(node).filter(({ type }) => type !== 'comment');
  const items = children.map((child) => evaluate(path, child));
  const isSpread = children.some(({ type }) => type === 'list_splat');
  if (isSpread) return silentLines;
  return node.type === 'list' ? { kind: 'list', items } : { kind: 'list', items, tuple: true };
}

function dictionaryValue(path: Path, node: SyntaxNode): Value {
  const entries = new Map<string, Value>();
  for (const pair of namedChildren(node)) {
    const key = childInField(pair, 'key');
    const name = key === null ? null : knownText(evaluate(path, key));
    if (name === null) return silentLines;
    entries.set(name, evaluateField(path, pair, 'value'));
  }
  return { kind: 'dictionary', entries };
}

function binaryValue(path: Path, node: SyntaxNode): Value {
  const left = evaluateField(path, node, 'left');
  const right = evaluateField(path, node, 'right');
  const operator = childInField(node, 'operator')?.type;
  return combined(operator ?? '', left, right, node);
}

/** `left operator right`, as far as texts and lists are concerned. */
export function combined(operator: string, left: Value, right: Value, node: SyntaxNode): Value {
  if (operator === '%' && left.kind === 'text') {
    const pieces = percentFormatted(left.pieces, right, node.span);
    return asBytes({ kind: 'text', pieces }, isBytesValue(left));
  }
  if (operator === '+' && (left.kind === 'text' || right.kind === 'text')) {
    const pieces = [...writtenPieces(left, node.span), ...writtenPieces(right, node.span)];
    return asBytes({ kind: 'text', pieces }, isBytesValue(left) || isBytesValue(right));
  }
  if (operator === '+' && left.kind === 'list' && right.kind === 'list') {
    return { kind: 'list', items: [...left.items, ...right.items] };
  }
  if (left.kind === 'constant' && right.kind === 'constant') return calculated(operator, left, right);
  if (operator === '*' && left.kind === 'text') return repeated(left.pieces, right);
  if (operator === '*' && right.kind === 'text') return repeated(right.pieces, left);
  return left.kind === 'foreign' || right.kind === 'foreign' ? silentLines : silent;
}

/** Of whole numbers only: how Python writes others is another matter. */
function calculated(operator: string, { value: left }: Constant, { value: right }: Constant): Value {
  if (!Number.isSafeInteger(left) || !Number.isSafeInteger(right)) return silent;
  const [one, other] = [Number(left), Number(right)];
  const results: Readonly<Record<string, number>> = { '+': one + other, '-': one - other, '*': one * other };
  const value = results[operator];
  return value === undefined || !Number.isSafeInteger(value) ? silent : { kind: 'constant', value };
}

type Constant = Value & { kind: 'constant' };

function repeated(pieces: (Value & { kind: 'text' })['pieces'], times: Value): Value {
  if (times.kind !== 'constant' || typeof times.value !== 'number' || times.value > 200) return silentLines;
  return { kind: 'text', pieces: Array.from({ length: Math.max(0, times.value) }, () => pieces).flat() };
}

function booleanValue(path: Path, node: SyntaxNode): Value {
  const left = evaluateField(path, node, 'left');
  const isAnd = childInField(node, 'operator')?.type === 'and';
  const truth = truthOf(left);
  if (truth !== null) return truth === isAnd ? evaluateField(path, node, 'right') : left;
  const right = evaluateField(path, node, 'right');
  // Whatever the left side is, a false right side makes `and` false, a true one makes `or` true.
  const settles = right.kind === 'constant' && truthOf(right) === !isAnd;
  return settles ? right : silentLines;
}

function comparisonValue(path: Path, node: SyntaxNode): Value {
  const operands = namedChildren(node).map((child) => evaluate(path, child));
  const operators = node.children.filter(({ field }) => field === 'operators').map(({ type }) => type);
  const [left, right] = operands;
  if (operands.length !== 2 || left === undefined || right === undefined) return silent;
  const truth = compared(operators.join(' '), left, right);
  return truth === null ? silent : { kind: 'constant', value: truth };
}

function conditionalValue(path: Path, node: SyntaxNode): Value {
  const [then, condition, otherwise] = namedChildren(node);
  if (then === undefined || condition === undefined || otherwise === undefined) return silent;
  const truth = truthOf(evaluate(path, condition)) ?? path.decide(condition);
  return evaluate(path, truth ? then : otherwise);
}

function itemValue(path: Path, node: SyntaxNode): Value {
  const of = evaluateField(path, node, 'value');
  const keys = node.children.filter(({ field }) => field === 'subscript').map((key) => evaluate(path, key));
  const [key] = keys;
  if (key?.kind === 'constant' && typeof key.value === 'number' && of.kind === 'list') {
    return of.items.at(key.value) ?? silent;
  }
  const name = key === undefined ? null : knownText(key);
  if (of.kind === 'dictionary' && name !== null) return of.entries.get(name) ?? silentLines;
  if (of.kind === 'list' && childInField(node, 'subscript')?.type === 'slice')
    return sliced(of.items, path, node);
  if (of.kind === 'cookie') return name === null ? silentLines : { kind: 'morsel', name };
  if (of.kind === 'morsel') return silent;
  if (of.kind === 'foreign') return of;
  if (of.kind === 'library') return { kind: 'library', path: `${of.path}[${name ?? ''}]` };
  return silentLines;
}

/** `items[n:]`, as in `sys.argv[1:]`. */
function sliced(items: readonly Value[], path: Path, node: SyntaxNode): Value {
  const match = /^(\d+):$/.exec(path.tree.source(childInField(node, 'subscript') ?? node));
  return match === null ? silentLines : { kind: 'list', items: items.slice(Number(match[1])) };
}
