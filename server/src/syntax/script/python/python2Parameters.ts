import type { TextEdit } from '../../../text/edit.js';
import { childInField, descendants, namedChildren, type SyntaxNode } from '../syntaxNode.js';
import { readsIn } from './bindings.js';
import type { PythonTree } from './pythonTree.js';
import { atStartOf } from './statementEdits.js';

/** A tuple that Python 2 unpacks where a parameter stands, and the name that takes its place. */
interface TupleParameter {
  readonly pattern: SyntaxNode;
  readonly name: string;
}

/**
 * `def f((a, b)):` takes one parameter and unpacks it in its first line; `lambda (a, b): a` takes items of it.
 *
 * @param node a function definition or a lambda
 */
export function portTupleParameters(tree: PythonTree, node: SyntaxNode): readonly TextEdit[] {
  const parameters = childInField(node, 'parameters');
  const body = childInField(node, 'body');
  if (parameters === null || body === null) return [];
  const used = namesIn(tree, node);
  const found: TupleParameter[] = [];
  for (const parameter of namedChildren(parameters)) {
    const pattern = parameter.type === 'tuple_pattern' ? parameter : childInField(parameter, 'name');
    if (pattern?.type !== 'tuple_pattern') continue;
    const name = freeName(leavesOf(pattern).map(tree.source).join('_'), used);
    used.add(name);
    found.push({ pattern, name });
  }
  if (found.length === 0) return [];
  const renaming = found.map(({ pattern, name }) => ({ span: pattern.span, newText: name }));
  if (node.type === 'lambda') return [...renaming, ...found.flatMap((each) => itemEdits(tree, body, each))];
  const lines = found.map(({ pattern, name }) => `${unbracketed(tree, pattern)} = ${name}`);
  const unpacking = atStartOf(tree, body, lines);
  return unpacking === null ? [] : [...renaming, unpacking];
}

function namesIn(tree: PythonTree, node: SyntaxNode): Set<string> {
  const names = new Set<string>();
  for (const each of descendants(node)) if (each.type === 'identifier') names.add(tree.source(each));
  return names;
}

function freeName(wanted: string, used: ReadonlySet<string>): string {
  let name = wanted;
  while (used.has(name)) name = `${name}_`;
  return name;
}

const leavesOf = (pattern: SyntaxNode): readonly SyntaxNode[] =>
  pattern.type === 'tuple_pattern' ? namedChildren(pattern).flatMap(leavesOf) : [pattern];

const unbracketed = (tree: PythonTree, pattern: SyntaxNode): string => {
  const inner = tree.source(pattern).slice(1, -1).trim();
  return namedChildren(pattern).length === 1 && !inner.endsWith(',') ? `${inner},` : inner;
};

/** Each name of the tuple in a lambda's body as the item that it stands for: `pair[0]`. */
function itemEdits(
  tree: PythonTree,
  body: SyntaxNode,
  { pattern, name }: TupleParameter,
): readonly TextEdit[] {
  const items = new Map<string, string>();
  const collect = (node: SyntaxNode, path: string): void => {
    for (const [index, child] of namedChildren(node).entries()) {
      if (child.type === 'tuple_pattern') collect(child, `${path}[${index}]`);
      else items.set(tree.source(child), `${path}[${index}]`);
    }
  };
  collect(pattern, name);
  return [...readsIn(tree, body)].flatMap((node) => {
    const item = items.get(tree.source(node));
    return item === undefined ? [] : [{ span: node.span, newText: item }];
  });
}

/** `except X, (code, message)`: the exception gets a name, and its arguments are unpacked from that. */
export function portUnpackedException(
  tree: PythonTree,
  clause: SyntaxNode,
  target: SyntaxNode,
): readonly TextEdit[] | null {
  const block = namedChildren(clause).findLast(({ type }) => type === 'block');
  const names = namedChildren(target);
  if (block === undefined || !/^(tuple|list)$/.test(target.type) || names.length === 0) return null;
  const name = freeName('error', namesIn(tree, tree.root));
  const trailing = names.length === 1 ? ',' : '';
  const unpacking = atStartOf(tree, block, [
    `${names.map(tree.source).join(', ')}${trailing} = ${name}.args`,
  ]);
  return unpacking === null ? null : [{ span: target.span, newText: name }, unpacking];
}
