/**
 * On Unix a file's name is bytes, and the engine's paths are text. A byte that is no part of UTF-8 stands in a
 * path as a lone surrogate, 0x80 to 0xFF as U+DC80 to U+DCFF: no other text has these, so the way back is known.
 */

/** What `node:fs` takes for a path: bytes where a name in it is no UTF-8. */
export function bytesOfPath(path: string): string | Buffer {
  if (!escaped.test(path)) return path;
  return Buffer.concat(
    path
      .split(/((?<![\ud800-\udbff])[\udc80-\udcff])/)
      .map((part, at) => (at % 2 === 0 ? Buffer.from(part) : Buffer.from([part.charCodeAt(0) - 0xdc00]))),
  );
}

const escaped = /(?<![\ud800-\udbff])[\udc80-\udcff]/;

/** The text for a name or path as the system holds it. */
export function textOfPath(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes(replacement)) return text;
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const character = bytes.subarray(at, at + lengthFrom(bytes[at] ?? 0));
    const read = character.toString('utf8');
    const isText = Buffer.from(read).equals(character);
    parts.push(isText ? read : String.fromCharCode(0xdc00 + (bytes[at] ?? 0)));
    at += isText ? character.length : 1;
  }
  return parts.join('');
}

/** What Node puts where bytes are no text; a name may hold it by itself, too. */
export const replacement = '\ufffd';

/** How many bytes the character has that starts with this one. */
const lengthFrom = (byte: number): number => (byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4);
