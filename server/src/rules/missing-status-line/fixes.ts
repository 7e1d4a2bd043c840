import { statusWords } from '../../apache/statusWords.js';
import type { Fix } from '../../site/change.js';
import type { EntrypointScript, ResponsePath } from '../../syntax/script/entrypointScript.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import { textOf } from '../../text/span.js';
import type { ScriptContext } from '../rule.js';
import { editFile, safeFix } from '../shared/fixes.js';
import { headerStatements } from '../shared/headerStatements.js';
import { changeInLiteral } from '../shared/literalEdit.js';
import { ownLine } from '../shared/ownLine.js';
import { lineEndOf, statementAt } from '../shared/statementAt.js';

/** A `Status` line made the status line, or one written in front of the first header line. */
export function statusLineFixes(
  context: ScriptContext,
  { fields }: ResponsePath,
  paths: readonly ResponsePath[],
): readonly Fix[] {
  const [first] = fields;
  if (first === undefined || paths.length > 1) return [];
  if (/^status$/i.test(first.name)) {
    const status = /^([2-5]\d\d)\b\s*(.*)$/.exec(first.value ?? '');
    const reason = status?.[2] || statusWords(Number(status?.[1]))?.reason;
    const change =
      status === null || reason === undefined
        ? null
        : changeInLiteral(context, first.span, first.line, `HTTP/1.1 ${status[1]} ${reason}`);
    return change === null ? [] : [safeFix('Make it the status line', change)];
  }
  const { path, script } = context.file;
  const edit = inFront(script, first.write);
  return edit === null ? [] : [safeFix('Write HTTP/1.1 200 OK first', editFile(path, edit))];
}

/** Where the script goes straight to the statement, once. */
function inFront(script: EntrypointScript, write: ResponsePath['fields'][number]['write']): TextEdit | null {
  const { text } = script;
  const line = headerStatements(script)?.line('HTTP/1.1 200 OK');
  const placed = script.python === null ? null : statementAt(script, write);
  if (line === undefined) return null;
  if (script.python !== null) {
    if (placed === null || placed.loop !== null || !placed.calledOnce) return null;
    if (/buffer|os\.write/.test(textOf(text, placed.node.span))) return null;
    return insertion(placed.node.span.start, `${line}${lineEndOf(text)}${placed.indentation}`);
  }
  const own = ownLine(text, write);
  return own === null || own.indentation !== ''
    ? null
    : insertion(own.span.start, `${line}${lineEndOf(text)}`);
}
