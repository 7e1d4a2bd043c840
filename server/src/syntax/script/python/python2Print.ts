import { textOf } from '../../../text/span.js';
import { childInField, namedChildren, type SyntaxNode } from '../syntaxNode.js';

/** A statement that prints when it is read as Python 2. */
export interface Python2Print {
  readonly node: SyntaxNode;
  /** The word `print`. */
  readonly keyword: SyntaxNode;
  /** The file behind `>>`; null for standard output. */
  readonly target: SyntaxNode | null;
  readonly values: readonly SyntaxNode[];
  /** With a comma at its end it writes no line end. */
  readonly trailingComma: boolean;
  /**
   * What the same text does under Python 3: it does not compile (or fails when it runs), it is a call of the
   * function with one value, or it is something else that runs, as `print` alone, or `print ("a", "b")`.
   */
  readonly inPython3: 'fails' | 'same' | 'differs';
}

/** The statement as Python 2 reads it; null where it does not begin with `print`. */
export function python2PrintOf(text: string, node: SyntaxNode): Python2Print | null {
  if (node.type === 'print_statement') return fromGrammar(node);
  if (node.type !== 'expression_statement') return null;
  const [first, ...others] = node.children;
  if (first === undefined) return null;
  const keyword = leftmost(first);
  if (keyword.type !== 'identifier' || textOf(text, keyword.span) !== 'print') return null;
  const trailingComma = node.children.at(-1)?.type === ',';
  const statement = { node, keyword, target: null, trailingComma };
  if (first === keyword) {
    return others.length === 0 ? { ...statement, values: [], inPython3: 'differs' } : null;
  }
  const value = withoutKeyword(first, keyword);
  if (value === null) return null;
  return {
    ...statement,
    values: [value, ...others.filter((child) => child.named)],
    inPython3: others.length > 0 ? 'differs' : inPython3(first, value),
  };
}

function fromGrammar(node: SyntaxNode): Python2Print | null {
  const [keyword] = node.children;
  if (keyword === undefined) return null;
  const chevron = node.children.find((child) => child.type === 'chevron');
  return {
    node,
    keyword,
    target: chevron === undefined ? null : (namedChildren(chevron)[0] ?? null),
    values: node.children.filter((child) => child.field === 'argument'),
    trailingComma: node.children.at(-1)?.type === ',',
    inPython3: 'fails',
  };
}

const leftmost = (node: SyntaxNode): SyntaxNode => {
  let at = node;
  for (let child = at.children[0]; child !== undefined; child = at.children[0]) at = child;
  return at;
};

/**
 * The expression without the word in front of it: the grammar takes `print ("a") % b` for a call of print, and
 * `print -1` for a subtraction.
 */
function withoutKeyword(node: SyntaxNode, keyword: SyntaxNode): SyntaxNode | null {
  const [first, ...others] = node.children;
  if (first === undefined) return null;
  if (first !== keyword) {
    const inner = withoutKeyword(first, keyword);
    if (inner === null) return null;
    const children = [{ ...inner, field: first.field }, ...others];
    return { ...node, span: { start: inner.span.start, end: node.span.end }, children };
  }
  const [next] = others;
  if (next === undefined) return null;
  const span = { start: next.span.start, end: node.span.end };
  if (node.type === 'call') {
    const isTuple = next.children.some((child) => child.type === ',');
    const isEmpty = namedChildren(next).length === 0;
    return { ...next, type: isTuple || isEmpty ? 'tuple' : 'parenthesized_expression', field: null };
  }
  if (node.type === 'binary_operator') {
    return { ...node, type: 'unary_operator', span, children: others };
  }
  return node.type === 'subscript' ? { ...node, type: 'list', span, children: others } : null;
}

/** `first` is the expression as Python 3 reads it, `value` what Python 2 prints. */
function inPython3(first: SyntaxNode, value: SyntaxNode): Python2Print['inPython3'] {
  if (first.type === 'call') {
    if (childInField(first, 'function')?.type !== 'identifier') return 'fails';
    return value.type === 'parenthesized_expression' && !value.children.some(isCallOnly) ? 'same' : 'differs';
  }
  // What print returns, None, has no operators, attributes or items.
  return ['binary_operator', 'subscript', 'attribute', 'unary_operator'].includes(first.type)
    ? 'fails'
    : 'differs';
}

/** An argument that only a call may have: under Python 2 such a text needs `print_function`. */
const isCallOnly = (node: SyntaxNode): boolean =>
  node.type === 'keyword_argument' || node.type === 'list_splat' || node.type === 'dictionary_splat';
