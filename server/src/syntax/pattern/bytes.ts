import type { Encoding } from '../../text/decode.js';
import { utf8Length } from './characters.js';

/** A pattern as PCRE2 gets it. */
export interface PatternBytes {
  /** A code unit for each byte. */
  readonly units: string;
  /** The UTF-16 offset of the character that a byte belongs to; of the length the length of the text. */
  offsetIn(text: string, byte: number): number;
}

/** The UTF-16 offset of each byte's character, and of the end; null where both count alike. */
export function offsetTable(text: string, { units }: PatternBytes): Int32Array | null {
  if (units.length === text.length) return null;
  const table = new Int32Array(units.length + 1);
  let byte = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    const next = byte + utf8Length(code);
    table.fill(at, byte, next);
    byte = next;
    at += code < 0x10000 ? 1 : 2;
  }
  table[byte] = text.length;
  return table;
}

/**
 * The bytes of a pattern that stands in a file of this encoding. Text of ASCII, and of Latin-1, is its own
 * bytes.
 */
export function bytesOf(text: string, encoding: Encoding): PatternBytes {
  if (encoding === 'latin-1' || isAscii(text)) return { units: text, offsetIn: sameOffset };
  return { units: utf8Units(text), offsetIn: offsetOfByte };
}

const sameOffset = (_text: string, byte: number): number => byte;

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

function utf8Units(text: string): string {
  let units = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) units += character;
    else if (code < 0x800) units += String.fromCharCode(0xc0 | (code >> 6), last(code));
    else if (code < 0x10000) units += String.fromCharCode(0xe0 | (code >> 12), last(code >> 6), last(code));
    else units += String.fromCharCode(0xf0 | (code >> 18), last(code >> 12), last(code >> 6), last(code));
  }
  return units;
}

const last = (code: number): number => 0x80 | (code & 0x3f);

function offsetOfByte(text: string, byte: number): number {
  let bytes = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    bytes += utf8Length(code);
    if (bytes > byte) return at;
    at += code < 0x10000 ? 1 : 2;
  }
  return text.length;
}
