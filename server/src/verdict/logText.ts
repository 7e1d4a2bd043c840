import { type Encoding, encode } from '../text/decode.js';

const escapes: ReadonlyMap<string, string> = new Map([
  ['\b', '\\b'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
  ['\\', '\\\\'],
]);

/**
 * A text of the file as the server writes it to its log: bytes beyond ASCII and controls as `\xNN`. Source:
 * `ap_escape_errorlog_item` in the server's `util.c`.
 */
export const logText = (text: string, encoding: Encoding): string =>
  text.replace(escaped, (run) => escapes.get(run) ?? loneByte(run) ?? hexadecimal(run, encoding));

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what the server escapes
const escaped = /[\x00-\x1f\x7f\\]|[\udc80-\udcff]|[^\x00-\x7f\udc80-\udcff]+/gu;

/**
 * The first byte of a character, for messages that quote a single byte: half of a surrogate pair, which no
 * file's text holds, stands for it.
 */
export const firstByteOf = (character: string, encoding: Encoding): string => {
  const [byte = 0] = encode(character, encoding);
  return byte < 0x80 ? character : String.fromCharCode(0xdc00 + byte);
};

const loneByte = (run: string): string | null =>
  /^[\udc80-\udcff]$/u.test(run) ? hexadecimalByte(run.charCodeAt(0) - 0xdc00) : null;

const hexadecimal = (run: string, encoding: Encoding): string =>
  Array.from(encode(run, encoding), hexadecimalByte).join('');

const hexadecimalByte = (byte: number): string => `\\x${byte.toString(16).padStart(2, '0')}`;
