import { namedChildren, type SyntaxNode } from '../syntaxNode.js';
import type { PythonTree } from './pythonTree.js';

/** A piece of a string that stands in the source: text, or an expression that an f-string embeds. */
export type LiteralPiece =
  | {
      readonly kind: 'text';
      readonly value: string;
      /** Where each unit of `value` starts in the source, and behind the last one where the piece ends. */
      readonly offsets: readonly number[];
    }
  | {
      readonly kind: 'expression';
      readonly node: SyntaxNode;
      /** With `!r`, `:>10` and the like, from bracket to bracket. */
      readonly whole: SyntaxNode;
      readonly formatted: boolean;
    };

/** A string literal, or several side by side; pieces in order. Null for bytes and for what is no literal. */
export function literalPieces(tree: PythonTree, node: SyntaxNode): readonly LiteralPiece[] | null {
  if (node.type === 'concatenated_string') {
    const parts = namedChildren(node)
      .filter((child) => child.type !== 'comment')
      .map((child) => literalPieces(tree, child));
    return parts.every((part) => part !== null) ? parts.flat() : null;
  }
  if (node.type === 'parenthesized_expression') {
    const [inner, ...others] = namedChildren(node).filter((child) => child.type !== 'comment');
    return inner === undefined || others.length > 0 ? null : literalPieces(tree, inner);
  }
  if (node.type !== 'string' || isBytes(tree, node)) return null;
  return stringPieces(tree, node);
}

const isBytes = (tree: PythonTree, string: SyntaxNode): boolean => /^[a-z]*b/i.test(tree.source(string));

/**
 * The pieces of one string literal, bytes included (each byte a unit).
 *
 * @param string a node of the kind `string`
 * @returns null for an expression in backticks, and for a literal without an end.
 */
export function stringPieces(tree: PythonTree, string: SyntaxNode): readonly LiteralPiece[] | null {
  const start = string.children.find((child) => child.type === 'string_start');
  const end = string.children.find((child) => child.type === 'string_end');
  if (start === undefined || end === undefined || tree.source(start) === '`') return null;
  const prefix = tree
    .source(start)
    .replace(/['"]+$/, '')
    .toLowerCase();
  const raw = prefix.includes('r');
  const formatted = prefix.includes('f');

  const pieces: LiteralPiece[] = [];
  let at = start.span.end;
  for (const child of string.children.filter((each) => each.type === 'interpolation')) {
    pieces.push(readText(tree.text, at, child.span.start, raw, formatted));
    const expression = child.children.find((each) => each.field === 'expression');
    if (expression === undefined) return null;
    const plain = child.children.every(
      (each) => each === expression || each.type === '{' || each.type === '}' || each.type === 'comment',
    );
    pieces.push({ kind: 'expression', node: expression, whole: child, formatted: !plain });
    at = child.span.end;
  }
  pieces.push(readText(tree.text, at, end.span.start, raw, formatted));
  return pieces.filter((piece) => piece.kind === 'expression' || piece.value !== '');
}

/** The value of a literal without expressions; null for anything else. */
export function literalValue(tree: PythonTree, node: SyntaxNode): string | null {
  const pieces = literalPieces(tree, node);
  if (pieces === null) return null;
  let value = '';
  for (const piece of pieces) {
    if (piece.kind === 'expression') return null;
    value += piece.value;
  }
  return value;
}

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

/** Python's lexical analysis, section "String literals"; line ends in the source count as LF. */
function readText(text: string, from: number, to: number, raw: boolean, formatted: boolean): LiteralPiece {
  let value = '';
  const offsets: number[] = [];
  const push = (units: string, at: number): void => {
    for (let unit = 0; unit < units.length; unit++) offsets.push(at);
    value += units;
  };
  for (let at = from; at < to; ) {
    const unit = text[at] ?? '';
    const next = text[at + 1] ?? '';
    if (unit === '\r' && next === '\n') {
      push('\n', at);
      at += 2;
    } else if (formatted && (unit === '{' || unit === '}') && next === unit) {
      push(unit, at);
      at += 2;
    } else if (unit !== '\\' || raw) {
      push(unit, at);
      at += 1;
    } else {
      const read = readEscape(text.slice(at, Math.min(to, at + longestEscape)));
      push(read.value, at);
      at += read.length;
    }
  }
  return { kind: 'text', value, offsets: [...offsets, to] };
}

/** `\\UXXXXXXXX` */
const longestEscape = 10;

function readEscape(text: string): { readonly value: string; readonly length: number } {
  const lineEnd = /^\\\r?\n/.exec(text);
  if (lineEnd !== null) return { value: '', length: lineEnd[0].length };
  const simple = simpleEscapes.get(text[1] ?? '');
  if (simple !== undefined) return { value: simple, length: 2 };
  const octal = /^\\([0-7]{1,3})/.exec(text);
  if (octal?.[1] !== undefined)
    return { value: String.fromCharCode(Number.parseInt(octal[1], 8)), length: octal[0].length };
  const hex = /^\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/.exec(text);
  const digits = hex?.[1] ?? hex?.[2] ?? hex?.[3];
  const code = digits === undefined ? Number.NaN : Number.parseInt(digits, 16);
  if (hex !== null && code <= 0x10ffff) return { value: String.fromCodePoint(code), length: hex[0].length };
  return { value: '\\', length: 1 };
}

const namedEscapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** A Python literal of a text, in double quotes unless the text holds them. */
export function quoted(value: string): string {
  const quote = value.includes('"') && !value.includes("'") ? "'" : '"';
  const escaped = value.replace(/[\\\p{Cc}]/gu, (unit) => {
    const named = namedEscapes.get(unit);
    return named ?? `\\x${unit.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return `${quote}${escaped.replaceAll(quote, `\\${quote}`)}${quote}`;
}
