import { insertion, type TextEdit } from '../../../text/edit.js';
import type { SyntaxNode } from '../syntaxNode.js';
import {
  indentOf,
  lineStart,
  nextLine,
  onlyExpression,
  type PythonTree,
  statementsOf,
} from './pythonTree.js';

/** The line end of the file, not looking at its shebang. */
export const lineEndOf = (text: string): string =>
  /\r\n/.test(text.replace(/^#![^\n]*\n/, '')) ? '\r\n' : '\n';

/** Whether nothing but a comment stands on the statement's lines beside it. */
export function isAlone({ text }: PythonTree, { span }: SyntaxNode): boolean {
  const rest = text.slice(span.end, nextLine(text, span.end));
  return text.slice(lineStart(text, span.start), span.start).trim() === '' && /^\s*(#.*)?\s*$/.test(rest);
}

/** The whole line, where the statement is alone on it and not in its block. */
export function withoutStatement(tree: PythonTree, statement: SyntaxNode): TextEdit {
  const { text } = tree;
  const end = nextLine(text, statement.span.end);
  const siblings = statementsOf(tree.parent(statement) ?? statement);
  const hasComment = text.slice(statement.span.end, end).trim() !== '';
  if (isAlone(tree, statement) && !hasComment && siblings.length > 1) {
    return { span: { start: lineStart(text, statement.span.start), end }, newText: '' };
  }
  const behind = /^[ \t]*;[ \t]*/.exec(text.slice(statement.span.end));
  return behind === null
    ? { span: statement.span, newText: 'pass' }
    : { span: { start: statement.span.start, end: statement.span.end + behind[0].length }, newText: '' };
}

/** Statements for the start of a function's or clause's body, behind its docstring. */
export function atStartOf(tree: PythonTree, body: SyntaxNode, lines: readonly string[]): TextEdit | null {
  const [first, second] = statementsOf(body);
  if (first === undefined) return null;
  const onOneLine = !isAtLineStart(tree, first);
  const isDocstring = !onOneLine && onlyExpression(first)?.type === 'string';
  const next = isDocstring ? second : first;
  if (onOneLine) return insertion(first.span.start, lines.map((line) => `${line}; `).join(''));
  const lineEnd = lineEndOf(tree.text);
  const indentation = indentOf(tree.text, first.span);
  return next === undefined
    ? insertion(first.span.end, lines.map((line) => `${lineEnd}${indentation}${line}`).join(''))
    : insertion(next.span.start, lines.map((line) => `${line}${lineEnd}${indentation}`).join(''));
}

const isAtLineStart = ({ text }: PythonTree, { span }: SyntaxNode): boolean =>
  text.slice(lineStart(text, span.start), span.start).trim() === '';

/** Import lines in front of the first import of the module, or of its first statement. */
export function importLines(tree: PythonTree, lines: readonly string[]): readonly TextEdit[] {
  if (lines.length === 0) return [];
  const statements = statementsOf(tree.root);
  const [begin, second] = statements;
  const isDocstring = begin !== undefined && onlyExpression(begin)?.type === 'string';
  const before =
    statements.find(({ type }) => /^import_(from_)?statement$/.test(type)) ??
    statements.find((each) => each.type !== 'future_import_statement' && !(isDocstring && each === begin)) ??
    second;
  if (before === undefined) return [];
  const lineEnd = lineEndOf(tree.text);
  return [
    insertion(lineStart(tree.text, before.span.start), lines.map((line) => `${line}${lineEnd}`).join('')),
  ];
}

/** Whether the call stands as a statement of its own; that statement. */
export function statementOfCall(tree: PythonTree, call: SyntaxNode): SyntaxNode | null {
  const parent = tree.parent(call);
  return parent !== null && onlyExpression(parent) === call ? parent : null;
}
