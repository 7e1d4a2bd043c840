import type { FileStyle } from '../../site/fileStyle.js';

/** Lines that may stand in sections of their own. */
export type Block = readonly (string | { readonly open: string; readonly lines: Block })[];

/** `<name argument>` around lines; the file's own case is given to the name. */
export const section = (style: FileStyle, name: string, argument: string, lines: Block): Block[number] => ({
  open: `${style.name(name)} ${argument}`,
  lines,
});

/** The text of a block at a depth of indentation, each line with its end. */
export function render(style: FileStyle, block: Block, indent = ''): string {
  return block
    .map((item) => {
      if (typeof item === 'string') return `${item === '' ? '' : indent + item}${style.lineEnd}`;
      const [name = ''] = item.open.split(' ');
      const inner = render(style, item.lines, indent + style.unit);
      return `${indent}<${item.open}>${style.lineEnd}${inner}${indent}</${name}>${style.lineEnd}`;
    })
    .join('');
}
