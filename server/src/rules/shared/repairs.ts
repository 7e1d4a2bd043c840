import type { Fix } from '../../site/change.js';
import type { LogicalLine } from '../../syntax/htaccess/logicalLines.js';
import type { Directive, HtaccessDocument, HtaccessNode, Section } from '../../syntax/htaccess/nodes.js';
import { parseHtaccess } from '../../syntax/htaccess/parser.js';
import { applyEdits, type TextEdit } from '../../text/edit.js';
import type { Span } from '../../text/span.js';
import { lineRefusal } from '../../verdict/lineRefusal.js';
import type { Refusal } from '../../verdict/refusal.js';
import { refusalsIn } from '../../verdict/refusals.js';
import type { HtaccessContext } from '../rule.js';
import { editFile, safeFix } from './fixes.js';

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
export const lineNumbered = (document: HtaccessDocument, number: number): LogicalLine | null =>
  firstLine(document, ({ lastLine }) => lastLine >= number)?.line ?? null;

interface IndexedLine {
  readonly line: LogicalLine;
  readonly index: number;
}

/** The logical line that holds an offset, and its index among the lines. */
export const lineAt = (document: HtaccessDocument, offset: number): IndexedLine | null =>
  firstLine(document, ({ end }) => end > offset);

/** @param holds of all lines from some line on. */
function firstLine({ lines }: HtaccessDocument, holds: (line: LogicalLine) => boolean): IndexedLine | null {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const line = lines[middle];
    if (line === undefined || holds(line)) high = middle;
    else low = middle + 1;
  }
  const line = lines[low];
  return line === undefined ? null : { line, index: low };
}

/** How many tags would be refused in the file, if it read otherwise. */
export const refusedTagsAfter = (edit: TextEdit, context: HtaccessContext): number =>
  refusedTags(refusalsAfter([edit], context));

/** What would be refused in the file, if it read otherwise. */
export const refusalsAfter = (
  edits: readonly TextEdit[],
  { file, profile }: HtaccessContext,
): readonly Refusal[] =>
  refusalsIn(parseHtaccess(applyEdits(file.document.text, edits)), profile, file.encoding);

/** Whether the server would refuse less of the file, if it read otherwise. */
export const haveFewerRefusals = (edits: readonly TextEdit[], context: HtaccessContext): boolean =>
  refusalsAfter(edits, context).length < refusalsAfter([], context).length;

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

/** Of a tag as `< IfModule mod_rewrite.c>`. */
export const blankTakenAway = (edit: TextEdit, context: HtaccessContext): readonly Fix[] =>
  haveFewerRefusals([edit], context)
    ? [safeFix('Take the blank behind "<" away', editFile(context.file.path, edit))]
    : [];
