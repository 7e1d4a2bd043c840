import type { SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { Declined } from './decline.js';
import type { Part } from './template.js';
import type { Write } from './writes.js';

/** A header field as the program writes it; the value's parts without the white space around it. */
export interface PlannedField {
  readonly name: string;
  readonly value: readonly Part[];
  /** The SimpleCookie that writes a field for each of its cookies; null for one field. */
  readonly cookies: SyntaxNode | null;
  /** The statement that ends its line. */
  readonly write: Write;
}

export type WritePlan =
  | { readonly kind: 'body'; readonly write: Write }
  | { readonly kind: 'flush'; readonly write: Write }
  | {
      readonly kind: 'header';
      readonly write: Write;
      readonly fields: readonly PlannedField[];
      /** What it writes behind the empty line; null where nothing. */
      readonly rest: Rest | null;
      /** Whether it writes the empty line that ends the header. */
      readonly separator: boolean;
      /** All fields up to the empty line, where it writes that and they are known. */
      readonly start: readonly PlannedField[] | null;
    };

export interface Rest {
  readonly parts: readonly Part[];
  /** What print adds at the end. */
  readonly end: string;
  /** The part of the one literal that was header, to be cut out in place; null where that cannot be. */
  readonly cut: { readonly start: number; readonly end: number } | null;
}

export interface Fed {
  readonly fields: readonly PlannedField[];
  readonly separator: boolean;
  readonly rest: Rest | null;
  /** The line that is not yet ended. */
  readonly line: readonly Part[];
}

/**
 * Reads what a statement writes as header lines, from a line begun earlier on.
 *
 * @param cookiesIn the SimpleCookie that a value prints, or null.
 * @throws {Declined} where it is none, or cannot be read.
 */
export function feed(
  write: Write,
  begun: readonly Part[],
  cookiesIn: (value: SyntaxNode) => SyntaxNode | null,
): Fed {
  const fields: PlannedField[] = [];
  let line: Part[] = [...begun];
  const parts: readonly Part[] = [
    ...write.parts,
    ...(write.end === '' ? [] : [{ kind: 'text', value: write.end, offsets: null } as const]),
  ];
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'opaque') {
      throw new Declined(write.statement.span, 'writes header lines that cannot be read off the source');
    }
    if (part.kind === 'value') {
      line.push(part);
      continue;
    }
    let at = 0;
    for (let lineFeed = part.value.indexOf('\n'); lineFeed >= 0; lineFeed = part.value.indexOf('\n', at)) {
      if (lineFeed > at) line.push({ kind: 'text', value: part.value.slice(at, lineFeed), offsets: null });
      at = lineFeed + 1;
      if (isEmptyLine(line)) {
        return { fields, separator: true, rest: restOf(write, parts, index, at), line: [] };
      }
      fields.push(cookieField(write, line, cookiesIn) ?? readField(write, line));
      line = [];
    }
    if (at < part.value.length) line.push({ kind: 'text', value: part.value.slice(at), offsets: null });
  }
  return { fields, separator: false, rest: null, line };
}

const isEmptyLine = (line: readonly Part[]): boolean =>
  line.every((part) => part.kind === 'text' && (part.value === '' || part.value === '\r'));

function restOf(write: Write, parts: readonly Part[], index: number, at: number): Rest | null {
  const part = parts[index];
  if (part?.kind !== 'text') return null;
  const hasEnd = write.end !== '';
  const inEnd = hasEnd && index === parts.length - 1;
  if (inEnd) return at < part.value.length ? { parts: [], end: part.value.slice(at), cut: null } : null;
  const remainder = part.value.slice(at);
  const following = parts.slice(index + 1, hasEnd ? -1 : undefined);
  const kept: readonly Part[] = [
    ...(remainder === ''
      ? []
      : [{ kind: 'text', value: remainder, offsets: part.offsets?.slice(at) ?? null } as const]),
    ...following,
  ];
  if (kept.length === 0 && !hasEnd) return null;
  const first = parts[0];
  const from = first?.kind === 'text' ? first.offsets?.[0] : undefined;
  const to = part.offsets?.[at];
  const oneLiteral = parts.slice(0, index + 1).every((each) => each.kind === 'text' && each.offsets !== null);
  const cut =
    oneLiteral && index === 0 && from !== undefined && to !== undefined ? { start: from, end: to } : null;
  return { parts: kept, end: write.end, cut };
}

function cookieField(
  write: Write,
  line: readonly Part[],
  cookiesIn: (value: SyntaxNode) => SyntaxNode | null,
): PlannedField | null {
  const [only, ...others] = line;
  if (only?.kind !== 'value' || others.length > 0) return null;
  const cookies = cookiesIn(only.node);
  return cookies === null ? null : { name: 'Set-Cookie', value: [only], cookies, write };
}

/** RFC 9110, section 5.1: a field name is a token. */
const fieldLine = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*/;

function readField(write: Write, line: readonly Part[]): PlannedField {
  const [first, ...others] = line;
  const match = first?.kind === 'text' ? fieldLine.exec(first.value) : null;
  if (first?.kind !== 'text' || match?.[1] === undefined) {
    const said = line.map((part) => (part.kind === 'text' ? part.value.trim() : '...')).join('');
    throw new Declined(
      write.statement.span,
      first?.kind === 'text'
        ? `writes "${said.slice(0, 60)}" where a header field is expected`
        : 'writes a header line whose name cannot be read off the source',
    );
  }
  const value: Part[] = [{ ...first, value: first.value.slice(match[0].length), offsets: null }, ...others];
  const last = value.at(-1);
  if (last?.kind === 'text')
    value[value.length - 1] = { ...last, value: last.value.replace(/[ \t\r]+$/, '') };
  return { name: match[1], value: merged(value), cookies: null, write };
}

/** Neighbouring texts as one, empty ones left out. */
function merged(parts: readonly Part[]): readonly Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.kind !== 'text') result.push(part);
    else if (part.value === '') continue;
    else if (last?.kind === 'text') result[result.length - 1] = { ...last, value: last.value + part.value };
    else result.push(part);
  }
  return result;
}
