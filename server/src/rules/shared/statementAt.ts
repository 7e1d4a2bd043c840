import type { EntrypointScript } from '../../syntax/script/entrypointScript.js';
import { childInField, descendants, namedChildren, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { contains, type Span, textOf } from '../../text/span.js';

/** A statement of a block, and where a line can be put before or behind it. */
export interface PlacedStatement {
  readonly node: SyntaxNode;
  /** The blanks in front of it. */
  readonly indentation: string;
  /** The outermost loop around it in its function or module; null where there is none. */
  readonly loop: SyntaxNode | null;
  /** Whether its function is called in one place only, or it stands in none. */
  readonly calledOnce: boolean;
}

/** The innermost statement that holds a span; null where it shares its line with another. */
export function statementAt(script: EntrypointScript, span: Span): PlacedStatement | null {
  if (script.python === null) return null;
  const { tree } = script.python;
  let found: SyntaxNode | null = null;
  let loop: SyntaxNode | null = null;
  let calledOnce = true;
  let node = tree;
  for (let inner = holder(node, span); inner !== null; inner = holder(node, span)) {
    if (node.type === 'module' || node.type === 'block') found = inner;
    if (/^(for|while)_statement$/.test(inner.type)) loop ??= inner;
    if (inner.type === 'function_definition') {
      loop = null;
      calledOnce &&= isNamedOnce(script.text, tree, inner);
    }
    node = inner;
  }
  return found === null ? null : placed(script.text, { node: found, loop, calledOnce });
}

const holder = (node: SyntaxNode, span: Span): SyntaxNode | null =>
  namedChildren(node).find((child) => contains(child.span, span)) ?? null;

/** Besides its definition. A method is called by a name that others may share, which counts as more than once. */
function isNamedOnce(text: string, tree: SyntaxNode, definition: SyntaxNode): boolean {
  const nameNode = childInField(definition, 'name');
  if (nameNode === null) return false;
  const name = textOf(text, nameNode.span);
  let uses = 0;
  for (const node of descendants(tree)) {
    if (node.type === 'identifier' && textOf(text, node.span) === name) uses++;
  }
  return uses === 2;
}

function placed(text: string, statement: Omit<PlacedStatement, 'indentation'>): PlacedStatement | null {
  const { span } = statement.node;
  const indentation = indentationOf(text, span.start);
  const behind = /^[ \t]*(#[^\n]*|\r)?(?=\n|$)/.test(text.slice(span.end));
  return /^[ \t]*$/.test(indentation) && behind ? { ...statement, indentation } : null;
}

/** What stands before an offset on its line. */
export const indentationOf = (text: string, offset: number): string =>
  text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);

/** The line end of the file. */
export { lineEndOf } from '../../syntax/script/python/statementEdits.js';

/** Behind the statement and a comment on its line. */
export function endOfLine(text: string, offset: number): number {
  const lineFeed = text.indexOf('\n', offset);
  const end = lineFeed < 0 ? text.length : lineFeed;
  return text[end - 1] === '\r' ? end - 1 : end;
}
