import {
  backslash,
  capitalE,
  circumflex,
  closeBracket,
  colon,
  dot,
  equals,
  hyphen,
  openBracket,
  space,
  tab,
} from './characters.js';
import { errors } from './errors.js';
import { failedEscape, readEscape } from './escapes.js';
import { kinds } from './items.js';
import { readProperty } from './properties.js';
import type { Scan } from './scan.js';

const posixNames: ReadonlySet<string> = new Set(
  'alpha lower upper alnum ascii blank cntrl digit graph print punct space word xdigit'.split(' '),
);

/** What a hyphen would mean behind what was read last in a class. */
const hyphens = { literal: 0, open: 1, range: 2 } as const;
type Hyphen = (typeof hyphens)[keyof typeof hyphens];

const letters = {
  B: 0x42,
  E: 0x45,
  H: 0x48,
  N: 0x4e,
  P: 0x50,
  Q: 0x51,
  R: 0x52,
  V: 0x56,
  X: 0x58,
  b: 0x62,
  h: 0x68,
  p: 0x70,
  v: 0x76,
} as const;

const backspace = 0x08;

/** `[[:<:]]` and `[[:>:]]`: the start and the end of a word, an old way that the library still knows. */
export function readWordEdge(scan: Scan): boolean {
  const start = scan.units.startsWith('[:<:]]', scan.at);
  if (!start && !scan.units.startsWith('[:>:]]', scan.at)) return false;
  const { items } = scan;
  const from = scan.at - 1;
  scan.at += 6;
  items.add(kinds.escape, from, scan.at, letters.b);
  const opening = items.add(start ? kinds.lookahead : kinds.lookbehind, from, scan.at);
  if (!start) scan.hasLookbehind = true;
  items.add(kinds.escape, from, scan.at, 0x77 /* w */);
  items.join(opening, items.add(kinds.groupEnd, from, scan.at));
  return true;
}

/** Reads a class from behind its bracket. */
export function readClass(scan: Scan): boolean {
  if (endOfPosix(scan, scan.at) !== -1) {
    return scan.fail(scan.unit() === colon ? errors.posixClassOutside : errors.collatingElement, scan.at - 1);
  }
  return new ClassReader(scan).read();
}

class ClassReader {
  private readonly start: number;
  private hyphen: Hyphen = hyphens.literal;
  /** Before the character that is looked at. */
  private from: number;
  private character = openBracket;

  constructor(private readonly scan: Scan) {
    this.start = scan.at - 1;
    this.from = this.start;
  }

  read(): boolean {
    const { scan } = this;
    const negated = this.skipStart();
    const row = scan.items.add(kinds.class, this.start, scan.at, negated ? 1 : 0);
    do {
      if (!this.readItem()) return false;
      if (scan.ended) return scan.fail(errors.classNotClosed);
      this.advance();
    } while (this.character !== closeBracket || scan.quoted);
    if (this.hyphen === hyphens.range) {
      scan.items.add(kinds.classCharacter, this.from - 1, this.from, hyphen);
    }
    scan.items.join(row, scan.items.add(kinds.classEnd, this.from, scan.at));
    return true;
  }

  private advance(): void {
    this.from = this.scan.at;
    this.character = this.scan.next();
  }

  /** Up to and with the first character that is one; whether the class is negated. */
  private skipStart(): boolean {
    const { scan } = this;
    let negated = false;
    while (!scan.ended) {
      this.advance();
      if (this.character === backslash) {
        if (scan.unit() === capitalE) scan.at++;
        else if (scan.units.startsWith('Q\\E', scan.at)) scan.at += 3;
        else break;
      } else if (scan.extendedMore && this.isBlank) {
        // Looked over.
      } else if (!negated && this.character === circumflex) negated = true;
      else break;
    }
    return negated;
  }

  private get isBlank(): boolean {
    return this.character === space || this.character === tab;
  }

  private readItem(): boolean {
    const { scan, character } = this;
    if (scan.quoted) {
      if (character !== backslash || scan.unit() !== capitalE) return this.addCharacter(character);
      scan.quoted = false;
      scan.at++;
      return true;
    }
    if (character === backslash) return this.readEscaped();
    if (character === openBracket) {
      const end = endOfPosix(scan, scan.at);
      if (end !== -1) return this.readPosix(end);
    }
    if (scan.extendedMore && this.isBlank) return true;
    if (character === hyphen && this.hyphen === hyphens.open) {
      this.hyphen = hyphens.range;
      return true;
    }
    return this.addCharacter(character);
  }

  private addCharacter(code: number): boolean {
    const { scan } = this;
    const { items } = scan;
    if (this.hyphen !== hyphens.range) {
      items.add(kinds.classCharacter, this.from, scan.at, code);
      this.hyphen = hyphens.open;
      return true;
    }
    const row = items.count - 1;
    const first = items.value(row);
    if (first > code) return scan.fail(errors.rangeOutOfOrder, scan.at - 1);
    items.setEnd(row, scan.at);
    if (first !== code) {
      items.setKind(row, kinds.classRange);
      items.setExtra(row, code);
    }
    this.hyphen = hyphens.literal;
    return true;
  }

  private readPosix(end: number): boolean {
    const { scan } = this;
    if (this.hyphen === hyphens.range) return scan.fail(errors.invalidRange);
    if (scan.unit() !== colon) return scan.fail(errors.collatingElement, scan.at - 1);
    scan.at++;
    const negated = scan.unit() === circumflex;
    if (negated) scan.at++;
    if (!posixNames.has(scan.units.slice(scan.at, end))) return scan.fail(errors.unknownPosixClass);
    scan.at = end + 2;
    if (this.hyphenFollows()) return scan.fail(errors.invalidRange);
    this.hyphen = hyphens.literal;
    scan.items.add(kinds.classPosix, this.from, scan.at, negated ? 1 : 0);
    return true;
  }

  /** A hyphen behind what cannot start a range, unless it is the last of the class. */
  private hyphenFollows(): boolean {
    const { scan } = this;
    return scan.unit() === hyphen && scan.left > 1 && scan.unit(scan.at + 1) !== closeBracket;
  }

  private readEscaped(): boolean {
    const { scan } = this;
    const escaped = readEscape(scan, true);
    if (escaped === failedEscape) return false;
    if (escaped >= 0) return this.addCharacter(escaped);
    const letter = -escaped;
    if (letter === letters.b) return this.addCharacter(backspace);
    if (letter === letters.Q || letter === letters.E) {
      scan.quoted = letter === letters.Q;
      return true;
    }
    if (letter === letters.B || letter === letters.R || letter === letters.X) {
      return scan.fail(errors.escapeInvalidInClass, scan.at - 1);
    }
    if (this.hyphen === hyphens.range) return scan.fail(errors.invalidRange);
    this.hyphen = hyphens.literal;
    return this.addType(letter) && (this.hyphenFollows() ? scan.fail(errors.invalidRange) : true);
  }

  private addType(letter: number): boolean {
    const { scan } = this;
    switch (letter) {
      case letters.N:
        return scan.fail(errors.notNewlineInClass);
      case letters.P:
      case letters.p: {
        const property = readProperty(scan);
        if (property === null) return false;
        const negated = property.negated !== (letter === letters.P);
        scan.items.add(kinds.classProperty, this.from, scan.at, negated ? 1 : 0);
        return true;
      }
      default:
        if (!isClassType(letter)) return scan.fail(errors.escapeInvalidInClass, scan.at - 1);
        scan.items.add(kinds.classEscape, this.from, scan.at, letter);
        return true;
    }
  }
}

const classTypes = new Set([...'dDsSwWhHvV'].map((letter) => letter.charCodeAt(0)));

const isClassType = (letter: number): boolean => classTypes.has(letter);

/**
 * Where the closing `:]` of a `[:name:]` begins, or of a `[.x.]` or `[=x=]`, seen from behind its bracket; -1
 * where it is none (`check_posix_syntax` in pcre2_compile.c).
 */
function endOfPosix(scan: Scan, from: number): number {
  const terminator = scan.unit(from);
  if (terminator !== colon && terminator !== dot && terminator !== equals) return -1;
  for (let at = from + 1; at + 2 <= scan.end; at++) {
    const unit = scan.unit(at);
    const following = scan.unit(at + 1);
    if (unit === backslash && (following === closeBracket || following === backslash)) at++;
    else if (unit === closeBracket || (unit === openBracket && following === terminator)) return -1;
    else if (unit === terminator && following === closeBracket) return at;
  }
  return -1;
}
