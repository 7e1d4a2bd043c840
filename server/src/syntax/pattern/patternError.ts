import type { Encoding } from '../../text/decode.js';
import type { Span } from '../../text/span.js';
import { type Compilation, compile } from './compile.js';
import { type CompileError, errors } from './errors.js';
import { Items, isLookbehind } from './items.js';

/** Why PCRE2 refuses a pattern. */
export interface PatternError extends CompileError {
  /** Where PCRE2 says that it is, in bytes; it may be one behind the end. */
  readonly offset: number;
  /** What to underline: UTF-16 offsets in the pattern. */
  readonly at: Span;
}

export interface PatternOptions {
  /** Of the file that the pattern stands in: PCRE2 reads its bytes. */
  readonly encoding: Encoding;
}

/** Used anew for each pattern of which no tree is built. */
const scratch = new Items();

/**
 * What PCRE2 10.42 says to a pattern that Apache 2.4 gives it (`ap_regcomp` in server/util_pcre.c); null where
 * it compiles it.
 */
export function patternError(text: string, options: PatternOptions): PatternError | null {
  scratch.clear();
  return errorOf(text, compile(text, options, scratch));
}

/** The error of a compilation of `text`. */
export function errorOf(text: string, compilation: Compilation): PatternError | null {
  const { bytes, scan } = compilation;
  if (scan.error === null) return null;
  const { code, message } = scan.error;
  const { start, end } = bytesAtFault(compilation);
  const at = { start: bytes.offsetIn(text, start), end: bytes.offsetIn(text, end) };
  return { code, message, offset: scan.errorAt, at };
}

function bytesAtFault({ scan, complete }: Compilation): Span {
  const { items, end } = scan;
  const at = Math.min(scan.errorAt, end);
  const unclosed = scan.error === errors.groupNotClosed ? scan.openRows.at(-1) : undefined;
  if (unclosed !== undefined && at === end) return { start: items.start(unclosed), end: items.end(unclosed) };
  if (!complete)
    return { start: Math.min(scan.itemStart, at), end: Math.min(Math.max(at, scan.itemStart + 1), end) };
  for (let row = 0; row < items.count; row++) {
    if (items.start(row) > at || items.end(row) <= at) continue;
    const last = isLookbehind(items.kind(row)) ? items.link(row) : row;
    return { start: items.start(row), end: items.end(last) };
  }
  return { start: 0, end };
}
