import { childInField, descendants, namedChildren, type SyntaxNode } from '../../syntaxNode.js';
import type { Path } from './path.js';
import type { Value } from './values.js';

/**
 * Whether what takes the place of standard output, as in `sys.stdout = Unbuffered(sys.stdout)`, hands on what it is
 * given, and nothing else: one that writes the header itself, or keeps the page until then, is not to be followed.
 */
export function handsOnWrites(path: Path, wrapper: Value): boolean {
  if (wrapper.kind !== 'instance') return true;
  const write = [...descendants(wrapper.of)].find(
    (node) => node.type === 'function_definition' && sourceIn(path, node, 'name') === 'write',
  );
  // What it derives from, or its `__getattr__`, does.
  if (write === undefined) return true;
  const parameters = childInField(write, 'parameters');
  const [, given] = parameters === null ? [] : namedChildren(parameters);
  const writes = [...descendants(write)].filter((node) => isWrite(path, node));
  return given !== undefined && writes.length > 0 && writes.every((call) => isGiven(path, call, given));
}

const sourceIn = (path: Path, node: SyntaxNode, field: string): string | null => {
  const child = childInField(node, field);
  return child === null ? null : path.tree.source(child);
};

function isWrite(path: Path, node: SyntaxNode): boolean {
  if (node.type === 'print_statement') return true;
  return (
    node.type === 'call' && /(^print|\.write|\.writelines)$/.test(sourceIn(path, node, 'function') ?? '')
  );
}

/** Whether what a call writes is made of the parameter alone, as in `write(text.encode('utf-8'))`. */
function isGiven(path: Path, call: SyntaxNode, parameter: SyntaxNode): boolean {
  const args = childInField(call, 'arguments');
  const [first] = args === null ? [] : namedChildren(args);
  const [name = ''] = /^\w+/.exec(path.tree.source(parameter)) ?? [];
  const [start = ''] = first === undefined ? [] : (/^\w+/.exec(path.tree.source(first)) ?? []);
  return start === name;
}
