import type { Span } from '../text/span.js';
import type { NodeRefusal } from './refusal.js';

/** What the server has against one line. */
export interface Trouble {
  readonly kind: NodeRefusal['kind'];
  /** Apache's own words, as in its error log behind the path, before the log escapes them. */
  readonly message: string;
  /** What of the argument text it is about, offsets in `Invocation.rest`; absent where it is the whole line. */
  readonly at?: Span;
  /** Set where it depends on what the profile leaves open, as on a module that may bring a missing name. */
  readonly uncertain?: true;
}
