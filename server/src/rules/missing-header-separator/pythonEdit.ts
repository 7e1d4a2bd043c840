import type { EntrypointScript, HeaderField, ResponsePath } from '../../syntax/script/entrypointScript.js';
import { namedChildren, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import { contains, textOf } from '../../text/span.js';
import { isRawLiteral } from '../shared/literalEdit.js';
import { endOfLine, lineEndOf, type PlacedStatement, statementAt } from '../shared/statementAt.js';
import { lacksSeparator } from './separatorEdit.js';

/** Writes the empty line in a Python script; null where no one place is the right one. */
export function pythonEdit(
  script: EntrypointScript,
  path: ResponsePath,
  paths: readonly ResponsePath[],
): TextEdit | null {
  const last = path.fields.at(-1);
  if (last === undefined || paths.some((other) => !lacksSeparator(other) && sharesWrite(other, last))) {
    return null;
  }
  return bodyStartsInside(script, path) ?? behindField(script, last, path);
}

/** Another way through the script that writes the line too, and an empty line behind it. */
const sharesWrite = ({ fields }: ResponsePath, { write }: HeaderField): boolean =>
  fields.some((field) => field.write.start === write.start && field.write.end === write.end);

/** The statement that was meant to write the empty line: `print` alone under Python 3, or one that writes blanks. */
function bodyStartsInside(script: EntrypointScript, { end }: ResponsePath): TextEdit | null {
  if (end.kind !== 'body-without-separator') return null;
  const statement = statementAt(script, end.write);
  if (end.line.trim() !== '' || statement === null || !isPlainPrint(script, statement.node)) return null;
  return { span: statement.node.span, newText: emptyPrint(script) };
}

/** Not where the line goes on in a later write: what ends it may be the body. */
function behindField(script: EntrypointScript, last: HeaderField, { end }: ResponsePath): TextEdit | null {
  const statement = statementAt(script, last.write);
  if (statement === null || last.pieced) return null;
  const bare = barePrintBehind(script, statement);
  if (bare !== null) return { span: bare.span, newText: emptyPrint(script) };
  const inLiteral = insideLiteral(script, last);
  if (inLiteral !== null) return inLiteral;
  if (statement.loop !== null || !statement.calledOnce || !isPlainPrint(script, statement.node)) return null;
  const writesBody = end.kind === 'body-without-separator' && end.write.start === last.write.start;
  if (writesBody) return null;
  const line = `${lineEndOf(script.text)}${statement.indentation}${emptyPrint(script)}`;
  return insertion(endOfLine(script.text, statement.node.span.end), line);
}

const emptyPrint = ({ python }: EntrypointScript): string => (python?.version === 2 ? 'print' : 'print()');

/** `print(...)` or `print ...` with the line end that it writes of itself, and all of the header's end in it. */
function isPlainPrint({ text }: EntrypointScript, node: SyntaxNode): boolean {
  const source = textOf(text, node.span);
  return /^print\b/.test(source) && !/\b(end|file)\s*=|>>|,\s*$/.test(source);
}

/** Python 3 takes `print` alone for a name, and writes nothing. */
function barePrintBehind(script: EntrypointScript, statement: PlacedStatement): SyntaxNode | null {
  if (script.python === null || script.python.version === 2) return null;
  const block = blockOf(script.python.tree, statement.node);
  const statements = namedChildren(block).filter(({ type }) => type !== 'comment');
  const next = statements[statements.indexOf(statement.node) + 1];
  return next !== undefined && textOf(script.text, next.span) === 'print' ? next : null;
}

function blockOf(root: SyntaxNode, statement: SyntaxNode): SyntaxNode {
  const inner = root.children.find((child) => child !== statement && contains(child.span, statement.span));
  return inner === undefined || root.children.includes(statement) ? root : blockOf(inner, statement);
}

/** Where a string holds the field and the body behind it, or is written without a line end of its own. */
function insideLiteral(script: EntrypointScript, last: HeaderField): TextEdit | null {
  const { text } = script;
  const { start, end } = last.span;
  const source = text.slice(start, end);
  const isTriple = /^[a-z]*("""|''')/i.test(source);
  if (isTriple) {
    const at = source.indexOf(last.line);
    const lineEnd = at < 0 ? null : /^\r?\n/.exec(source.slice(at + last.line.length));
    return lineEnd === null ? null : insertion(start + at + last.line.length, lineEnd[0]);
  }
  if (isRawLiteral(text, last.span)) return null;
  const escaped = source.indexOf(`${last.line}\\n`);
  return escaped < 0 ? null : insertion(start + escaped + last.line.length, '\\n');
}
