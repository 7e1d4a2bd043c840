import { type Span, textOf } from '../../../text/span.js';
import { childInField, namedChildren, type SyntaxNode } from '../syntaxNode.js';

/** A tree together with its text and the way up: what every reader and rewriter of Python asks for. */
export interface PythonTree {
  readonly text: string;
  readonly root: SyntaxNode;
  /** Null for the root. */
  parent(node: SyntaxNode): SyntaxNode | null;
  source(node: SyntaxNode): string;
}

export function pythonTree(text: string, root: SyntaxNode): PythonTree {
  const parents = new Map<SyntaxNode, SyntaxNode>();
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const child of node.children) {
      parents.set(child, node);
      open.push(child);
    }
  }
  return {
    text,
    root,
    parent: (node) => parents.get(node) ?? null,
    source: (node) => textOf(text, node.span),
  };
}

/** All nodes above, the nearest first. */
export function* ancestors(tree: PythonTree, node: SyntaxNode): Generator<SyntaxNode> {
  for (let up = tree.parent(node); up !== null; up = tree.parent(up)) yield up;
}

export const isFunction = (node: SyntaxNode): boolean => node.type === 'function_definition';

/** The nearest function or lambda around a node; null at module level and in a class body there. */
export function enclosingFunction(tree: PythonTree, node: SyntaxNode): SyntaxNode | null {
  for (const up of ancestors(tree, node)) if (isFunction(up) || up.type === 'lambda') return up;
  return null;
}

/** The dotted name of an identifier or a chain of attributes, as `sys.stdout.write`; null for anything else. */
export function dottedName(tree: PythonTree, node: SyntaxNode | null): string | null {
  if (node === null) return null;
  if (node.type === 'identifier') return tree.source(node);
  if (node.type !== 'attribute') return null;
  const object = dottedName(tree, childInField(node, 'object'));
  const name = childInField(node, 'attribute');
  return object === null || name === null ? null : `${object}.${tree.source(name)}`;
}

/** What a call calls, as a dotted name; null where the node is no call or calls something else. */
export const calledName = (tree: PythonTree, node: SyntaxNode): string | null =>
  node.type === 'call' ? dottedName(tree, childInField(node, 'function')) : null;

export interface CallArguments {
  readonly list: SyntaxNode;
  readonly positional: readonly SyntaxNode[];
  readonly keywords: ReadonlyMap<string, SyntaxNode>;
  /** Whether `*args`, `**kwargs` or a bare generator stand among them. */
  readonly spread: boolean;
}

/** Null where the call takes a generator without brackets of its own. */
export function callArguments(tree: PythonTree, call: SyntaxNode): CallArguments | null {
  const list = childInField(call, 'arguments');
  if (list?.type !== 'argument_list') return null;
  const positional: SyntaxNode[] = [];
  const keywords = new Map<string, SyntaxNode>();
  let spread = false;
  for (const argument of namedChildren(list)) {
    if (argument.type === 'comment') continue;
    if (argument.type === 'keyword_argument') {
      const name = childInField(argument, 'name');
      const value = childInField(argument, 'value');
      if (name !== null && value !== null) keywords.set(tree.source(name), value);
    } else {
      if (argument.type === 'list_splat' || argument.type === 'dictionary_splat') spread = true;
      positional.push(argument);
    }
  }
  return { list, positional, keywords, spread };
}

/** The statements of a module or a block, comments left out. */
export const statementsOf = (block: SyntaxNode): readonly SyntaxNode[] =>
  namedChildren(block).filter((node) => node.type !== 'comment');

/** The expression that an expression statement holds; null for other statements, and for `a, b`. */
export function onlyExpression(statement: SyntaxNode): SyntaxNode | null {
  if (statement.type !== 'expression_statement') return null;
  const [expression, ...others] = namedChildren(statement).filter((node) => node.type !== 'comment');
  const isTuple = statement.children.some((child) => child.type === ',');
  return expression === undefined || others.length > 0 || isTuple ? null : expression;
}

/** From the start of the line on which the span starts. */
export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Where the next line starts; the end of the text behind the last line. */
export function nextLine(text: string, offset: number): number {
  const lineFeed = text.indexOf('\n', offset);
  return lineFeed < 0 ? text.length : lineFeed + 1;
}

export const indentOf = (text: string, span: Span): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, span.start), span.start))?.[0] ?? '';
