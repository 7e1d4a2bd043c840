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
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what the server escapes
  text.replace(/[\x00-\x1f\x7f\\]|[^\x00-\x7f]+/g, (run) => escapes.get(run) ?? hexadecimal(run, encoding));

const hexadecimal = (run: string, encoding: Encoding): string =>
  Array.from(encode(run, encoding), (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
