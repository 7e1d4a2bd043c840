import type { Span } from '../../../../text/span.js';
import type { OutputPiece } from '../../entrypointScript.js';
import type { CommandOutput } from '../../shell/commandOutput.js';
import type { SyntaxNode } from '../../syntaxNode.js';
import { cookiePieces } from './cookies.js';

/** What is known of a value of the script. Immutable; an instance's attributes are in the path's store. */
export type Value =
  /** `bytes`: of Python 3, which shows them as `b'...'` wherever text is asked for. */
  | { readonly kind: 'text'; readonly pieces: readonly OutputPiece[]; readonly bytes?: true }
  | { readonly kind: 'constant'; readonly value: number | boolean | null }
  | { readonly kind: 'list'; readonly items: readonly Value[]; readonly tuple?: true }
  | { readonly kind: 'dictionary'; readonly entries: ReadonlyMap<string, Value> }
  /**
   * Standard output, or something that writes into it, by the number of its stream; of one below 0 what is written to it
   * is only kept, as by `io.StringIO()`.
   */
  | { readonly kind: 'output'; readonly stream: number }
  /** `contextlib.redirect_stdout(to)`: standard output within a `with`, and what it was before. */
  | { readonly kind: 'redirection'; readonly to: Value; readonly from: Value }
  /** `functools.partial(of, ...)` */
  | { readonly kind: 'partial'; readonly of: Value; readonly given: Arguments }
  /** A program that was started and not yet waited for, and what it writes to standard output. */
  | { readonly kind: 'child'; readonly output: CommandOutput }
  /** `string.Template(of)` */
  | { readonly kind: 'template'; readonly of: Value }
  /** `super()` in a method of an instance. */
  | { readonly kind: 'parent'; readonly of: Value }
  /** A module beside the script, by its dotted name. */
  | { readonly kind: 'module'; readonly name: string }
  /** A module, function or value of the standard library, by its dotted name. */
  | { readonly kind: 'library'; readonly path: string }
  /** An attribute of a value, not yet called. */
  | {
      readonly kind: 'attribute';
      readonly of: Value;
      readonly name: string;
      readonly place: SyntaxNode | null;
    }
  /** `around`: the frame of the function that it is defined in; null at the top of a module. A lambda is one too. */
  | {
      readonly kind: 'function';
      readonly node: SyntaxNode;
      readonly receiver: Value | null;
      readonly around: number | null;
    }
  | { readonly kind: 'class'; readonly node: SyntaxNode }
  | { readonly kind: 'instance'; readonly of: SyntaxNode; readonly id: number }
  /** `http.cookies.SimpleCookie`: as text a `Set-Cookie` line for each name. `open`: it may hold others too. */
  | { readonly kind: 'cookie'; readonly names: readonly string[]; readonly open: boolean }
  /** One of its parts. */
  | { readonly kind: 'morsel'; readonly name: string }
  /**
   * A value that writes nothing by itself. `lines`: as text it may hold line ends. `true`: whatever it is, it
   * counts as true.
   */
  | { readonly kind: 'silent'; readonly lines: boolean; readonly true?: boolean }
  /** What a module that we do not see brings: whatever is done with it may write. */
  | { readonly kind: 'foreign' };

/** The arguments of a call, evaluated in the order of the text. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  /** `*args` or `**kwargs` of which the items are not known. */
  readonly open: boolean;
}

export const silent: Value = { kind: 'silent', lines: false };
export const silentLines: Value = { kind: 'silent', lines: true };
export const foreign: Value = { kind: 'foreign' };
export const none: Value = { kind: 'constant', value: null };

export const textValue = (text: string, source: Span): Value => ({
  kind: 'text',
  pieces: text === '' ? [] : [{ kind: 'text', text, source }],
});

/** The value as `str()` writes it. @param source the expression, for what has no literal of its own */
export function piecesOf(value: Value, source: Span): readonly OutputPiece[] {
  switch (value.kind) {
    case 'text':
      return value.bytes === true ? shownBytes(value.pieces, source) : value.pieces;
    case 'constant':
      return [{ kind: 'text', text: pythonName(value.value), source }];
    case 'cookie':
    case 'morsel':
      return cookiePieces(value, { header: 'Set-Cookie:', separator: '\r\n' }, source);
    case 'silent':
      return [{ kind: 'unknown', lines: value.lines, source }];
    case 'library':
      // A name that nothing in sight binds may be anything.
      return [{ kind: 'unknown', lines: value.path.startsWith('builtins.'), source }];
    case 'class':
    case 'function':
      return [{ kind: 'unknown', lines: false, source }];
    default:
      return [{ kind: 'unknown', lines: true, source }];
  }
}

/** What a loop over the value goes through; null where that is not known. */
export function iterated(value: Value, source: Span): readonly Value[] | null {
  if (value.kind === 'list') return value.items;
  return value.kind === 'dictionary' ? [...value.entries.keys()].map((key) => textValue(key, source)) : null;
}

export const asBytes = (text: Value & { kind: 'text' }, are: boolean): Value & { kind: 'text' } =>
  are ? { ...text, bytes: true } : { kind: 'text', pieces: text.pieces };

export const isBytesValue = (value: Value): boolean => value.kind === 'text' && value.bytes === true;

/** The value as it is written to a file: bytes as they are. */
export const writtenPieces = (value: Value, source: Span): readonly OutputPiece[] =>
  value.kind === 'text' ? value.pieces : piecesOf(value, source);

/** `b'...'`: line ends in it are shown, and so are no line ends. */
function shownBytes(pieces: readonly OutputPiece[], source: Span): readonly OutputPiece[] {
  const isQuoted = pieces.some((piece) => piece.kind === 'text' && piece.text.includes("'"));
  const quote = isQuoted ? '"' : "'";
  const shown = pieces.map((piece): OutputPiece => {
    if (piece.kind === 'unknown') return { ...piece, lines: false };
    const text = piece.text
      .replace(/\\/g, '\\\\')
      .replace(/[\n\r\t]/g, (unit) => ({ '\n': '\\n', '\r': '\\r' })[unit] ?? '\\t');
    return { ...piece, text };
  });
  const mark = (text: string): OutputPiece => ({ kind: 'text', text, source });
  return [mark(`b${quote}`), ...shown, mark(quote)];
}

function pythonName(value: number | boolean | null): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

/** The text of a value of which every character is known; null for any other. */
export function knownText(value: Value): string | null {
  if (value.kind !== 'text') return null;
  let text = '';
  for (const piece of value.pieces) {
    if (piece.kind === 'unknown') return null;
    text += piece.text;
  }
  return text;
}

/** Applies a function to the known parts of a text. */
export const mapText = (value: Value, change: (text: string) => string): Value =>
  value.kind === 'text'
    ? {
        ...value,
        pieces: value.pieces.map((piece) =>
          piece.kind === 'text' ? { ...piece, text: change(piece.text) } : piece,
        ),
      }
    : value;

/** Whether a value counts as true; null where that only shows when the script runs. */
export function truthOf(value: Value): boolean | null {
  switch (value.kind) {
    case 'constant':
      return value.value !== null && value.value !== false && value.value !== 0;
    case 'text':
      if (value.pieces.some((piece) => piece.kind === 'text' && piece.text !== '')) return true;
      return value.pieces.length === 0 ? false : null;
    case 'list':
      return value.items.length > 0;
    case 'dictionary':
      return value.entries.size > 0;
    case 'silent':
      return value.true === true ? true : null;
    case 'function':
    case 'class':
    case 'output':
    case 'child':
      return true;
    default:
      return null;
  }
}

/**
 * One value for two that a place may hold. Two texts keep what both begin with.
 *
 * @returns null where they differ in their line structure, so that the paths have to be followed apart.
 */
export function joined(one: Value, other: Value, source: Span): Value | null {
  if (sameValue(one, other)) return one;
  if (one.kind === 'text' && other.kind === 'text') {
    const shared = sharedPieces(one.pieces, other.pieces);
    const tails = [...one.pieces.slice(shared.length), ...other.pieces.slice(shared.length)];
    const isBody = shared.some((piece) => piece.kind === 'text' && /\n\r?\n/.test(piece.text));
    const hasLines = tails.some((piece) => piece.kind === 'text' && piece.text.includes('\n'));
    if (hasLines && !isBody) return null;
    const lines = hasLines || tails.some((piece) => piece.kind === 'unknown' && piece.lines);
    return { kind: 'text', pieces: [...shared, { kind: 'unknown', lines, source }] };
  }
  if (mayHoldHeader(one) || mayHoldHeader(other)) return null;
  const isForeign = (value: Value): boolean => value.kind === 'foreign' || value.kind === 'instance';
  return isForeign(one) || isForeign(other) ? foreign : silentLines;
}

/** What a text has become in a loop that runs any number of times: its old beginning, and something behind it. */
export function widened(before: Value, after: Value, source: Span): Value {
  if (sameValue(before, after)) return before;
  if (before.kind === 'text' && after.kind === 'text') {
    const shared = sharedPieces(before.pieces, after.pieces);
    return { kind: 'text', pieces: [...shared, { kind: 'unknown', lines: true, source }] };
  }
  return before.kind === 'foreign' || after.kind === 'foreign' ? foreign : silentLines;
}

const mayHoldHeader = (value: Value): boolean => {
  switch (value.kind) {
    case 'text':
      return value.pieces.some((piece) => piece.kind === 'text' && piece.text.includes('\n'));
    case 'list':
    case 'output':
    case 'cookie':
    case 'morsel':
    case 'function':
      return true;
    default:
      return false;
  }
};

function sharedPieces(one: readonly OutputPiece[], other: readonly OutputPiece[]): readonly OutputPiece[] {
  const differs = one.findIndex((piece, index) => !samePiece(piece, other[index]));
  return differs < 0 ? one : one.slice(0, differs);
}

const samePiece = (one: OutputPiece, other: OutputPiece | undefined): boolean =>
  other !== undefined &&
  one.source.start === other.source.start &&
  (one.kind === 'text' ? other.kind === 'text' && one.text === other.text : other.kind === 'unknown');

function sameValue(one: Value, other: Value): boolean {
  if (one === other) return true;
  if (one.kind === 'text' && other.kind === 'text') {
    return (
      one.pieces.length === other.pieces.length &&
      one.pieces.every((piece, index) => samePiece(piece, other.pieces[index]))
    );
  }
  if (one.kind === 'constant' && other.kind === 'constant') return one.value === other.value;
  if (one.kind === 'silent' && other.kind === 'silent') return one.lines === other.lines;
  if (one.kind === 'library' && other.kind === 'library') return one.path === other.path;
  return one.kind === 'output' && other.kind === 'output' && one.stream === other.stream;
}
