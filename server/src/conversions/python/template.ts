import { callArguments, calledName, type PythonTree } from '../../syntax/script/python/pythonTree.js';
import { literalPieces } from '../../syntax/script/python/stringLiteral.js';
import { childInField, namedChildren, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import type { Span } from '../../text/span.js';

/** What an expression writes, as far as the source tells: text that is known, and values that are not. */
export type Part =
  | {
      readonly kind: 'text';
      readonly value: string;
      /** Where each unit stands in the source, and where the text ends; null where it comes from elsewhere. */
      readonly offsets: readonly number[] | null;
    }
  | {
      readonly kind: 'value';
      readonly node: SyntaxNode;
      /** Whether it is a text already, so that no `str()` is needed. */
      readonly isText: boolean;
      /** The conversion of a `%` format other than `%s`, as `%05d`; null where it is as `str()` writes it. */
      readonly format: string | null;
    }
  /** What follows cannot be taken apart: it can only be kept as it stands. */
  | { readonly kind: 'opaque'; readonly span: Span };

/** The texts that names stand for, where each is bound once in the program and to a literal. */
export type KnownTexts = ReadonlyMap<string, string>;

/** @param assigned what names are assigned that are bound once in the program. */
export function knownTexts(tree: PythonTree, assigned: ReadonlyMap<string, SyntaxNode>): KnownTexts {
  const known = new Map<string, string>();
  for (let grown = true; grown; ) {
    grown = false;
    for (const [name, value] of assigned) {
      if (known.has(name)) continue;
      const parts = partsOf(tree, value, known);
      if (!parts.every((part): part is TextPart => part.kind === 'text')) continue;
      known.set(name, parts.map((part) => part.value).join(''));
      grown = true;
    }
  }
  return known;
}

export function partsOf(tree: PythonTree, node: SyntaxNode, known: KnownTexts): readonly Part[] {
  const pieces = literalPieces(tree, node);
  if (pieces !== null) {
    return pieces.map((piece): Part => {
      if (piece.kind === 'text') return { kind: 'text', value: piece.value, offsets: piece.offsets };
      return piece.formatted
        ? { kind: 'opaque', span: piece.whole.span }
        : { kind: 'value', node: piece.node, isText: false, format: null };
    });
  }
  switch (node.type) {
    case 'parenthesized_expression': {
      const [inner, ...others] = namedChildren(node).filter((child) => child.type !== 'comment');
      if (inner !== undefined && others.length === 0) return partsOf(tree, inner, known);
      break;
    }
    case 'identifier': {
      const text = known.get(tree.source(node));
      if (text !== undefined) return text === '' ? [] : [{ kind: 'text', value: text, offsets: null }];
      break;
    }
    case 'binary_operator': {
      const parts = partsOfOperator(tree, node, known);
      if (parts !== null) return parts;
      break;
    }
    case 'call': {
      const parts = partsOfFormatCall(tree, node, known);
      if (parts !== null) return parts;
    }
  }
  return [{ kind: 'value', node, isText: calledName(tree, node) === 'str', format: null }];
}

function partsOfOperator(tree: PythonTree, node: SyntaxNode, known: KnownTexts): readonly Part[] | null {
  const left = childInField(node, 'left');
  const right = childInField(node, 'right');
  const operator = childInField(node, 'operator');
  if (left === null || right === null) return null;
  if (operator?.type === '+') {
    const parts = [...partsOf(tree, left, known), ...partsOf(tree, right, known)];
    if (!parts.some((part) => part.kind === 'text')) return null;
    // Only texts can be added to a text.
    return parts.map((part) => (part.kind === 'value' ? { ...part, isText: true } : part));
  }
  if (operator?.type !== '%') return null;
  const format = partsOf(tree, left, known);
  if (format.length === 0 || !format.every((part) => part.kind === 'text')) return null;
  return fill(node, format, percentSlots, right.type === 'tuple' ? namedChildren(right) : [right]);
}

function partsOfFormatCall(tree: PythonTree, node: SyntaxNode, known: KnownTexts): readonly Part[] | null {
  const callee = childInField(node, 'function');
  const object = callee?.type === 'attribute' ? childInField(callee, 'object') : null;
  const method = callee?.type === 'attribute' ? childInField(callee, 'attribute') : null;
  if (object === null || method === null || tree.source(method) !== 'format') return null;
  const format = partsOf(tree, object, known);
  const given = callArguments(tree, node);
  if (given === null || format.length === 0 || !format.every((part) => part.kind === 'text')) return null;
  const values = given.spread || given.keywords.size > 0 ? [] : given.positional;
  return fill(node, format, braceSlots, values);
}

type TextPart = Extract<Part, { kind: 'text' }>;

/** A place in a format: a value goes there, or a unit that is written doubled. */
interface Slot {
  readonly start: number;
  readonly end: number;
  readonly unit: string | null;
  readonly format: string | null;
  /** Whether it takes the next value, and nothing else of the arguments. */
  readonly plain: boolean;
}

function percentSlots(text: string): readonly Slot[] {
  return [...text.matchAll(/%(%|[-+ #0]*\d*(?:\.\d+)?[a-zA-Z]|\(|.)/g)].map((match) => {
    const [whole, kind = ''] = match;
    return {
      start: match.index,
      end: match.index + whole.length,
      unit: kind === '%' ? '%' : null,
      format: kind === 's' ? null : whole,
      plain: /[a-zA-Z]$/.test(kind),
    };
  });
}

function braceSlots(text: string): readonly Slot[] {
  return [...text.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[{}]/g)].map((match) => {
    const [whole, field] = match;
    return {
      start: match.index,
      end: match.index + whole.length,
      unit: whole === '{{' ? '{' : whole === '}}' ? '}' : null,
      format: null,
      plain: field === '',
    };
  });
}

/** The format's text with the values in its slots; opaque from the first slot on where they cannot be told apart. */
function fill(
  whole: SyntaxNode,
  format: readonly Part[],
  slotsOf: (text: string) => readonly Slot[],
  values: readonly SyntaxNode[],
): readonly Part[] {
  const parts: Part[] = [];
  const texts = format.filter((part): part is TextPart => part.kind === 'text');
  const slots = texts.flatMap((text) => slotsOf(text.value).filter((slot) => slot.unit === null));
  const clear = slots.every((slot) => slot.plain) && slots.length === values.length;
  let next = 0;
  for (const text of texts) {
    let at = 0;
    for (const slot of slotsOf(text.value)) {
      pushText(parts, text, at, slot.start);
      at = slot.end;
      if (slot.unit !== null) {
        const start = text.offsets?.[slot.start] ?? null;
        const end = text.offsets?.[slot.end] ?? null;
        const offsets = start === null || end === null ? null : [start, end];
        parts.push({ kind: 'text', value: slot.unit, offsets });
        continue;
      }
      const value = values[next++];
      if (!clear || value === undefined) return [...parts, { kind: 'opaque', span: whole.span }];
      parts.push({ kind: 'value', node: value, isText: false, format: slot.format });
    }
    pushText(parts, text, at, text.value.length);
  }
  return parts;
}

function pushText(parts: Part[], text: TextPart, start: number, end: number): void {
  if (end <= start) return;
  parts.push({
    kind: 'text',
    value: text.value.slice(start, end),
    offsets: text.offsets?.slice(start, end + 1) ?? null,
  });
}
