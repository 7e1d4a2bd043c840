import type { Directive, HtaccessDocument, Section } from '../../syntax/htaccess/nodes.js';
import type { Span } from '../../text/span.js';
import { lineRefusal } from '../../verdict/lineRefusal.js';
import type { HtaccessContext } from '../rule.js';

/** The line that a directive or an opening tag stands on. */
export const lineOf = (node: Directive | Section): Directive['line'] =>
  node.kind === 'section' ? node.open.line : node.line;

/** The sections around a node, outermost first. */
export function sectionsAround(document: HtaccessDocument, wanted: Directive | Section): readonly Section[] {
  for (const { node, sections } of document.placed) if (node === wanted) return sections;
  return [];
}

/**
 * Whether the server would take a node's line if some of it read otherwise. Only of a line that is not joined.
 *
 * @param span in the file.
 */
export function wouldBeTaken(
  node: Directive | Section,
  span: Span,
  newText: string,
  { file, profile }: HtaccessContext,
): boolean {
  const { document, encoding } = file;
  const line = lineOf(node);
  const [piece] = line.pieces;
  if (piece === undefined || line.pieces.length > 1) return false;
  const start = span.start - piece.span.start;
  const end = span.end - piece.span.start;
  const text = line.text.slice(0, start) + newText + line.text.slice(end);
  return lineRefusal(text, sectionsAround(document, node), { profile, encoding }) === null;
}
