import { childInField, namedChildren, type SyntaxNode } from '../../syntaxNode.js';
import { callArguments } from '../pythonTree.js';
import { isTest } from './libraries.js';
import type { Walk } from './walk.js';

/** The expressions that a condition vouches for, by how it comes out. */
export interface Vouched {
  readonly whenTrue: readonly SyntaxNode[];
  readonly whenFalse: readonly SyntaxNode[];
  /** It looks at them, and what the answer means only the script knows. */
  readonly either: readonly SyntaxNode[];
  /** What did not pass was seen: behind the statement the script knows of it. */
  readonly afterwards: readonly SyntaxNode[];
}

const nothing: Vouched = { whenTrue: [], whenFalse: [], either: [], afterwards: [] };

/** What does not look at what a value holds. */
const looksAtNothing = /^(len|bool|str|unicode|print|type|isinstance|hasattr|getattr|repr|any|all)$/;

export function vouchedBy(walk: Walk, condition: SyntaxNode): Vouched {
  switch (condition.type) {
    case 'parenthesized_expression': {
      const [inner] = namedChildren(condition);
      return inner === undefined ? nothing : vouchedBy(walk, inner);
    }
    case 'named_expression': {
      const value = childInField(condition, 'value');
      return value === null ? nothing : vouchedBy(walk, value);
    }
    case 'not_operator': {
      const argument = childInField(condition, 'argument');
      if (argument === null) return nothing;
      const vouched = vouchedBy(walk, argument);
      return { ...vouched, whenTrue: vouched.whenFalse, whenFalse: vouched.whenTrue };
    }
    case 'boolean_operator': {
      const left = childInField(condition, 'left');
      const right = childInField(condition, 'right');
      const parts = [left, right].flatMap((part) => (part === null ? [] : [vouchedBy(walk, part)]));
      const either = parts.flatMap((part) => part.either);
      const afterwards = parts.flatMap((part) => part.afterwards);
      return childInField(condition, 'operator')?.type === 'and'
        ? { whenTrue: parts.flatMap(({ whenTrue }) => whenTrue), whenFalse: [], either, afterwards }
        : { whenTrue: [], whenFalse: parts.flatMap(({ whenFalse }) => whenFalse), either, afterwards };
    }
    case 'comparison_operator':
      return vouchedByComparison(walk, condition);
    case 'call':
      return vouchedByCall(walk, condition);
    default:
      return nothing;
  }
}

function vouchedByComparison(walk: Walk, condition: SyntaxNode): Vouched {
  const [left, right, ...others] = namedChildren(condition);
  if (left === undefined || right === undefined || others.length > 0) return nothing;
  const operator = condition.children
    .filter(({ field }) => field === 'operators')
    .map(({ type }) => type)
    .join(' ');
  const holder = walk.source(right);
  switch (operator) {
    case '==':
    case 'is':
      return { ...nothing, whenTrue: subjects(walk, left).concat(subjects(walk, right)) };
    case '!=':
    case '<>':
      return { ...nothing, whenFalse: subjects(walk, left).concat(subjects(walk, right)) };
    case 'in':
    case 'not in': {
      // `"<" in name` looks at the right side; `name in names` lets pass what the script knows.
      if (left.type === 'string') return { ...nothing, either: subjects(walk, right) };
      if (/environ/.test(holder)) return nothing;
      const vouched = subjects(walk, left);
      return operator === 'in'
        ? { ...nothing, whenTrue: vouched, afterwards: vouched }
        : { ...nothing, whenFalse: vouched, afterwards: vouched };
    }
    default:
      return nothing;
  }
}

/** `name.isdigit()`, `re.match(pattern, name)`, `is_valid(name)`, `set(name) <= letters` */
function vouchedByCall(walk: Walk, condition: SyntaxNode): Vouched {
  const callee = childInField(condition, 'function');
  const given = callArguments(walk.tree, condition);
  if (callee === null) return nothing;
  const attribute = callee.type === 'attribute' ? childInField(callee, 'attribute') : null;
  const object = callee.type === 'attribute' ? childInField(callee, 'object') : null;
  const name = walk.source(attribute ?? callee);
  if (object !== null && isTest.test(name)) {
    const vouched = subjects(walk, object);
    return { ...nothing, whenTrue: vouched, afterwards: vouched };
  }
  if (object !== null && /^(startswith|endswith|find|count|index)$/.test(name))
    return { ...nothing, either: subjects(walk, object) };
  if (attribute === null && looksAtNothing.test(name)) {
    // `all(letter in letters for letter in name)`
    return /^(any|all)$/.test(name) ? { ...nothing, either: iterated(walk, condition) } : nothing;
  }
  return { ...nothing, either: (given?.positional ?? []).flatMap((each) => subjects(walk, each)) };
}

function iterated(walk: Walk, call: SyntaxNode): readonly SyntaxNode[] {
  const list = childInField(call, 'arguments');
  const generator =
    list?.type === 'generator_expression'
      ? list
      : (list?.children ?? []).find(({ type }) => /comprehension|generator/.test(type));
  const clause = generator?.children.find(({ type }) => type === 'for_in_clause');
  const right = clause === undefined ? null : childInField(clause, 'right');
  return right === null ? [] : subjects(walk, right);
}

/** The expression itself, and what is taken out of it by methods that only tidy it: `name.strip().lower()`. */
function subjects(walk: Walk, node: SyntaxNode): readonly SyntaxNode[] {
  switch (node.type) {
    case 'identifier':
    case 'subscript':
    case 'attribute':
      return [node];
    case 'parenthesized_expression':
      return namedChildren(node).flatMap((child) => subjects(walk, child));
    case 'call': {
      const callee = childInField(node, 'function');
      const method = callee?.type === 'attribute' ? childInField(callee, 'attribute') : null;
      const tidies =
        method !== null && /^(l?strip|rstrip|lower|upper|title|replace)$/.test(walk.source(method));
      const object = tidies && callee !== null ? childInField(callee, 'object') : null;
      const given = callArguments(walk.tree, node)?.positional ?? [];
      const isBuiltin =
        callee?.type === 'identifier' && /^(str|set|int|float|list)$/.test(walk.source(callee));
      return [
        node,
        ...(object === null ? [] : subjects(walk, object)),
        ...(isBuiltin ? given.flatMap((each) => subjects(walk, each)) : []),
      ];
    }
    default:
      return [];
  }
}
