import { overlaps, type Span } from './span.js';

/** Replaces the text of `span` by `newText`. An empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Two edits want the same text: applying both would lose one of them. */
export class OverlappingEditsError extends Error {
  override readonly name = 'OverlappingEditsError';
}

export const insertion = (at: number, newText: string): TextEdit => ({
  span: { start: at, end: at },
  newText,
});

export const deletion = (span: Span): TextEdit => ({ span, newText: '' });

/** The edits in the order of the text; those at one place keep the order in which they were given. */
export const inTextOrder = (edits: readonly TextEdit[]): readonly TextEdit[] =>
  [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);

/** Whether any edit of one list wants text that an edit of the other wants too. */
export const collide = (some: readonly TextEdit[], others: readonly TextEdit[]): boolean =>
  some.some((one) => others.some((other) => overlaps(one.span, other.span)));

/**
 * The text with all edits applied, each relative to the original text.
 *
 * @throws {OverlappingEditsError} when two edits overlap. Insertions at one place do not.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { span, newText } of inTextOrder(edits)) {
    if (span.start < at) throw new OverlappingEditsError(`two edits overlap at offset ${span.start}`);
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}
