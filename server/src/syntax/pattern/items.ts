/** What an item of a pattern is. The order counts: the functions below ask for ranges. */
export const kinds = {
  literal: 0,
  dot: 1,
  circumflex: 2,
  dollar: 3,
  /** `\d`, `\b`: value is the letter. */
  escape: 4,
  /** `\p{L}`: value is 1 where negated, extra 1 for `\p{Any}`. */
  property: 5,
  /** To its `classEnd`; value is 1 where negated. */
  class: 6,
  classEnd: 7,
  /** value is the character. */
  classCharacter: 8,
  /** From value to extra. */
  classRange: 9,
  /** `\d`: value is the letter. */
  classEscape: 10,
  classProperty: 11,
  /** `[:alpha:]`: value is 1 where negated. */
  classPosix: 12,
  /** value is the number of the group, extra the offset to report. */
  backreference: 13,
  /** value is the offset of the name, extra its length. */
  namedBackreference: 14,
  recursion: 15,
  namedRecursion: 16,
  callout: 17,
  /** extra is the length of the string with its delimiters. */
  calloutString: 18,
  /** value is one of `verbs`, extra the length of its argument in code points, -1 where it has none. */
  verb: 19,
  /** value is the options from here on. */
  options: 20,
  /** From value to extra times, -1 for no end; link is one of `modes`. */
  quantifier: 21,
  /** Within a lookbehind value is the length of the branch that it starts. */
  alternative: 22,
  groupEnd: 23,
  /** value is the number, extra the index of the name, -1 where it has none. */
  capture: 24,
  nonCapture: 25,
  atomic: 26,
  /** value is 1 where it is atomic too. */
  scriptRun: 27,
  lookahead: 28,
  negativeLookahead: 29,
  nonAtomicLookahead: 30,
  /** value is the length of its first branch, extra the offset to report. */
  lookbehind: 31,
  negativeLookbehind: 32,
  nonAtomicLookbehind: 33,
  /** value is the number, extra the offset to report. */
  conditionNumber: 34,
  /** value is the offset of the name, extra its length. */
  conditionName: 35,
  conditionRecursionName: 36,
  /** `R12`: a name, or a number where no group has it. */
  conditionRecursionNumber: 37,
  conditionDefine: 38,
  conditionVersion: 39,
  conditionAssertion: 40,
} as const;

export type Kind = (typeof kinds)[keyof typeof kinds];

export const opensGroup = (kind: number): boolean => kind >= kinds.capture;

export const isCondition = (kind: number): boolean => kind >= kinds.conditionNumber;

export const isAssertion = (kind: number): boolean =>
  kind >= kinds.lookahead && kind <= kinds.nonAtomicLookbehind;

export const isLookbehind = (kind: number): boolean =>
  kind >= kinds.lookbehind && kind <= kinds.nonAtomicLookbehind;

export const modes = { greedy: 0, lazy: 1, possessive: 2 } as const;

const width = 6;
const kindColumn = 0;
const startColumn = 1;
const endColumn = 2;
const valueColumn = 3;
const extraColumn = 4;
const linkColumn = 5;

/**
 * The items of a pattern in their order, a row of numbers for each: comments left out, escapes resolved, as the
 * library's own "parsed pattern". The error of a pattern is found, and its tree is built, from these rows, so
 * that only a tree costs objects.
 */
export class Items {
  count = 0;
  private rows = new Int32Array(width * 256);

  clear(): void {
    this.count = 0;
  }

  /** @returns the row's number. */
  add(kind: Kind, start: number, end: number, value = 0, extra = 0): number {
    const base = this.count * width;
    if (base === this.rows.length) this.grow();
    const { rows } = this;
    rows[base] = kind;
    rows[base + 1] = start;
    rows[base + 2] = end;
    rows[base + 3] = value;
    rows[base + 4] = extra;
    rows[base + 5] = -1;
    return this.count++;
  }

  kind(row: number): number {
    return row < this.count ? this.read(row, kindColumn) : -1;
  }

  /** In bytes of the pattern, as every offset here. */
  start(row: number): number {
    return this.read(row, startColumn);
  }

  end(row: number): number {
    return this.read(row, endColumn);
  }

  value(row: number): number {
    return this.read(row, valueColumn);
  }

  extra(row: number): number {
    return this.read(row, extraColumn);
  }

  /** Of what opens and what closes the row of the other; -1 where there is none. */
  link(row: number): number {
    return this.read(row, linkColumn);
  }

  setKind(row: number, kind: Kind): void {
    this.write(row, kindColumn, kind);
  }

  setEnd(row: number, end: number): void {
    this.write(row, endColumn, end);
  }

  setValue(row: number, value: number): void {
    this.write(row, valueColumn, value);
  }

  setExtra(row: number, extra: number): void {
    this.write(row, extraColumn, extra);
  }

  setLink(row: number, link: number): void {
    this.write(row, linkColumn, link);
  }

  /** Makes each the link of the other. */
  join(opening: number, closing: number): void {
    this.setLink(opening, closing);
    this.setLink(closing, opening);
  }

  private read(row: number, column: number): number {
    return this.rows[row * width + column] ?? -1;
  }

  private write(row: number, column: number, value: number): void {
    this.rows[row * width + column] = value;
  }

  private grow(): void {
    const wider = new Int32Array(this.rows.length * 2);
    wider.set(this.rows);
    this.rows = wider;
  }
}
