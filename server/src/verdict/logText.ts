import { type Encoding, encode } from '../text/decode.js';

const escapes: ReadonlyMap<string, string> = new Map([
  ['\b', '\\b'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
  ['\\', '\\\\'],
]);

/** Stands for a byte beyond ASCII that is no whole character, as a half of a surrogate pair: no text has one alone. */
const loneByte = 0xdc00;

/**
 * A text of the file as the server writes it to its log: bytes beyond ASCII and controls as `\xNN`. Source:
 * `ap_escape_errorlog_item` in the server's `util.c`.
 */
export const logText = (text: string, encoding: Encoding): string =>
  text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what the server escapes
    /[\x00-\x1f\x7f\\]|[\udc80-\udcff]|[^\x00-\x7f\udc80-\udcff]+/gu,
    (run) => escapes.get(run) ?? hexadecimal(bytesOf(run, encoding)),
  );

/** What a message holds where the server writes the first byte of a text with `%c`. */
export function firstByteInLog(text: string, encoding: Encoding): string {
  const [byte] = encode(text, encoding);
  if (byte === undefined) return '';
  return String.fromCharCode(byte < 0x80 ? byte : loneByte + byte);
}

function bytesOf(run: string, encoding: Encoding): Iterable<number> {
  const byte = run.charCodeAt(0) - loneByte;
  return byte >= 0x80 && byte <= 0xff ? [byte] : encode(run, encoding);
}

const hexadecimal = (bytes: Iterable<number>): string =>
  Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
