import type { Span } from '../../text/span.js';

/** Why equal answers cannot be assured, thrown out of the middle of an analysis and caught where it began. */
export class Declined extends Error {
  override readonly name = 'Declined';

  constructor(
    /** The place that stands in the way; null where it is the whole file. */
    readonly span: Span | null,
    /** A sentence without its subject, the line: "starts a thread, ...". */
    readonly because: string,
  ) {
    super(because);
  }
}
