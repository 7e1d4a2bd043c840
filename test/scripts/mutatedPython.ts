import fc from 'fast-check';

/** A slip of the kind that people make, to be made somewhere in some text: numbers are taken as far as they reach. */
export interface Slip {
  readonly kind: number;
  readonly text: number;
  readonly place: number;
  readonly piece: number;
}

export const slips: fc.Arbitrary<Slip> = fc.record({
  kind: fc.nat(),
  text: fc.nat(),
  place: fc.nat(),
  piece: fc.nat(),
});

const words = ['', ...'def return import class in if for while not with as lambda else yield'.split(' ')];
const keyword = new RegExp(`\\b(${words.slice(1).join('|')})\\b`, 'g');
const characters = [...'()[]{}:,\'"=+-*.#\\@;!$? \n\t'];
const pieces = [' break ', ' return ', ' await ', ' *', ' := ', ' = ', ' lambda: ', '\nelse:\n', '\n  x\n'];

/** One of the texts with the slip in it. */
export function mutated(sources: readonly string[], slip: Slip): string {
  const text = nth(sources, slip.text);
  const lines = text.split('\n');
  const line = slip.place % lines.length;
  const written = lines[line] ?? '';
  const at = slip.place % (text.length + 1);
  const withLine = (changed: string): string => lines.with(line, changed).join('\n');
  const inserted = (piece: string): string => text.slice(0, at) + piece + text.slice(at);
  const replaced = (pattern: RegExp, by: string): string => {
    const found = [...text.matchAll(pattern)];
    const match = found[slip.place % Math.max(1, found.length)];
    return match === undefined
      ? text
      : text.slice(0, match.index) + by + text.slice(match.index + match[0].length);
  };
  switch (slip.kind % 12) {
    case 0:
      return replaced(/[()[\]{}:,'"=]/g, '');
    case 1:
      return inserted(nth(characters, slip.piece));
    case 2:
      return replaced(/:(?=\n)/g, '');
    case 3:
      return withLine(` ${written}`);
    case 4:
      return withLine(written.replace(/^ /, ''));
    case 5:
      return withLine(written.replace('    ', '\t'));
    case 6:
      return replaced(/\belif\b/g, 'else if');
    case 7:
      return replaced(/ == /g, ' = ');
    case 8:
      return lines.toSpliced(line, 1).join('\n');
    case 9:
      return text.slice(0, at);
    case 10:
      return replaced(keyword, nth(words, slip.piece));
    default:
      return inserted(nth(pieces, slip.piece));
  }
}

function nth(items: readonly string[], index: number): string {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}
