import { type HtaccessDocument, walk } from '../../syntax/htaccess/nodes.js';

/** How a .htaccess is written, so that new lines look like the others. */
export interface FileStyle {
  readonly lineEnd: string;
  /** One level of indentation inside sections. */
  readonly unit: string;
  /** A directive's or section's name in the case that the file uses. */
  readonly name: (canonical: string) => string;
}

export function fileStyleOf(document: HtaccessDocument): FileStyle {
  const { text } = document;
  const names: string[] = [];
  let unit: string | null = null;
  for (const { node, sections } of walk(document.nodes)) {
    if (node.kind !== 'directive') continue;
    names.push(node.name.value);
    const lineStart = text.lastIndexOf('\n', node.span.start - 1) + 1;
    const indent = text.slice(lineStart, node.span.start);
    if (sections.length === 1 && unit === null && /^[ \t]+$/.test(indent)) unit = indent;
  }
  const lower = names.length > 0 && names.every((name) => name === name.toLowerCase());
  return {
    lineEnd: /\r\n/.test(text) ? '\r\n' : '\n',
    unit: unit ?? '    ',
    name: (canonical) => (lower ? canonical.toLowerCase() : canonical),
  };
}

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
