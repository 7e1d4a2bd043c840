import type { LogicalLine } from '../../syntax/htaccess/logicalLines.js';
import type { Directive, HtaccessDocument, HtaccessNode, Section } from '../../syntax/htaccess/nodes.js';
import { parseHtaccess } from '../../syntax/htaccess/parser.js';
import { applyEdits, type TextEdit } from '../../text/edit.js';
import type { Span } from '../../text/span.js';
import { lineRefusal } from '../../verdict/lineRefusal.js';
import type { Refusal } from '../../verdict/refusal.js';
import { refusalsIn } from '../../verdict/refusals.js';
import type { HtaccessContext } from '../rule.js';

/** The line that a directive or an opening tag stands on. */
export const lineOf = (node: Directive | Section): Directive['line'] =>
  node.kind === 'section' ? node.open.line : node.line;

/** The sections around a node, outermost first. */
export const sectionsAround = (document: HtaccessDocument, node: HtaccessNode): readonly Section[] =>
  placesIn(document).get(node) ?? [];

/** Asked for by many findings of a file. */
const known = new WeakMap<HtaccessDocument, ReadonlyMap<HtaccessNode, readonly Section[]>>();

function placesIn(document: HtaccessDocument): ReadonlyMap<HtaccessNode, readonly Section[]> {
  const places =
    known.get(document) ?? new Map(document.placed.map(({ node, sections }) => [node, sections] as const));
  known.set(document, places);
  return places;
}

/** The logical line that Apache names by this number, that of its last physical one; null where there is none. */
export function lineNumbered({ lines }: HtaccessDocument, number: number): LogicalLine | null {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lines[middle]?.lastLine ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return lines[low] ?? null;
}

/** How many tags would be refused in the file, if it read otherwise. */
export const refusedTagsAfter = (edit: TextEdit, { file, profile }: HtaccessContext): number =>
  refusedTags(refusalsIn(parseHtaccess(applyEdits(file.document.text, [edit])), profile, file.encoding));

export const refusedTags = (refusals: readonly Refusal[]): number =>
  refusals.filter(({ kind }) => kind === 'unclosed-section' || kind === 'unmatched-section-end').length;

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
