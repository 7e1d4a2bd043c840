import { patternError } from '../syntax/pattern/patternError.js';
import type { Encoding } from '../text/decode.js';
import type { Span } from '../text/span.js';
import type { Invocation } from './directives/invocation.js';
import { Memory } from './memory.js';

/** Why PCRE2 does not compile a pattern. */
export interface PatternProblem {
  /** PCRE2's own words: "missing closing parenthesis". */
  readonly message: string;
  /** Offsets in the pattern. */
  readonly at: Span;
}

/** Files repeat their patterns, and an editor asks for the same ones at every key. */
const problems: Readonly<Record<Encoding, Memory<PatternProblem | null>>> = {
  'utf-8': new Memory(4096),
  'latin-1': new Memory(4096),
};

/**
 * Why the server cannot compile a pattern; null where it can. Whether the directive asks for case to count decides
 * nothing: a pattern that compiles with it compiles without.
 *
 * @param pattern as the directive gets it: quoting and escapes of its words resolved.
 */
export function patternProblem(pattern: string, { encoding }: Invocation): PatternProblem | null {
  const known = problems[encoding].recall(pattern);
  if (known !== undefined) return known;
  const problem = patternError(pattern, { encoding });
  problems[encoding].keep(pattern, problem);
  return problem;
}
