import { isLetter, utf8Length } from './characters.js';
import { isAssertion, isCondition, kinds, modes } from './items.js';
import type { Scan } from './scan.js';

/**
 * How many bytes an item takes in the compiled pattern of a library with links of 2 bytes, as the library counts
 * before it compiles (`compile_branch` in pcre2_compile.c). Exact outside UTF and UCP mode; in these a letter of
 * several cases may take a byte or two more.
 */

/** Of what encloses any group. */
export const bracketSize = 6;
export const branchSize = 3;
const bitMapSize = 32;
const wrapSize = 6;

/** What a quantifier needs to know of the item before it. */
export interface Repeated {
  readonly kind: number;
  /** In the compiled pattern, for a group without what is in it. */
  readonly size: number;
  /** Of a group with what is in it. */
  readonly groupSize: number;
}

export function literalSize(scan: Scan, code: number): number {
  return 1 + (scan.utf ? utf8Length(code) : 1);
}

const letters = (text: string): ReadonlySet<number> => new Set([...text].map((each) => each.charCodeAt(0)));

const propertiesInUcp = letters('dDsSwW');

export const escapeSize = (scan: Scan, letter: number): number =>
  scan.ucp && propertiesInUcp.has(letter) ? 3 : 1;

export const propertySize = (scan: Scan, row: number): number =>
  scan.items.extra(row) === 1 && scan.items.value(row) === 0 ? 1 : 3;

/** Of the class that begins on this row. */
export function classSize(scan: Scan, row: number): number {
  const { items } = scan;
  const end = items.link(row);
  if (end === row + 2 && items.kind(row + 1) === kinds.classCharacter) {
    return literalSize(scan, items.value(row + 1));
  }
  if (end === row + 3 && items.value(row) === 0 && isCasePair(scan, row + 1)) return 2;
  let wide = 0;
  let property = false;
  let narrow = false;
  let negatedType = false;
  for (let each = row + 1; each < end; each++) {
    const asProperty = isProperty(scan, each);
    const size = asProperty ? 3 : wideSize(scan, each);
    property ||= asProperty;
    narrow ||= !asProperty && items.value(each) < 256;
    negatedType ||= !asProperty && isNegatedType(scan, each);
    wide += size;
  }
  const extended = wide > 0 && (scan.ucp || property || !negatedType);
  return extended ? 5 + wide + (narrow ? bitMapSize : 0) : 1 + bitMapSize;
}

/** `[Aa]` is `(?i)a`; K and S have a third case beyond ASCII. */
function isCasePair(scan: Scan, row: number): boolean {
  const { items } = scan;
  if (items.kind(row) !== kinds.classCharacter || items.kind(row + 1) !== kinds.classCharacter) return false;
  const [first, second] = [items.value(row), items.value(row + 1)];
  const lower = first | 0x20;
  return isLetter(first) && (first ^ second) === 0x20 && lower !== 0x6b && lower !== 0x73;
}

function isProperty(scan: Scan, row: number): boolean {
  const kind = scan.items.kind(row);
  if (kind === kinds.classProperty) return true;
  if (!scan.ucp) return false;
  return (
    kind === kinds.classPosix || (kind === kinds.classEscape && propertiesInUcp.has(scan.items.value(row)))
  );
}

const negatedTypes = letters('DSW');

function isNegatedType(scan: Scan, row: number): boolean {
  const kind = scan.items.kind(row);
  if (kind === kinds.classPosix) return scan.items.value(row) === 1;
  return kind === kinds.classEscape && negatedTypes.has(scan.items.value(row));
}

/** Of what is beyond the bit map of 256 characters. */
function wideSize(scan: Scan, row: number): number {
  if (!scan.utf) return 0;
  const { items } = scan;
  const value = items.value(row);
  switch (items.kind(row)) {
    case kinds.classCharacter:
      return value > 255 ? literalSize(scan, value) : 0;
    case kinds.classRange: {
      const last = items.extra(row);
      return last > 255 ? 1 + utf8Length(Math.max(value, 256)) + utf8Length(last) : 0;
    }
    case kinds.classEscape:
      return wideTypeSizes.get(value) ?? 0;
    default:
      return 0;
  }
}

/** `\h`, `\H`, `\v` and `\V` list the white space of Unicode. */
const wideTypeSizes: ReadonlyMap<number, number> = new Map([
  [0x68, 27],
  [0x48, 46],
  [0x76, 7],
  [0x56, 14],
]);

/** What an item takes with its quantifier: beside the item, and in its place. */
export interface QuantifiedSize {
  readonly added: number;
  readonly size: number;
}

/** @param max -1 for no end. */
export function quantifiedSize(item: Repeated, min: number, max: number, mode: number): QuantifiedSize {
  const possessive = mode === modes.possessive;
  switch (item.kind) {
    case kinds.class:
      // A class of one character is that character.
      return item.size <= 5 ? single(item, min, max, possessive) : behind(item, min, max, false);
    case kinds.backreference:
    case kinds.namedBackreference:
      return behind(item, min, max, possessive);
    case kinds.recursion:
    case kinds.namedRecursion:
      return recursion(item, min, max, possessive);
    case kinds.literal:
    case kinds.dot:
    case kinds.escape:
    case kinds.property:
      return single(item, min, max, possessive);
    default:
      return group(item, min, max, possessive);
  }
}

/** A character or a type: the quantifier is the code, the item its operand. */
function single(item: Repeated, min: number, max: number, possessive: boolean): QuantifiedSize {
  if (max === 0 || (min === 1 && max === 1)) return { added: 0, size: item.size };
  const type = item.kind !== kinds.literal && item.kind !== kinds.class;
  const operand = type ? item.size : item.size - 1;
  let size: number;
  if (min === 0) size = (max === -1 || max === 1 ? 1 : 3) + operand;
  else if (min === 1) size = max === -1 ? 1 + operand : item.size + 3 + operand;
  else size = 3 + operand + (max === min ? 0 : operand + (max === -1 || max - min === 1 ? 1 : 3));
  // The type itself has no possessive form where it is left in front.
  if (possessive && type && min === 1 && max !== -1) size += wrapSize;
  return { added: 0, size: Math.max(size, item.size) };
}

/** A class or a reference: the quantifier stands behind it. */
function behind(item: Repeated, min: number, max: number, wrapped: boolean): QuantifiedSize {
  if (max === 0 || (min === 1 && max === 1)) return { added: 0, size: item.size };
  const short = (max === -1 && min < 2) || (min === 0 && max === 1);
  return { added: 0, size: item.size + (short ? 1 : 5) + (wrapped ? wrapSize : 0) };
}

function recursion(item: Repeated, min: number, max: number, possessive: boolean): QuantifiedSize {
  if (min === 1 && max === 1 && !possessive) return { added: 0, size: item.size };
  const wrapped = possessive ? wrapSize : 0;
  const inBrackets: Repeated = { kind: kinds.nonCapture, size: 9, groupSize: 9 };
  if (min === 0 || (min === 1 && max === -1)) return group(inBrackets, min, max, possessive);
  const copies = (min === max ? min - 1 : min) * 3;
  if (min === max) return { added: copies, size: item.size + wrapped };
  const rest = group(inBrackets, 0, max === -1 ? -1 : max - min, possessive);
  return { added: copies + rest.added, size: rest.size };
}

/** Copies of the whole group, those beyond the least number in each other. */
function group(item: Repeated, min: number, max: number, possessive: boolean): QuantifiedSize {
  if (min === 1 && max === 1 && !possessive) return { added: 0, size: item.size };
  const most = max === -1 && isAssertion(item.kind) ? min + 1 : max;
  let { size } = item;
  let added = 0;
  let further = most;
  let wrapped = possessive;
  if (min === 0) {
    size += most === -1 || most <= 1 ? 1 : 7;
    if (most === 0) return { added, size };
    further = most === -1 ? -1 : most - 1;
  } else {
    added += (min - 1) * item.groupSize;
    if (most !== -1) further = most - min;
  }
  if (further > 0) added += further * (item.groupSize + 7) - bracketSize;
  if (further === -1 && item.kind !== kinds.scriptRun) {
    if (possessive && isCondition(item.kind)) size += wrapSize;
    if (min < 2) wrapped = false;
  }
  return { added, size: size + (wrapped ? wrapSize : 0) };
}
