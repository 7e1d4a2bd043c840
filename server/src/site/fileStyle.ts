import type { HtaccessDocument } from '../syntax/htaccess/nodes.js';

/** How a .htaccess is written, so that new lines look like the others. */
export interface FileStyle {
  readonly lineEnd: string;
  /** One level of indentation inside sections. */
  readonly unit: string;
  /** A directive's or section's name in the case that the file uses. */
  readonly name: (canonical: string) => string;
}

/** Every fix in a file asks for it: the file is read for it once. */
const known = new WeakMap<HtaccessDocument, FileStyle>();

export function fileStyleOf(document: HtaccessDocument): FileStyle {
  const style = known.get(document) ?? readStyle(document);
  known.set(document, style);
  return style;
}

function readStyle(document: HtaccessDocument): FileStyle {
  const { text } = document;
  const names: string[] = [];
  let unit: string | null = null;
  for (const { node, sections } of document.placed) {
    if (node.kind !== 'directive') continue;
    names.push(node.nameText);
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
