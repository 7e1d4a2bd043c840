import type { Span } from '../../../../text/span.js';
import type { OutputPiece } from '../../entrypointScript.js';
import { type Arguments, piecesOf, type Value } from './values.js';

type Pieces = readonly OutputPiece[];

const percentField = /%(?:\((?<key>[^)]*)\))?[#0 +-]*(?:\*|\d+)?(?:\.(?:\*|\d+))?[hlL]?(?<type>[%a-zA-Z])/g;

/** `format % value`. What the value leaves open is unknown; the text between the fields is kept. */
export function percentFormatted(format: Pieces, value: Value, source: Span): Pieces {
  let next = 0;
  return replaced(format, percentField, (groups, match) => {
    if (groups['type'] === '%') return '%';
    const key = groups['key'];
    const plain =
      groups['type'] === 's' ||
      (groups['type'] === 'd' && match === `%${key === undefined ? '' : `(${key})`}d`);
    const found = key === undefined ? positional(value, next++) : entryOf(value, key);
    return found !== null && plain ? piecesOf(found, source) : [{ kind: 'unknown', lines: false, source }];
  });
}

const templateField = /\$(?:(?<escaped>\$)|(?<name>[_a-zA-Z]\w*)|\{(?<braced>[_a-zA-Z]\w*)\})/g;

/** `Template(text).substitute(mapping, **named)` */
export function substituted(text: Value & { kind: 'text' }, args: Arguments, source: Span): Value {
  const [mapping] = args.positional;
  const pieces = replaced(text.pieces, templateField, (groups) => {
    if (groups['escaped'] !== undefined) return '$';
    const name = groups['name'] ?? groups['braced'] ?? '';
    const found = args.named.get(name) ?? (mapping === undefined ? null : entryOf(mapping, name));
    return found === null || found === undefined
      ? [{ kind: 'unknown', lines: true, source }]
      : piecesOf(found, source);
  });
  return { kind: 'text', pieces };
}

const braceField = /\{\{|\}\}|\{(?<name>[^{}!:]*)(?<rest>[!:](?:[^{}]|\{[^{}]*\})*)?\}/g;

/** `format.format(*positional, **named)`. */
export function braceFormatted(
  format: Pieces,
  values: readonly Value[],
  named: ReadonlyMap<string, Value>,
  source: Span,
): Pieces {
  let next = 0;
  return replaced(format, braceField, (groups, match) => {
    if (match === '{{') return '{';
    if (match === '}}') return '}';
    const name = groups['name'] === '' ? String(next++) : (groups['name'] ?? '');
    const found = /^\d+$/.test(name) ? values[Number(name)] : named.get(name);
    return found !== undefined && groups['rest'] === undefined
      ? piecesOf(found, source)
      : [{ kind: 'unknown', lines: false, source }];
  });
}

/** Replaces every match in the known parts; a match never reaches over an unknown part. */
function replaced(
  pieces: Pieces,
  pattern: RegExp,
  replace: (groups: Readonly<Record<string, string | undefined>>, match: string) => string | Pieces,
): Pieces {
  return pieces.flatMap((piece) => {
    if (piece.kind === 'unknown') return [piece];
    const result: OutputPiece[] = [];
    let at = 0;
    const keep = (text: string): void => {
      if (text !== '') result.push({ ...piece, text });
    };
    for (const match of piece.text.matchAll(pattern)) {
      keep(piece.text.slice(at, match.index));
      at = match.index + match[0].length;
      const by = replace(match.groups ?? {}, match[0]);
      if (typeof by === 'string') keep(by);
      else result.push(...by);
    }
    keep(piece.text.slice(at));
    return result;
  });
}

/** A value that is no tuple is the first and only one. */
function positional(value: Value, index: number): Value | null {
  if (value.kind === 'list') return value.items[index] ?? null;
  return index === 0 && value.kind !== 'dictionary' ? value : null;
}

const entryOf = (value: Value, key: string): Value | null =>
  value.kind === 'dictionary' ? (value.entries.get(key) ?? null) : null;
