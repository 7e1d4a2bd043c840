import type { Change } from '../../site/change.js';
import type { TextEdit } from '../../text/edit.js';
import { type Span, textOf } from '../../text/span.js';
import type { ScriptContext } from '../rule.js';
import { editFile } from './fixes.js';

/** Replaces a part of a literal; null where it does not stand there as it is written, once. */
export function editInLiteral(text: string, literal: Span, wrong: string, right: string): TextEdit | null {
  const source = textOf(text, literal);
  const at = source.indexOf(wrong);
  if (wrong === '' || at < 0 || source.includes(wrong, at + 1)) return null;
  const start = literal.start + at;
  return { span: { start, end: start + wrong.length }, newText: right };
}

/** The same as a change of the script. */
export function changeInLiteral(
  { file }: ScriptContext,
  literal: Span,
  wrong: string,
  right: string,
): Change | null {
  const edit = editInLiteral(file.script.text, literal, wrong, right);
  return edit === null ? null : editFile(file.path, edit);
}

/** Whether a literal of Python takes backslashes as they stand. */
export const isRawLiteral = (text: string, literal: Span): boolean =>
  /^[a-z]*r[a-z]*["']/i.test(textOf(text, literal));
