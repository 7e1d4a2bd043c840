import type { Span } from '../../../../text/span.js';
import type { PythonVersion } from '../pythonScript.js';
import { braceFormatted } from './formatting.js';
import type { Arguments } from './values.js';
import {
  asBytes,
  isBytesValue,
  iterated,
  knownText,
  mapText,
  silent,
  silentLines,
  textValue,
  type Value,
  writtenPieces,
} from './values.js';

/** What a method of `str` or `bytes` returns. */
export function callTextMethod(
  text: Value & { kind: 'text' },
  name: string,
  args: Arguments,
  source: Span,
  version: PythonVersion,
): Value {
  const [first, second] = args.positional;
  switch (name) {
    case 'encode':
      return asBytes(text, version === 3);
    case 'decode':
      return asBytes(text, false);
    case 'expandtabs':
      return text;
    case 'format':
      return {
        kind: 'text',
        pieces: braceFormatted(text.pieces, args.open ? [] : args.positional, args.named, source),
      };
    case 'join': {
      const items = first === undefined ? null : iterated(first, source);
      return items === null ? silentLines : joinedBy(text, items, source);
    }
    case 'upper':
      return mapText(text, (known) => known.toUpperCase());
    case 'lower':
      return mapText(text, (known) => known.toLowerCase());
    case 'replace': {
      const from = knownText(first ?? silent);
      const to = knownText(second ?? silent);
      if (from === null || from === '' || to === null) return silentLines;
      return mapText(text, (known) => known.replaceAll(from, to));
    }
    case 'strip':
    case 'lstrip':
    case 'rstrip':
      return stripped(text, name, first, source);
    case 'title':
      return mapText(text, (known) =>
        known.replace(/[a-zA-Z]+/g, (word) => word[0]?.toUpperCase() + word.slice(1).toLowerCase()),
      );
    case 'capitalize':
      return mapText(text, (known) => known.charAt(0).toUpperCase() + known.slice(1).toLowerCase());
    case 'splitlines':
      return listOf(knownText(text)?.split('\n'), source);
    case 'startswith':
    case 'endswith':
      return silent;
    default:
      return silentLines;
  }
}

const listOf = (items: readonly string[] | undefined, source: Span): Value =>
  items === undefined ? silentLines : { kind: 'list', items: items.map((item) => textValue(item, source)) };

function joinedBy(separator: Value & { kind: 'text' }, items: readonly Value[], source: Span): Value {
  const pieces = items.flatMap((item, index) => [
    ...(index === 0 ? [] : separator.pieces),
    ...writtenPieces(item, source),
  ]);
  return asBytes({ kind: 'text', pieces }, isBytesValue(separator));
}

/** Only what is known at the end in question can be taken away. */
function stripped(
  text: Value & { kind: 'text' },
  name: string,
  characters: Value | undefined,
  source: Span,
): Value {
  const known = knownText(text);
  if (characters !== undefined) return silentLines;
  const strip = (part: string): string =>
    name === 'strip' ? part.trim() : name === 'lstrip' ? part.trimStart() : part.trimEnd();
  if (known !== null) {
    const value = textValue(strip(known), text.pieces[0]?.source ?? source);
    return value.kind === 'text' ? asBytes(value, isBytesValue(text)) : value;
  }
  const pieces = [...text.pieces];
  const [first] = pieces;
  if (name !== 'rstrip' && first?.kind === 'text') pieces[0] = { ...first, text: first.text.trimStart() };
  const last = pieces.at(-1);
  if (name !== 'lstrip' && last?.kind === 'text')
    pieces[pieces.length - 1] = { ...last, text: last.text.trimEnd() };
  return { ...text, pieces };
}
