import { textOf } from '../../../text/span.js';
import type { SyntaxNode } from '../syntaxNode.js';

/** What the letters in front of a string's quotes say. */
export interface StringPrefix {
  readonly raw: boolean;
  readonly bytes: boolean;
  readonly unicode: boolean;
  readonly formatted: boolean;
}

/** @param string a node of the kind `string` */
export function prefixOf(text: string, string: SyntaxNode): StringPrefix {
  const start = string.children.find((child) => child.type === 'string_start');
  const letters =
    start === undefined
      ? ''
      : textOf(text, start.span)
          .replace(/["'`].*$/s, '')
          .toLowerCase();
  return {
    raw: letters.includes('r'),
    bytes: letters.includes('b'),
    unicode: letters.includes('u'),
    formatted: letters.includes('f') || letters.includes('t'),
  };
}

const simpleEscapes: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const escapeSequence =
  /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|N\{[^}]*\}|([\s\S]))/g;

/**
 * The characters that stand for a part of a string literal, as Python reads them: its escapes resolved, its
 * line ends LF whatever the file's are. A character given by its Unicode name becomes U+FFFD.
 *
 * @param source what stands between the quotes, or a part of it between two `{...}` of an f-string
 */
export function charactersOf(source: string, prefix: StringPrefix): string {
  const lines = source.replace(/\r\n?/g, '\n');
  const characters = prefix.raw
    ? lines
    : lines.replace(escapeSequence, (...match) => resolveEscape(match, prefix));
  return prefix.formatted ? characters.replace(/\{\{/g, '{').replace(/\}\}/g, '}') : characters;
}

function resolveEscape(match: readonly string[], prefix: StringPrefix): string {
  const [whole = '', octal, hex, short, long, single] = match;
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
  if (single !== undefined) return simpleEscapes[single] ?? whole;
  if (prefix.bytes) return whole;
  const point = Number.parseInt(short ?? long ?? 'fffd', 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
}
