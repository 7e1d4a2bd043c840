import { childInField, namedChildren, type SyntaxNode } from '../../syntaxNode.js';
import { definitionIn, invoke } from './definitions.js';
import { evaluate } from './expressions.js';
import type { Path } from './path.js';
import { foreign, silentLines, type Value } from './values.js';

/** What a class has under a name. */
type Member =
  | { readonly kind: 'method'; readonly node: SyntaxNode; readonly decorators: readonly string[] }
  | { readonly kind: 'value'; readonly node: SyntaxNode };

/**
 * What a class of the script, or one that it derives from, has under a name.
 *
 * @returns null where none of them has it; foreign where one of them is not to be seen
 */
export function memberOf(path: Path, of: SyntaxNode, name: string): Member | 'foreign' | null {
  const body = childInField(of, 'body');
  for (const statement of (body === null ? [] : namedChildren(body)).toReversed()) {
    const member = memberIn(path, statement, name);
    if (member !== null) return member;
  }
  for (const base of basesOf(path, of)) {
    if (base.kind === 'foreign') return 'foreign';
    const inherited = base.kind === 'class' ? memberOf(path, base.node, name) : null;
    if (inherited !== null) return inherited;
  }
  return null;
}

/** The classes that a class derives from, as they are named where it stands. */
export function basesOf(path: Path, of: SyntaxNode): readonly Value[] {
  const bases = childInField(of, 'superclasses');
  return (bases === null ? [] : namedChildren(bases))
    .filter(({ type }) => type !== 'keyword_argument' && type !== 'comment')
    .map((base) => path.inFrame(of, null, of.span, () => evaluate(path, base)));
}

function memberIn(path: Path, statement: SyntaxNode, name: string): Member | null {
  const isNamed = (node: SyntaxNode | null): boolean => node !== null && path.tree.source(node) === name;
  const definition = definitionIn(statement);
  if (definition !== null) {
    if (!isNamed(childInField(definition, 'name'))) return null;
    const decorators = namedChildren(statement)
      .filter(({ type }) => type === 'decorator')
      .map((decorator) => path.tree.source(decorator).replace(/^@\s*/, '').trim());
    return { kind: 'method', node: definition, decorators };
  }
  const [assignment] = statement.type === 'expression_statement' ? namedChildren(statement) : [];
  if (assignment?.type !== 'assignment' || !isNamed(childInField(assignment, 'left'))) return null;
  const right = childInField(assignment, 'right');
  return right === null ? null : { kind: 'value', node: right };
}

/** A method bound to an instance or class; null where there is none. */
export function methodOf(path: Path, of: SyntaxNode, name: string, receiver: Value | null): Value | null {
  const member = memberOf(path, of, name);
  return member === null || member === 'foreign' || member.kind === 'value'
    ? member === null
      ? null
      : foreign
    : bound(member, of, receiver);
}

/** `instance.name`, or `Class.name` where there is no instance. */
export function memberValue(
  path: Path,
  of: SyntaxNode,
  name: string,
  receiver: Value | null,
  place: SyntaxNode,
): Value {
  const member = memberOf(path, of, name);
  if (member === null) return silentLines;
  if (member === 'foreign') return foreign;
  if (member.kind === 'value') return path.inFrame(of, null, place.span, () => evaluate(path, member.node));
  const method = bound(member, of, receiver);
  const isProperty = member.decorators.some((each) => /^(functools\.)?(cached_)?property$/.test(each));
  return isProperty && receiver !== null && method.kind === 'function'
    ? invoke(path, method, { positional: [], named: new Map(), open: false }, place)
    : method;
}

function bound(
  { node, decorators }: Member & { kind: 'method' },
  of: SyntaxNode,
  receiver: Value | null,
): Value {
  if (node.type === 'class_definition') return { kind: 'class', node };
  const [first] = decorators;
  if (first === undefined || /property$/.test(first))
    return { kind: 'function', node, receiver, around: null };
  if (first === 'staticmethod') return { kind: 'function', node, receiver: null, around: null };
  if (first === 'classmethod')
    return { kind: 'function', node, receiver: { kind: 'class', node: of }, around: null };
  return foreign;
}
