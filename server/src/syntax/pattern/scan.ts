import type { CompileError } from './errors.js';
import type { Items } from './items.js';
import { optionBits } from './optionBits.js';
import type { Settings } from './settings.js';
import { followingBytes } from './utf8.js';

/** The number of no row: that of an empty list of items is one less than its count too. */
const none = -2;

/** A name that a group has. */
export interface GroupName {
  readonly name: string;
  readonly number: number;
  /** Another group has it too. */
  duplicate: boolean;
}

/** Something that stands in a pattern and is no item of it: offsets in bytes. */
export interface Trivia {
  readonly kind: 'comment' | 'white-space' | 'quoting';
  readonly start: number;
  readonly end: number;
}

/** What is to be restored where a group ends. */
export interface SavedState {
  depth: number;
  readonly options: number;
  /** Of `(?|`: the number that each branch starts from; -1 of every other group. */
  readonly firstNumber: number;
  highestNumber: number;
  /** An assertion that is a condition: it cannot be repeated. */
  readonly condition: boolean;
  /** `(*asr:` ends two groups. */
  readonly atomicScriptRun: boolean;
}

/**
 * Where the reading of one pattern stands, and what it has found. The functions that read a part of a pattern
 * move it on; they answer false after `fail`.
 */
export class Scan {
  at: number;
  readonly end: number;
  readonly utf: boolean;
  readonly ucp: boolean;
  options: number;
  /** Groups that capture, up to here. */
  captures = 0;
  depth = 0;
  readonly openRows: number[] = [];
  readonly saved: SavedState[] = [];
  readonly names: GroupName[] = [];
  readonly trivia: Trivia[] = [];
  /** Between `\Q` and `\E`. */
  quoted = false;
  /** Whether a quantifier may follow. */
  repeatable = false;
  /** Of a quantifier that may be marked as lazy or possessive, if it is still the last item. */
  quantifierRow = none;
  /**
   * Above 0 where a condition has just begun that must be an assertion: 2 lets a callout come before it.
   */
  assertionDue = 0;
  /** `(?|` is in use: two groups may have the same number. */
  sharedNumbers = false;
  hasLookbehind = false;
  /** Something that can only be judged once all groups are known, or that the size may depend on. */
  needsCompiling = false;
  /** Of the first back reference to each group below 10. */
  readonly firstReference: number[] = [];

  /** Of the item that is read or was read last, unless that is a plain character. */
  itemStart = 0;
  error: CompileError | null = null;
  errorAt = 0;

  constructor(
    readonly units: string,
    readonly items: Items,
    readonly settings: Settings,
    options: number,
  ) {
    this.at = settings.end;
    this.end = units.length;
    this.utf = settings.utf;
    this.ucp = settings.ucp;
    this.options = options;
  }

  fail(error: CompileError, at = this.at): false {
    this.error = error;
    this.errorAt = at;
    return false;
  }

  /** What the group that has just begun restores at its end. */
  save(what: Partial<Omit<SavedState, 'depth' | 'options'>>): void {
    const { firstNumber = -1, condition = false, atomicScriptRun = false } = what;
    const { depth, options } = this;
    this.saved.push({ depth, options, firstNumber, highestNumber: firstNumber, condition, atomicScriptRun });
  }

  /** Not a number behind the end. */
  unit(at = this.at): number {
    return this.units.charCodeAt(at);
  }

  get ended(): boolean {
    return this.at >= this.end;
  }

  get left(): number {
    return this.end - this.at;
  }

  has(option: number): boolean {
    return (this.options & option) !== 0;
  }

  get extendedMore(): boolean {
    return this.has(optionBits.extendedMore);
  }

  /** The character here, a byte outside UTF mode, and moves behind it. */
  next(): number {
    const first = this.units.charCodeAt(this.at++);
    return first < 0xc0 || !this.utf ? first : this.restOfCharacter(first);
  }

  private restOfCharacter(first: number): number {
    const following = followingBytes(first);
    let code = first & (0x3f >> following);
    for (let index = 0; index < following; index++) code = (code << 6) | (this.unit(this.at++) & 0x3f);
    return code;
  }
}
