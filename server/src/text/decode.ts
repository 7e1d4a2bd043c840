/**
 * A file's bytes as text, and what is needed to write it back byte for byte.
 *
 * UTF-8 where the bytes are valid UTF-8; otherwise Latin-1, which maps every byte to one code unit, so that
 * nothing of a file in an unknown encoding is lost. A byte order mark stays in the text as U+FEFF, since
 * Apache reads it as part of the first word.
 */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

export type Encoding = 'utf-8' | 'latin-1';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function decode(bytes: Uint8Array): DecodedText {
  try {
    return { text: utf8.decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: latin1(bytes), encoding: 'latin-1' };
  }
}

/**
 * A text that programs made for us, without its byte order mark: what PowerShell keeps by `>` is UTF-16, and
 * other programs on Windows mark UTF-8.
 */
export function decodeKept(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = isUtf16 ? new TextDecoder('utf-16le').decode(bytes) : decode(bytes).text;
  return text.replace(/^\ufeff/, '');
}

/** A text cannot be written in the encoding of the file that it came from. */
export class UnencodableTextError extends Error {
  override readonly name = 'UnencodableTextError';
}

/**
 * @throws {UnencodableTextError} when a Latin-1 file would receive a character beyond U+00FF.
 */
export function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0xff) {
      throw new UnencodableTextError(`the file is not UTF-8, and "${text[at]}" has no byte in it`);
    }
    bytes[at] = unit;
  }
  return bytes;
}

function latin1(bytes: Uint8Array): string {
  const chunk = 0x8000;
  let text = '';
  for (let at = 0; at < bytes.length; at += chunk) {
    text += String.fromCharCode(...bytes.subarray(at, at + chunk));
  }
  return text;
}
