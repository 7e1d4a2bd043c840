import type { Step } from '../../site/change.js';
import type { Style } from '../style.js';
import { paragraph } from '../text/paragraph.js';
import { visible, visibleLines } from '../text/visible.js';

/** What is left to a person: a sentence, and the lines to put somewhere or to run, exactly as they are. */
export function stepLines(
  { text, snippet }: Step,
  indent: number,
  { style, width }: { readonly style: Style; readonly width: number },
): readonly string[] {
  const sentence = paragraph(text, indent, width);
  if (snippet === null) return sentence;
  const margin = ' '.repeat(indent + 2);
  const lines = snippet.text.replace(/\n$/, '').split('\n');
  return [
    ...sentence,
    margin + style.quiet(`${visible(snippet.place)}:`),
    ...lines.map((line) => `${margin}  ${style.command(visibleLines(line))}`.trimEnd()),
  ];
}
