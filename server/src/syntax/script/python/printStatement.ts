import type { Span } from '../../../text/span.js';
import { namedChildren, type SyntaxNode } from '../syntaxNode.js';
import type { PythonTree } from './pythonTree.js';

/** A `print` that only Python 2 understands, or that means something else under Python 3. */
export interface PrintStatement {
  /** The whole statement. */
  readonly node: SyntaxNode;
  readonly keyword: Span;
  /** What is printed, in order; `node` is null where the grammar took it for something else. */
  readonly items: readonly PrintItem[];
  /** The file of `print >>file, ...`. */
  readonly file: SyntaxNode | null;
  readonly trailingComma: boolean;
}

export interface PrintItem {
  readonly span: Span;
  readonly node: SyntaxNode | null;
}

/**
 * Reads a statement as Python 2 would; null where it is no print statement, or is a `print(x)` that means the
 * same to Python 3.
 *
 * The grammar knows `print a, b`. `print` alone, `print (a), b` and `print (a) % b` it takes for a name, a tuple
 * and an operation on a call.
 */
export function printStatementOf(tree: PythonTree, node: SyntaxNode): PrintStatement | null {
  if (node.type === 'print_statement') return ofGrammar(node);
  if (node.type !== 'expression_statement') return null;
  const first = firstLeaf(node);
  if (tree.source(first) !== 'print' || first.type !== 'identifier') return null;
  const keyword = first.span;
  if (first.span.end === node.span.end) {
    return { node, keyword, items: [], file: null, trailingComma: false };
  }
  const parts = namedChildren(node).filter((child) => child.type !== 'comment');
  const [expression] = parts;
  if (expression === undefined || expression.type === 'assignment') return null;
  const isTuple = node.children.some((child) => child.type === ',');
  if (expression.type === 'call' && parts.length === 1 && !isTuple) return ofTuple(tree, node, expression);
  return {
    node,
    keyword,
    items: parts.map((part, index) => ({
      span: index === 0 ? { start: behind(tree.text, keyword.end), end: part.span.end } : part.span,
      node: index === 0 ? printedCall(tree, part) : part,
    })),
    file: null,
    trailingComma: node.children.at(-1)?.type === ',',
  };
}

function ofGrammar(node: SyntaxNode): PrintStatement {
  const [keyword] = node.children;
  const chevron = node.children.find((child) => child.type === 'chevron');
  const items = node.children.filter((child) => child.field === 'argument');
  return {
    node,
    keyword: keyword?.span ?? node.span,
    items: items.map((item) => ({ span: item.span, node: item })),
    file: chevron === undefined ? null : (namedChildren(chevron)[0] ?? null),
    trailingComma: items.length > 0 && node.children.at(-1)?.type === ',',
  };
}

/** `print(a, b)` prints a tuple under Python 2, and `print()` the empty one; `print(a)` is the same for both. */
function ofTuple(tree: PythonTree, node: SyntaxNode, call: SyntaxNode): PrintStatement | null {
  const list = call.children.find((child) => child.type === 'argument_list');
  if (tree.source(call.children[0] ?? call) !== 'print' || list === undefined) return null;
  const values = namedChildren(list).filter((child) => child.type !== 'comment');
  if (values.length === 1 && !list.children.some((child) => child.type === ',')) return null;
  if (values.some((value) => value.type === 'keyword_argument')) return null;
  return {
    node,
    keyword: call.children[0]?.span ?? call.span,
    items: [{ span: list.span, node: null }],
    file: null,
    trailingComma: false,
  };
}

/** Of `("a")` in `print ("a"), b`, taken for the call `print("a")`, what is in the brackets. */
function printedCall(tree: PythonTree, node: SyntaxNode): SyntaxNode | null {
  if (node.type !== 'call' || tree.source(node.children[0] ?? node) !== 'print') return null;
  const list = node.children.find((child) => child.type === 'argument_list');
  const values = list === undefined ? [] : namedChildren(list);
  return values.length === 1 ? (values[0] ?? null) : null;
}

function firstLeaf(node: SyntaxNode): SyntaxNode {
  let leaf = node;
  for (let child = leaf.children[0]; child !== undefined; child = leaf.children[0]) leaf = child;
  return leaf;
}

function behind(text: string, offset: number): number {
  let at = offset;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}
