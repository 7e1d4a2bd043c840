import { isGuard } from '../../apache/guards.js';
import type { FileStyle } from '../../site/fileStyle.js';
import { startOfLine } from '../../site/insertionPoint.js';
import type { HtaccessFile } from '../../site/site.js';
import { isNamed, type Section } from '../../syntax/htaccess/nodes.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import type { Span } from '../../text/span.js';

/** Whether lines in these sections hold for every file: they are none, or guards. */
export const areGuards = (sections: readonly Section[]): boolean =>
  sections.every(({ open }) => isGuard(open.nameText));

/** The blanks before a node on its line. */
export const indentAt = (text: string, span: Span): string =>
  /^[ \t]*/.exec(text.slice(startOfLine(text, span), span.start))?.[0] ?? '';

/**
 * A `<FilesMatch>` section around lines, without the first line's indentation and the last line's end: it may
 * take the place of a directive.
 */
export function filesMatch(
  style: FileStyle,
  expression: string,
  lines: readonly string[],
  indent = '',
): string {
  const name = style.name('FilesMatch');
  return [
    `<${name} "${expression}">`,
    ...lines.map((line) => `${indent}${style.unit}${line}`),
    `${indent}</${name}>`,
  ].join(style.lineEnd);
}

/** Adds lines at the end of a file, behind an empty line; what is merged last has the last word. */
export function append(text: string, style: FileStyle, lines: string): TextEdit {
  const unended = text !== '' && !text.endsWith('\n');
  const before = text === '' ? '' : `${unended ? style.lineEnd : ''}${style.lineEnd}`;
  return insertion(text.length, `${before}${lines}${unended ? '' : style.lineEnd}`);
}

/** The lines that shut everybody out, in the words of the module that the file uses already. */
export function denial({ document }: HtaccessFile, style: FileStyle): readonly string[] {
  const uses = (name: string): boolean =>
    document.placed.some(({ node }) => node.kind === 'directive' && isNamed(node, name));
  return uses('Order') && !uses('Require')
    ? [`${style.name('Order')} allow,deny`, `${style.name('Deny')} from all`]
    : [`${style.name('Require')} all denied`];
}
