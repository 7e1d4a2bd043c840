import type { Span } from '../text/span.js';
import type { Invocation } from './directives/invocation.js';

/** Why PCRE2 does not compile a pattern. */
export interface PatternProblem {
  /** PCRE2's own words: "missing closing parenthesis". */
  readonly message: string;
  /** Offsets in the pattern. */
  readonly at: Span;
}

/** What a directive asks of `ap_pregcomp`. */
export interface PatternFlags {
  readonly ignoreCase?: boolean;
}

/**
 * Why the server cannot compile a pattern; null where it can.
 *
 * @param pattern as the directive gets it: quoting and escapes of its words resolved.
 */
export function patternProblem(
  _pattern: string,
  _invocation: Invocation,
  _flags: PatternFlags = {},
): PatternProblem | null {
  return null;
}
