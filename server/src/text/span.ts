/** A half-open range `[start, end)` of UTF-16 code units in one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span from the start of the first to the end of the second. */
export const cover = (first: Span, second: Span): Span => ({ start: first.start, end: second.end });

/** Whether `offset` lies in `span` or directly behind it, as a text cursor does. */
export const touches = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end;

/** Whether `inner` lies wholly in `outer`. */
export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Whether the two share a code unit, or are the same empty span. */
export const overlaps = (a: Span, b: Span): boolean =>
  (a.start < b.end && b.start < a.end) || (a.start === b.start && a.end === b.end);

export const textOf = (text: string, span: Span): string => text.slice(span.start, span.end);
