import type { Span } from '../../../text/span.js';
import type { OutputPiece } from '../entrypointScript.js';

/** What a name of the program stands for while it is run. */
export type Value =
  | { readonly kind: 'text'; readonly pieces: readonly OutputPiece[] }
  | { readonly kind: 'list'; readonly items: readonly Value[] };

/** No header is put together out of more; a page, or a loop, may be. */
const mostPieces = 50;

export function textOf(pieces: readonly OutputPiece[]): Value {
  const next = pieces[mostPieces];
  if (next === undefined) return { kind: 'text', pieces };
  const rest: OutputPiece = { kind: 'unknown', lines: true, source: next.source };
  return { kind: 'text', pieces: [...pieces.slice(0, mostPieces), rest] };
}

export const knownValue = (text: string, source: Span): Value =>
  textOf(text === '' ? [] : [{ kind: 'text', text, source }]);

export const unknownValue = (source: Span, lines: boolean): Value =>
  textOf([{ kind: 'unknown', lines, source }]);

/** The items of a list one behind the other, the lists in it too; a text is a list of one. */
export const itemsOf = (value: Value): readonly (Value & { kind: 'text' })[] =>
  value.kind === 'text' ? [value] : value.items.flatMap(itemsOf);

/** As the value is written. */
export const piecesOf = (value: Value): readonly OutputPiece[] =>
  itemsOf(value).flatMap(({ pieces }) => pieces);

/** The text of a value of which every character is known; null for any other. */
export function knownTextOf(value: Value): string | null {
  let text = '';
  for (const piece of piecesOf(value)) {
    if (piece.kind === 'unknown') return null;
    text += piece.text;
  }
  return text;
}

/** What a name may stand for behind a loop that ran any number of times: its old beginning, and something behind it. */
export function widened(before: Value, after: Value, source: Span): Value {
  if (before === after) return before;
  if (before.kind === 'list' || after.kind === 'list') return unknownValue(source, true);
  const differs = before.pieces.findIndex((piece, index) => !isSame(piece, after.pieces[index]));
  if (differs < 0 && before.pieces.length === after.pieces.length) return before;
  const shared = differs < 0 ? before.pieces : before.pieces.slice(0, differs);
  return textOf([...shared, { kind: 'unknown', lines: true, source }]);
}

const isSame = (one: OutputPiece, other: OutputPiece | undefined): boolean =>
  other !== undefined &&
  one.source.start === other.source.start &&
  (one.kind === 'text' ? other.kind === 'text' && one.text === other.text : other.kind === 'unknown');

/** Without the line ends at the end of what is known. */
export function withoutLastLineEnds(pieces: readonly OutputPiece[]): readonly OutputPiece[] {
  const last = pieces.at(-1);
  if (last?.kind !== 'text') return pieces;
  const text = last.text.replace(/\n+$/, '');
  const before = pieces.slice(0, -1);
  return text === '' ? withoutLastLineEnds(before) : [...before, { ...last, text }];
}

/**
 * One value for each name out of what it may stand for at the end of several ways. Two texts keep what both begin with.
 *
 * @param ways what each changes
 * @param before what a name stands for where a way does not change it; null for nothing
 * @returns null where two differ in their line structure: then the ways have to be followed apart.
 */
export function joinedNames(
  ways: readonly ReadonlyMap<string, Value>[],
  before: (name: string) => Value | null,
): ReadonlyMap<string, Value> | null {
  const joined = new Map<string, Value>();
  for (const name of new Set(ways.flatMap((way) => [...way.keys()]))) {
    let value: Value | null = null;
    for (const way of ways) {
      // A name without a value stands for nothing.
      const next = way.get(name) ?? before(name) ?? nothing;
      value = value === null || value === next ? next : joinedValues(value, next);
      if (value === null) return null;
    }
    if (value !== null) joined.set(name, value);
  }
  return joined;
}

const nothing = textOf([]);

export function joinedValues(one: Value, other: Value): Value | null {
  if (one.kind === 'list' || other.kind === 'list') return null;
  const differs = one.pieces.findIndex((piece, index) => !isSame(piece, other.pieces[index]));
  if (differs < 0 && one.pieces.length === other.pieces.length) return one;
  const shared = differs < 0 ? one.pieces : one.pieces.slice(0, differs);
  const tails = [...one.pieces.slice(shared.length), ...other.pieces.slice(shared.length)];
  if (tails.some((piece) => piece.kind === 'text' && /[\n:]/.test(piece.text))) return null;
  const lines = tails.some((piece) => piece.kind === 'unknown' && piece.lines);
  const source = tails[0]?.source ?? { start: 0, end: 0 };
  return textOf([...shared, { kind: 'unknown', lines, source }]);
}
