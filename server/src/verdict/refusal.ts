import type { Truth } from '../apache/profile.js';
import type { Directive, Section } from '../syntax/htaccess/nodes.js';
import type { Span } from '../text/span.js';

/** Something for which Apache answers 500 to every request below the folder, when it reads the file. */
export interface Refusal {
  readonly kind: RefusalKind;
  /** Apache's own words, as in its error log behind the path. */
  readonly message: string;
  /** 1-based, counted by LF: of joined lines the last, for a section never closed the line that opens it. */
  readonly line: number;
  readonly span: Span;
  /** Whether the server reads the line at all: `maybe` inside a guard that the profile leaves open. */
  readonly reached: Truth;
  /** What is refused. */
  readonly node: Directive | Section | null;
}

export type RefusalKind =
  | 'unknown-directive'
  | 'directive-not-allowed-here'
  | 'wrong-argument-count'
  | 'unclosed-section'
  | 'unmatched-section-end';
