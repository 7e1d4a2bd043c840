import type { Fix } from '../../site/change.js';
import type { HeaderField, ResponsePath } from '../../syntax/script/entrypointScript.js';
import type { TextEdit } from '../../text/edit.js';
import { type Span, textOf } from '../../text/span.js';
import type { ScriptContext } from '../rule.js';
import { editFile, safeFix } from '../shared/fixes.js';
import type { HeaderSlip } from '../shared/headerSlip.js';
import { editInLiteral, isRawLiteral } from '../shared/literalEdit.js';
import { responseAfter } from '../shared/rereading.js';
import { slashes, troubleOf } from '../shared/responseTrouble.js';

/** What was meant, in the place of the slip: where the literal has it as it is written. */
export function slipFixes(context: ScriptContext, { end }: ResponsePath, slip: HeaderSlip): readonly Fix[] {
  if (end.kind !== 'body-without-separator' || slip.right === null) return [];
  const { path, script } = context.file;
  const edit =
    slip.kind === 'option'
      ? withoutOption(script.text, end.write)
      : slipEdit(script.text, end.span, end.line, slip.wrong, slip.right);
  if (edit === null) return [];
  const after = responseAfter(script, [edit]);
  if (after !== null && !(after.kind === 'read' && after.paths.every((each) => !hasLine(each, end.line)))) {
    return [];
  }
  return [safeFix(titleOf(slip), editFile(path, edit))];
}

const hasLine = ({ end }: ResponsePath, line: string): boolean =>
  end.kind === 'body-without-separator' && end.line === line;

/** With the rest of the line, so far as it is known: blanks alone stand in many places. */
function slipEdit(text: string, literal: Span, line: string, wrong: string, right: string): TextEdit | null {
  const [rest = ''] = line.slice(wrong.length).split('…');
  return (
    editInLiteral(text, literal, wrong + rest, right + rest) ??
    editInLiteral(text, literal, wrong.replaceAll('\t', '\\t') + rest, right + rest) ??
    (wrong.trim() === '' ? null : editInLiteral(text, literal, wrong, right)) ??
    editInHereDocument(text, literal, wrong + rest, right + rest)
  );
}

/** It stands behind the line with its mark. */
function editInHereDocument(text: string, mark: Span, wrong: string, right: string): TextEdit | null {
  const at = /^<<[-~]?/.test(textOf(text, mark)) ? text.indexOf(`\n${wrong}`, mark.end) : -1;
  return at < 0 ? null : { span: { start: at + 1, end: at + 1 + wrong.length }, newText: right };
}

/** `echo -e "..."` */
function withoutOption(text: string, write: Span): TextEdit | null {
  const option = /^\s*(?:\S*\/)?echo((?:\s+-[neE]+)+)\s/.exec(textOf(text, write));
  if (option?.[1] === undefined) return null;
  const start = write.start + option[0].lastIndexOf(option[1]);
  return { span: { start, end: start + option[1].length }, newText: '' };
}

function titleOf({ kind }: HeaderSlip): string {
  switch (kind) {
    case 'status-line':
      return 'Write a Status line instead';
    case 'blank-before-colon':
      return 'Take the blank before the colon away';
    case 'indented':
      return 'Take the blanks in front away';
    case 'quoted':
      return 'Take the quotation marks away';
    case 'option':
      return 'Take the option of echo away';
    case 'byte-order-mark':
      return 'Take the byte order mark away';
    default:
      return 'Write it as a header line';
  }
}

/** Line ends for the slashes; where an empty line follows anyway, nothing. */
export function slashFixes(context: ScriptContext, path: ResponsePath, field: HeaderField): readonly Fix[] {
  const { script } = context.file;
  const [found = ''] = slashes.exec(field.line) ?? [];
  const wrong = found.trimEnd();
  const escapes = wrong.replaceAll('/r', '\\r').replaceAll('/n', '\\n');
  const wanted = path.end.kind === 'separator' ? [''] : [escapes, `${escapes}\\n`];
  for (const right of isRawLiteral(script.text, field.span) && script.language === 'python' ? [] : wanted) {
    const edit = editInLiteral(script.text, field.span, wrong, right);
    if (edit === null) continue;
    const after = responseAfter(script, [edit]);
    const isRight =
      after === null
        ? right !== escapes || endsHeader(context, field, escapes)
        : after.kind === 'read' && after.paths.every((each) => troubleOf(each) === null);
    if (!isRight) continue;
    return [safeFix('Write line ends', editFile(context.file.path, edit))];
  }
  return [];
}

/** Python's `print` ends the line that it writes. */
const endsHeader = ({ file }: ScriptContext, { write }: HeaderField, escapes: string): boolean =>
  (escapes.match(/\\n/g) ?? []).length > 1 || /^print\b/.test(textOf(file.script.text, write));
