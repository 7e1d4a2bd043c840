import type { Span } from '../../../text/span.js';
import { childInField, namedChildren, type SyntaxNode } from '../syntaxNode.js';
import type { PythonTree } from './pythonTree.js';

/** A `print` that only Python 2 understands, or that means something else under Python 3. */
export interface PrintStatement {
  /** The whole statement. */
  readonly node: SyntaxNode;
  readonly keyword: Span;
  /** What is printed, in order. */
  readonly items: readonly PrintItem[];
  /** The file of `print >>file, ...`. */
  readonly file: SyntaxNode | null;
  readonly trailingComma: boolean;
  /**
   * What Python 3 does with the text: it does not compile it, or fails when it runs it; or it does something
   * else, as with `print` alone and `print ("a", "b")`.
   */
  readonly inPython3: 'fails' | 'differs';
}

export interface PrintItem {
  readonly span: Span;
  /** The expression as it stands in the tree; null where the grammar took it for something else. */
  readonly node: SyntaxNode | null;
  /** The expression as Python 2 reads it, made of nodes of the tree. */
  readonly value: SyntaxNode;
}

/**
 * Reads a statement as Python 2 would; null where it is no print statement, or is a `print(x)` that means the
 * same to Python 3.
 *
 * The grammar knows `print a, b`. `print` alone, `print (a), b`, `print (a) % b` and `print -1` it takes for a
 * name, a tuple, an operation on a call and a subtraction.
 */
export function printStatementOf(tree: PythonTree, node: SyntaxNode): PrintStatement | null {
  if (node.type === 'print_statement') return ofGrammar(node);
  if (node.type !== 'expression_statement') return null;
  const keyword = firstLeaf(node);
  if (keyword.type !== 'identifier' || tree.source(keyword) !== 'print') return null;
  const statement = { node, keyword: keyword.span, file: null };
  if (keyword.span.end === node.span.end) {
    return { ...statement, items: [], trailingComma: false, inPython3: 'differs' };
  }
  const [first, ...others] = namedChildren(node).filter(({ type }) => type !== 'comment');
  const value = first === undefined ? null : withoutKeyword(first, keyword);
  if (first === undefined || value === null) return null;
  const isTuple = node.children.some(({ type }) => type === ',');
  if (!isTuple && isSameCall(first, value)) return null;
  return {
    ...statement,
    items: [
      { span: value.span, node: isTuple ? bracketed(value) : null, value },
      ...others.map((each) => ({ span: each.span, node: each, value: each })),
    ],
    trailingComma: node.children.at(-1)?.type === ',',
    inPython3: isTuple ? 'differs' : inPython3(first),
  };
}

function ofGrammar(node: SyntaxNode): PrintStatement {
  const [keyword] = node.children;
  const chevron = node.children.find(({ type }) => type === 'chevron');
  const items = node.children.filter(({ field }) => field === 'argument');
  return {
    node,
    keyword: keyword?.span ?? node.span,
    items: items.map((item) => ({ span: item.span, node: item, value: item })),
    file: chevron === undefined ? null : (namedChildren(chevron)[0] ?? null),
    trailingComma: items.length > 0 && node.children.at(-1)?.type === ',',
    inPython3: 'fails',
  };
}

/** The expression without the word in front of it; null where the word is no keyword, as in `print = x`. */
function withoutKeyword(node: SyntaxNode, keyword: SyntaxNode): SyntaxNode | null {
  const [first, ...others] = node.children;
  if (first === undefined || node.type === 'assignment' || node.type === 'augmented_assignment') return null;
  if (first !== keyword) {
    const inner = withoutKeyword(first, keyword);
    if (inner === null) return null;
    const children = [{ ...inner, field: first.field }, ...others];
    return { ...node, span: { start: inner.span.start, end: node.span.end }, children };
  }
  const [next] = others;
  if (next === undefined) return null;
  const span = { start: next.span.start, end: node.span.end };
  switch (node.type) {
    case 'call': {
      const isTuple = namedChildren(next).length !== 1 || next.children.some(({ type }) => type === ',');
      return { ...next, type: isTuple ? 'tuple' : 'parenthesized_expression', field: null };
    }
    case 'binary_operator':
      return { ...node, type: 'unary_operator', span, children: others };
    case 'subscript':
      return { ...node, type: 'list', span, children: others };
    default:
      return null;
  }
}

/** `print(a)` is the same to both; a text with `end=` and its kin imports the function from the future. */
function isSameCall(first: SyntaxNode, value: SyntaxNode): boolean {
  if (first.type !== 'call' || childInField(first, 'function')?.type !== 'identifier') return false;
  return value.type === 'parenthesized_expression' || value.children.some(isCallOnly);
}

const isCallOnly = ({ type }: SyntaxNode): boolean =>
  type === 'keyword_argument' || type === 'list_splat' || type === 'dictionary_splat';

/** What the function print returns, None, has no operators, attributes or items. */
function inPython3(first: SyntaxNode): PrintStatement['inPython3'] {
  const isCall = first.type === 'call' && childInField(first, 'function')?.type === 'identifier';
  const fails = ['binary_operator', 'subscript', 'attribute', 'call'].includes(first.type);
  return fails && !isCall ? 'fails' : 'differs';
}

/** Of `("a")` in `print ("a"), b`, taken for the call `print("a")`, what is in the brackets. */
function bracketed(value: SyntaxNode): SyntaxNode | null {
  return value.type === 'parenthesized_expression' ? (namedChildren(value)[0] ?? null) : null;
}

function firstLeaf(node: SyntaxNode): SyntaxNode {
  let leaf = node;
  for (let child = leaf.children[0]; child !== undefined; child = leaf.children[0]) leaf = child;
  return leaf;
}
