import { isSpace } from '../../../syntax/htaccess/words.js';
import type { Span } from '../../../text/span.js';

/** A flag of a rule or a condition, `R=301`. */
export interface RewriteFlag {
  /** Before the equals sign. */
  readonly key: string;
  /** Behind it; empty where there is none. */
  readonly value: string;
  /** Offsets in the flags, brackets included: of the key and of the value. */
  readonly keyAt: Span;
  readonly valueAt: Span;
}

/**
 * The flags between brackets, as `cmd_parseflagfield` in mod_rewrite.c takes them one by one; null where the
 * brackets are not there.
 *
 * No flag between two commas is one without a name. Is there white space instead, the function loses the place where
 * it stands: the flag's name then is the rest of the field, which no flag has (seen on 2.4.71).
 */
export function flagsInField(field: string): readonly RewriteFlag[] | null {
  const last = field.length - 1;
  if (last < 1 || field[0] !== '[' || field[last] !== ']') return null;
  const text = `${field.slice(0, last)},`;
  const flags: RewriteFlag[] = [];
  let from = 1;
  while (from < text.length) {
    let start = from;
    while (isSpace(text[start])) start++;
    const comma = text.indexOf(',', start);
    let end = comma;
    while (end > start && isSpace(text[end - 1])) end--;
    if (end === start && start > from) end = text.length;
    flags.push(flagAt(text, start, end));
    from = comma + 1;
  }
  return flags;
}

function flagAt(text: string, start: number, end: number): RewriteFlag {
  const equals = text.indexOf('=', start);
  const keyEnd = equals < 0 || equals >= end ? end : equals;
  const valueStart = Math.min(keyEnd + 1, end);
  return {
    key: text.slice(start, keyEnd),
    value: text.slice(valueStart, end),
    keyAt: { start, end: keyEnd },
    valueAt: { start: valueStart, end },
  };
}
