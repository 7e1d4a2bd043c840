import { type HtaccessNode, isNamed } from '../syntax/htaccess/nodes.js';
import { insertion, type TextEdit } from '../text/edit.js';
import type { HtaccessFile } from './site.js';

/**
 * The edit that puts ExecCGI among the Options of a .htaccess. A line of the file's own is extended in its
 * own manner, since Apache refuses a line that mixes signs; otherwise `Options +ExecCGI` becomes a line of
 * its own before the top-level line or section at `before`.
 */
export function switchOnExecCgi(file: HtaccessFile, before: number): TextEdit {
  const { nodes, text } = file.document;
  const own = nodes.findLast((node) => node.kind === 'directive' && isNamed(node, 'Options'));
  const last = own?.kind === 'directive' ? own.arguments.at(-1) : undefined;
  if (own?.kind === 'directive' && last !== undefined) {
    const off = own.arguments.find(({ value }) => value.toLowerCase() === '-execcgi');
    if (off !== undefined) return { span: off.span, newText: '+ExecCGI' };
    const only = own.arguments.length === 1 && last.value.toLowerCase() === 'none';
    if (only) return { span: last.span, newText: 'ExecCGI' };
    const signed = own.arguments.some(({ value }) => /^[+-]/.test(value));
    return insertion(last.span.end, signed ? ' +ExecCGI' : ' ExecCGI');
  }
  const at = startOfTopLevelLine(nodes, before);
  return insertion(at, `Options +ExecCGI${lineEndOf(text)}`);
}

/** The line end that the text uses: that of its first line. */
export const lineEndOf = (text: string): '\r\n' | '\n' => (/^[^\n]*\r\n/.test(text) ? '\r\n' : '\n');

function startOfTopLevelLine(nodes: readonly HtaccessNode[], offset: number): number {
  const node = nodes.find(({ span }) => span.start <= offset && offset <= span.end);
  if (node === undefined) return offset;
  const line =
    node.kind === 'section'
      ? node.open.line
      : node.kind === 'unmatchedSectionEnd'
        ? node.end.line
        : node.line;
  return line.span.start;
}
