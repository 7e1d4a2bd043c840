import { deletion } from '../../text/edit.js';
import type { Span } from '../../text/span.js';
import { editFile, safeFix } from '../shared/fixes.js';
import { refusalRule } from '../shared/refusalRule.js';

/** An editor has put an invisible mark in front of the first word. */
export const byteOrderMark = refusalRule(
  'byte-order-mark',
  'The file starts with an invisible mark, which Apache takes as part of the first word: 500.',
  ({ span }, { file }) => {
    const { path, document } = file;
    const mark = markAt(document.text, span.start);
    return {
      span: mark,
      what: 'In front of the first word of this line stands a byte order mark, which editors do not show.',
      remedy: 'Save the file as UTF-8 without a byte order mark (BOM).',
      fixes: () => [safeFix('Remove the byte order mark', editFile(path, deletion(mark)))],
    };
  },
);

/** All marks that stand there, in a file that is not UTF-8 by their bytes. */
function markAt(text: string, start: number): Span {
  let end = start;
  while (text[end] === '\ufeff') end++;
  while (text.startsWith('\u00ef\u00bb\u00bf', end)) end += 3;
  return { start, end: Math.max(end, start + 1) };
}
