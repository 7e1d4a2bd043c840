import type { OutputPiece } from '../../entrypointScript.js';
import { silentLines, type Value } from './values.js';

/** Pieces of a text, or items of a list, and UTF-16 units of a text: a header is in the first of them. */
const mostPieces = 1000;
const mostUnits = 200_000;

/** The value as it is kept: `a = a + a`, a few lines of it, holds more than there is memory. */
export function bounded(value: Value): Value {
  if (value.kind === 'list' && value.items.length > mostPieces) return silentLines;
  if (value.kind !== 'text') return value;
  const kept = piecesKept(value.pieces);
  const next = value.pieces[kept];
  if (next === undefined) return value;
  const rest: OutputPiece = { kind: 'unknown', lines: true, source: next.source };
  return { ...value, pieces: [...value.pieces.slice(0, kept), rest] };
}

function piecesKept(pieces: readonly OutputPiece[]): number {
  let units = 0;
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'text') units += piece.text.length;
    if (index >= mostPieces || units > mostUnits) return index;
  }
  return pieces.length;
}
