import type { CharacterClass, ClassItem } from '../nodes.js';
import type { ByteSet } from './program.js';

/** The set of the bytes for which `holds`. */
function setOf(holds: (byte: number) => boolean): ByteSet {
  return Uint8Array.from({ length: 256 }, (_, byte) => (holds(byte) ? 1 : 0));
}

const matching = (expression: RegExp): ByteSet => setOf((byte) => expression.test(String.fromCharCode(byte)));

export const anyByte = setOf(() => true);
export const notNewline = setOf((byte) => byte !== 0x0a);
export const wordBytes = matching(/\w/);

/** Outside UTF mode, in the tables that PCRE2 brings along (the C locale): only ASCII has classes and case. */
const types: ReadonlyMap<string, ByteSet> = new Map([
  ['d', matching(/[0-9]/)],
  ['s', matching(/[\t-\r ]/)],
  ['w', wordBytes],
  ['h', matching(/[\t \xa0]/)],
  ['v', matching(/[\n-\r\x85]/)],
  ['N', notNewline],
  ['C', anyByte],
]);

const posixClasses: ReadonlyMap<string, ByteSet> = new Map([
  ['alpha', matching(/[a-zA-Z]/)],
  ['lower', matching(/[a-z]/)],
  ['upper', matching(/[A-Z]/)],
  ['alnum', matching(/[a-zA-Z0-9]/)],
  ['ascii', setOf((byte) => byte < 0x80)],
  ['blank', matching(/[\t ]/)],
  ['cntrl', setOf((byte) => byte < 0x20 || byte === 0x7f)],
  ['digit', matching(/[0-9]/)],
  ['graph', matching(/[!-~]/)],
  ['print', matching(/[ -~]/)],
  ['punct', matching(/[!-/:-@[-`{-~]/)],
  ['space', matching(/[\t-\r ]/)],
  ['word', wordBytes],
  ['xdigit', matching(/[0-9a-fA-F]/)],
]);

const complement = (set: ByteSet): ByteSet => set.map((each) => 1 - each);

/** Of `\d` and its kin by their letters; null for those that stand for more than one byte. */
export function typeSet(letter: string): ByteSet | null {
  const set = types.get(letter);
  if (set !== undefined) return set;
  const opposite = types.get(letter.toLowerCase());
  return opposite === undefined ? null : complement(opposite);
}

const otherCase = (byte: number): number => {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a && byte < 0x80 ? byte ^ 0x20 : byte;
};

export const lowerCase = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte);

/** Of one byte, or of a letter in both cases. */
export function byteSet(byte: number, ignoreCase: boolean): ByteSet {
  return setOf((each) => each === byte || (ignoreCase && each === otherCase(byte)));
}

/** Null where the class asks for Unicode properties. */
export function classSet(
  { items, negated }: CharacterClass,
  ignoreCase: boolean,
  written: (item: ClassItem) => string,
): ByteSet | null {
  const set = new Uint8Array(256);
  for (const item of items) {
    const part = itemSet(item, ignoreCase, written);
    if (part === null) return null;
    for (let byte = 0; byte < 256; byte++) if (part[byte] === 1) set[byte] = 1;
  }
  return negated ? complement(set) : set;
}

function itemSet(item: ClassItem, ignoreCase: boolean, written: (item: ClassItem) => string): ByteSet | null {
  switch (item.kind) {
    case 'character':
      return byteSet(item.code, ignoreCase);
    case 'range': {
      const within = (byte: number): boolean => byte >= item.from && byte <= item.to;
      return setOf((byte) => within(byte) || (ignoreCase && within(otherCase(byte))));
    }
    case 'type':
      return typeSet(item.letter);
    case 'posix': {
      const name = written(item).replace(/^\[:\^?|:\]$/g, '');
      const set = posixClasses.get(ignoreCase && /^(?:lower|upper)$/.test(name) ? 'alpha' : name);
      if (set === undefined) return null;
      return item.negated ? complement(set) : set;
    }
    case 'property':
      return null;
  }
}
