import { childInField, descendants, namedChildren, type SyntaxNode } from '../syntaxNode.js';
import { isFunction, type PythonTree } from './pythonTree.js';

/** A place where a name gets a value. */
export interface Binding {
  readonly name: string;
  readonly node: SyntaxNode;
  /** The statement or expression that binds it. */
  readonly by: SyntaxNode;
}

/** Every binding at or below a node, those inside functions and classes included. */
export function* bindingsIn(tree: PythonTree, root: SyntaxNode): Generator<Binding> {
  for (const node of descendants(root)) yield* bindingsOf(tree, node);
}

/** What the node itself binds; not what its children do. */
function* bindingsOf(tree: PythonTree, node: SyntaxNode): Generator<Binding> {
  const targets = (target: SyntaxNode | null): readonly Binding[] =>
    target === null
      ? []
      : targetNames(target).map((each) => ({ name: tree.source(each), node: each, by: node }));
  switch (node.type) {
    case 'assignment':
    case 'augmented_assignment':
    case 'for_statement':
    case 'for_in_clause':
      yield* targets(childInField(node, 'left'));
      break;
    case 'named_expression':
    case 'function_definition':
    case 'class_definition':
      yield* targets(childInField(node, 'name'));
      break;
    case 'as_pattern_target':
    case 'parameters':
    case 'lambda_parameters':
    case 'global_statement':
    case 'delete_statement':
      for (const child of namedChildren(node)) yield* targets(child);
      break;
    case 'default_parameter':
    case 'typed_default_parameter':
      yield* targets(childInField(node, 'name'));
      break;
    case 'except_clause': {
      // Python 2: `except ValueError, error`
      const comma = node.children.findIndex((child) => child.type === ',');
      if (comma >= 0) yield* targets(node.children[comma + 1] ?? null);
      break;
    }
    case 'import_statement':
    case 'import_from_statement':
      for (const child of node.children.filter((each) => each.field === 'name')) {
        const alias = childInField(child, 'alias');
        const bound = alias ?? (child.type === 'dotted_name' ? (namedChildren(child)[0] ?? child) : child);
        yield { name: tree.source(bound), node: bound, by: node };
      }
  }
}

/** The identifiers of a target such as `a, (b, *c)`; attributes and subscripts bind no name. */
function targetNames(target: SyntaxNode): readonly SyntaxNode[] {
  switch (target.type) {
    case 'identifier':
      return [target];
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
    case 'list_splat_pattern':
    case 'dictionary_splat_pattern':
    case 'typed_parameter':
    case 'expression_list':
      return target.type === 'typed_parameter'
        ? namedChildren(target).slice(0, 1).flatMap(targetNames)
        : namedChildren(target).flatMap(targetNames);
    default:
      return [];
  }
}

/** Every identifier at or below a node that reads a name: no attribute, keyword, binding or part of an import. */
export function* readsIn(tree: PythonTree, root: SyntaxNode): Generator<SyntaxNode> {
  const bound = new Set(
    [...bindingsIn(tree, root)]
      .filter(({ by }) => by.type !== 'augmented_assignment')
      .map(({ node }) => node),
  );
  for (const node of descendants(root)) {
    if (node.type !== 'identifier' || bound.has(node)) continue;
    const parent = tree.parent(node);
    if (parent?.type === 'attribute' && node.field === 'attribute') continue;
    if (parent?.type === 'keyword_argument' && node.field === 'name') continue;
    if (parent?.type === 'dotted_name' || parent?.type === 'aliased_import') continue;
    yield node;
  }
}

/** The names that a node binds in the scope that it stands in: not in the functions and classes below it, unless by `global`. */
export function boundHere(tree: PythonTree, root: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name, node, by } of bindingsIn(tree, root)) {
    const scope = scopeOf(tree, by, node);
    if (by.type === 'global_statement' || scope === null || !isWithinNode(scope, root)) names.add(name);
  }
  return names;
}

/** The function, lambda, class or comprehension whose own name the binding makes; null at module level. */
function scopeOf(tree: PythonTree, by: SyntaxNode, node: SyntaxNode): SyntaxNode | null {
  const start = /definition$/.test(by.type) && node.field === 'name' ? tree.parent(by) : by;
  for (let up = start; up !== null; up = tree.parent(up)) {
    if (isFunction(up) || up.type === 'lambda' || up.type === 'class_definition') return up;
    if (/_comprehension$|^generator_expression$/.test(up.type) && by.type === 'for_in_clause') return up;
  }
  return null;
}

const isWithinNode = (inner: SyntaxNode, outer: SyntaxNode): boolean =>
  outer.span.start <= inner.span.start && inner.span.end <= outer.span.end;
