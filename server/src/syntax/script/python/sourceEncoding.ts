import type { Encoding } from '../../../text/decode.js';
import type { SyntaxTrouble } from './grammar/token.js';
import { isPythonCodec } from './pythonCodecs.js';

interface Declaration {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const declaring = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;

/** The encoding that a comment in the first or second line names (PEP 263); null where none does. */
function declaredEncoding(text: string): Declaration | null {
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (let line = 0; line < 2; line++) {
    const end = lineEnd(text, start);
    const written = text.slice(start, end);
    const match = declaring.exec(written);
    const name = match?.[1];
    if (match !== null && name !== undefined) {
      const at = start + match[0].length - name.length;
      return { name, start: at, end: at + name.length };
    }
    // Behind a statement it is a comment like any other.
    if (!/^[ \t\f]*(#|$)/.test(written)) return null;
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return null;
}

const lineEnd = (text: string, start: number): number => {
  const found = text.slice(start).search(/\r|\n/);
  return found < 0 ? text.length : start + found;
};

/**
 * Why Python 3 cannot read the characters of a file; null where it can.
 *
 * @param encoding what the bytes are: where they are not UTF-8, each unit of the text stands for a byte
 */
export function encodingTrouble(text: string, encoding: Encoding): SyntaxTrouble | null {
  const declared = declaredEncoding(text);
  const name = declared === null ? 'utf_8' : normalized(declared.name);
  if (declared !== null && !isPythonCodec(name)) {
    return trouble(`Python knows no encoding "${declared.name}"`, declared.start, declared.end);
  }
  const isUtf8 = /^(utf_?8|u8|utf|utf_8_sig|cp65001)$/.test(name);
  if (encoding === 'utf-8' || (!isUtf8 && !/^(us_)?ascii$|^646$/.test(name))) return null;
  const at = firstInvalidByte(text);
  const said =
    declared === null
      ? 'the file is not in UTF-8, and no comment in its first two lines says what it is in'
      : `the file is not in ${declared.name}, though a comment says so`;
  return trouble(said, at, at + 1);
}

const trouble = (what: string, start: number, end: number): SyntaxTrouble => ({
  error: 'SyntaxError',
  what,
  start,
  end,
});

/** As Python looks names up; `utf-8-unix` and the like, which editors write, count as `utf-8`. */
function normalized(name: string): string {
  const plain = name.toLowerCase().replace(/_/g, '-');
  if (/^utf-8(-|$)/.test(plain)) return 'utf_8';
  if (/^(latin-1|iso-8859-1|iso-latin-1)(-|$)/.test(plain)) return 'latin_1';
  return plain.replace(/[^a-z0-9.]+/g, '_');
}

const sequence =
  /[\0-\x7f]+|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}/y;

/** Where bytes stop being UTF-8 (RFC 3629, section 4). */
function firstInvalidByte(bytes: string): number {
  let at = 0;
  for (;;) {
    sequence.lastIndex = at;
    const length = sequence.exec(bytes)?.[0].length ?? 0;
    if (length === 0) return Math.min(at, Math.max(bytes.length - 1, 0));
    at += length;
  }
}
