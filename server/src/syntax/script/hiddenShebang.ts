import type { Span } from '../../text/span.js';
import { type Shebang, shebangOf } from './shebang.js';

/** What stands in front of a `#!`, so that the kernel does not see it. */
export interface HiddenShebang {
  readonly kind: 'byte-order-mark' | 'blank-line' | 'space';
  /** All in front of the `#!`. */
  readonly span: Span;
  /** The line as it would be read; its spans count from behind `span`. */
  readonly shebang: Shebang;
}

/** A byte order mark; `ï»¿` where the file as a whole is not UTF-8. */
const byteOrderMark = /^(?:\ufeff|\u00ef\u00bb\u00bf)/;

/** Null where the text starts with `#!`, or with something else than blanks and marks in front of it. */
export function hiddenShebang(text: string): HiddenShebang | null {
  const [before = ''] = /^(?:\ufeff|\u00ef\u00bb\u00bf|\s)+(?=#!)/.exec(text) ?? [];
  const shebang = before === '' ? null : shebangOf(text.slice(before.length));
  if (shebang === null) return null;
  return {
    kind: byteOrderMark.test(before) ? 'byte-order-mark' : /[\r\n]/.test(before) ? 'blank-line' : 'space',
    span: { start: 0, end: before.length },
    shebang,
  };
}

/** Whether the bytes are a script in UTF-16, each letter of which has a zero byte beside it. */
export const isUtf16Script = (text: string): boolean =>
  /^(?:\u00ff\u00fe)?#\0!\0|^(?:\u00fe\u00ff)?\0#\0!/.test(text);
