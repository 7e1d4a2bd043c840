import { deletion, type TextEdit } from '../../text/edit.js';

/**
 * Lets the first line end in LF; where the whole file is one line, or every line counts, all lines.
 *
 * @param start of the first line.
 * @param isEveryLine for a shell, which takes the CR of any line for a part of its last word.
 */
export function lineFeedEdits(text: string, start: number, isEveryLine: boolean): readonly TextEdit[] {
  if (!text.includes('\n', start)) {
    return [...text.matchAll(/\r/g)]
      .filter(({ index }) => index >= start)
      .map(({ index }) => ({ span: { start: index, end: index + 1 }, newText: '\n' }));
  }
  const ends = [...text.matchAll(/\r+(?=\n)/g)].filter(({ index }) => index >= start);
  return (isEveryLine ? ends : ends.slice(0, 1)).map(({ index, 0: { length } }) =>
    deletion({ start: index, end: index + length }),
  );
}
