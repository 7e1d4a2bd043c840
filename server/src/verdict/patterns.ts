import { patternError } from '../syntax/pattern/patternError.js';
import type { Encoding } from '../text/decode.js';
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

/** Files repeat their patterns, and an editor asks for the same ones at every key. */
const mostKept = 4096;
const kept: Readonly<Record<Encoding, Map<string, PatternProblem | null>>> = {
  'utf-8': new Map(),
  'latin-1': new Map(),
};

/**
 * Why the server cannot compile a pattern; null where it can.
 *
 * @param pattern as the directive gets it: quoting and escapes of its words resolved.
 * @param _flags case decides nothing: a pattern that compiles with it compiles without.
 */
export function patternProblem(
  pattern: string,
  invocation: Invocation,
  _flags: PatternFlags = {},
): PatternProblem | null {
  const { encoding } = invocation;
  const known = kept[encoding].get(pattern);
  if (known !== undefined) return known;
  const problem = patternError(pattern, { encoding });
  if (kept[encoding].size >= mostKept) kept[encoding].clear();
  kept[encoding].set(pattern, problem);
  return problem;
}
