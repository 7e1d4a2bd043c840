import { fileStyleOf } from '../../site/fileStyle.js';
import type { HtaccessDocument, Section } from '../../syntax/htaccess/nodes.js';
import { insertion, type TextEdit } from '../../text/edit.js';

/** The closing tag on a line of its own: before the end of the section around it, else at the end of the file. */
export function closingTagFor(
  document: HtaccessDocument,
  { open, span }: Section,
  outer: Section | null,
): TextEdit {
  const { text } = document;
  const { lineEnd } = fileStyleOf(document);
  const indent = /^[ \t]*/.exec(open.line.text)?.[0] ?? '';
  const tag = `${indent}</${open.name.value}>${lineEnd}`;
  const outerEnd = outer?.end ?? null;
  if (outerEnd !== null) return insertion(outerEnd.line.span.start, tag);
  const end = outer === null ? text.length : span.end;
  const lineFeed = text.indexOf('\n', end);
  const at = lineFeed < 0 ? text.length : lineFeed + 1;
  const missing = at > 0 && text[at - 1] !== '\n' ? lineEnd : '';
  return insertion(at, `${missing}${tag}`);
}
