import type { FileStyle } from '../../site/fileStyle.js';
import { endOfLine } from '../../site/insertionPoint.js';
import type { Directive } from '../../syntax/htaccess/nodes.js';
import type { Word } from '../../syntax/htaccess/words.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import { indentAt } from '../shared/sections.js';

/**
 * Takes `Indexes` out of an Options line.
 *
 * @param word the one that switches it on: `Indexes`, `All`, either with a plus.
 */
export function switchingOff(
  text: string,
  style: FileStyle,
  { span, arguments: words }: Directive,
  { value, span: at }: Word,
): TextEdit {
  if (/^\+indexes$/i.test(value)) return { span: at, newText: `-${value.slice(1)}` };
  if (/all$/i.test(value)) {
    // Words with a sign and without one cannot share a line.
    const end = endOfLine(text, span);
    const line = `${indentAt(text, span)}${style.name('Options')} -Indexes`;
    return insertion(end, text[end - 1] === '\n' ? `${line}${style.lineEnd}` : `${style.lineEnd}${line}`);
  }
  if (words.length === 1) return { span: at, newText: 'None' };
  const blanks = /[ \t]*$/.exec(text.slice(0, at.start))?.[0].length ?? 0;
  return { span: { start: at.start - blanks, end: at.end }, newText: '' };
}
