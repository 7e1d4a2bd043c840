import type { Truth } from '../apache/profile.js';
import type { Directive, Section, UnmatchedSectionEnd } from '../syntax/htaccess/nodes.js';
import type { Span } from '../text/span.js';

/** Something for which Apache answers 500 to every request below the folder, when it reads the file. */
export type Refusal = NodeRefusal | UnreadableLine;

/** The server reads the line and does not accept what it says. */
export interface NodeRefusal extends RefusedLine {
  readonly kind: Exclude<RefusalKind, 'line-too-long'>;
  /** What is refused. */
  readonly node: Directive | Section | UnmatchedSectionEnd;
}

/** The server does not come to the end of the line, whatever the line is. */
export interface UnreadableLine extends RefusedLine {
  readonly kind: 'line-too-long';
  readonly node: null;
}

interface RefusedLine {
  /** Apache's own words, as in its error log behind the path. */
  readonly message: string;
  /** What is wrong with a pattern or an expression, in the words of what reads it; messages often leave it out. */
  readonly reason?: string;
  /** 1-based, counted by LF: of joined lines the last, for a section never closed the line that opens it. */
  readonly line: number;
  readonly span: Span;
  /** What of it is at fault; null where that is the whole of it. */
  readonly place: Span | null;
  /** Whether the server reads the line at all: `maybe` inside a guard that the profile leaves open. */
  readonly reached: Truth;
  /** Of the guards of which the profile does not say whether they hold: how they are to be for this, outermost first. */
  readonly guards: readonly GuardReading[];
  readonly noticed: Noticed;
}

/** A guard that the server reads, or skips but for its tags. */
export interface GuardReading {
  readonly section: Section;
  readonly holds: 'yes' | 'no';
}

/**
 * When Apache notices: it builds the tree of the whole file first (`reading`: sections, guards and what else is
 * done on reading), then goes through it (`applying`), and stops at the first trouble.
 */
export interface Noticed {
  readonly phase: 'reading' | 'applying';
  /** The offset in the file at which it does. */
  readonly at: number;
}

export type RefusalKind =
  | 'byte-order-mark'
  | 'line-too-long'
  | 'unknown-directive'
  /** A directive that the facts know, of a module that the profile lacks. */
  | 'module-not-loaded'
  | 'directive-not-allowed-here'
  /** AllowOverride, as the profile states it, does not grant the directive. */
  | 'override-not-allowed'
  | 'wrong-argument-count'
  | 'invalid-argument'
  | 'invalid-regex'
  | 'invalid-expression'
  | 'invalid-rewrite-flag'
  | 'mixed-options-signs'
  | 'invalid-require'
  | 'unclosed-section'
  | 'unmatched-section-end';
