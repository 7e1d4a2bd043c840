import { type CompileError, utf8Error } from './errors.js';

export interface InvalidUtf8 {
  readonly error: CompileError;
  /** Of the character's first byte. */
  readonly at: number;
}

/**
 * What PCRE2 finds wrong with bytes that are to be UTF-8 (`valid_utf` in pcre2_valid_utf.c); null where they are
 * valid. Only a file that is not UTF-8 as a whole has such bytes.
 */
export function invalidUtf8(units: string): InvalidUtf8 | null {
  for (let at = 0; at < units.length; ) {
    const first = units.charCodeAt(at);
    if (first < 0x80) {
      at++;
      continue;
    }
    const number = wrongWith(units, at, first);
    if (number !== 0) return { error: utf8Error(number), at };
    at += 1 + followingBytes(first);
  }
  return null;
}

/** By the first byte of a character, five at most: the form is older than the limit of 0x10ffff. */
export function followingBytes(first: number): number {
  if (first < 0xe0) return 1;
  if (first < 0xf0) return 2;
  if (first < 0xf8) return 3;
  return first < 0xfc ? 4 : 5;
}

function wrongWith(units: string, at: number, first: number): number {
  if (first < 0xc0) return 20;
  if (first >= 0xfe) return 21;
  const following = followingBytes(first);
  const missing = following - (units.length - at - 1);
  if (missing > 0) return missing;
  const second = units.charCodeAt(at + 1);
  for (let index = 1; index <= following; index++) {
    if ((units.charCodeAt(at + index) & 0xc0) !== 0x80) return 5 + index;
  }
  return overlong(first, second, following) || outOfRange(first, second, following);
}

function overlong(first: number, second: number, following: number): number {
  if (following === 1) return (first & 0x3e) === 0 ? 15 : 0;
  if (following === 2) return first === 0xe0 && (second & 0x20) === 0 ? 16 : 0;
  if (following === 3) return first === 0xf0 && (second & 0x30) === 0 ? 17 : 0;
  if (following === 4) return first === 0xf8 && (second & 0x38) === 0 ? 18 : 0;
  return first === 0xfc && (second & 0x3c) === 0 ? 19 : 0;
}

function outOfRange(first: number, second: number, following: number): number {
  if (following === 2) return first === 0xed && second >= 0xa0 ? 14 : 0;
  if (following === 3) return first > 0xf4 || (first === 0xf4 && second > 0x8f) ? 13 : 0;
  if (following === 4) return 11;
  return following === 5 ? 12 : 0;
}
