import { capitalK } from './characters.js';
import {
  bracketSize,
  branchSize,
  classSize,
  escapeSize,
  literalSize,
  propertySize,
  quantifiedSize,
  type Repeated,
} from './codeSize.js';
import { type CompileError, errors } from './errors.js';
import { isAssertion, isCondition, isLookbehind, kinds, opensGroup } from './items.js';
import { groupNamed } from './namedGroups.js';
import { largestGroupNumber } from './numbers.js';
import type { Scan } from './scan.js';
import { verbs } from './verbs.js';

/** In bytes: what links of 2 bytes can span. */
const largestCode = 65536;

const failed = -1;
const verbArgumentSize = 3;
const closeSize = 3;

/**
 * Finds what is wrong with a pattern that could be read: references to groups that it does not have, `\K` in a
 * lookaround, branches of a condition beyond two, and a size that the library does not compile (`compile_regex`
 * in pcre2_compile.c).
 */
export function checkCompilation(scan: Scan): boolean {
  const compilation = new Compilation(scan);
  const size = compilation.alternatives(-1, 0);
  if (size === failed) return false;
  if (size + 1 > largestCode) return scan.fail(errors.tooLarge, scan.end);
  // The library counts branches once it compiles in earnest.
  const { tooManyBranches } = compilation;
  return tooManyBranches === null || scan.fail(tooManyBranches.error, tooManyBranches.at);
}

interface Found {
  readonly error: (typeof errors)['conditionBranches' | 'defineBranches'];
  readonly at: number;
}

class Compilation {
  tooManyBranches: Found | null = null;
  private row = 0;
  private assertions = 0;
  /** For each open group that captures how many assertions are around it. */
  private readonly openCaptures: number[] = [];

  constructor(private readonly scan: Scan) {}

  /** The size of a group, from its first row to that of its end. */
  alternatives(opening: number, skipped: number): number {
    const { items } = this.scan;
    const lookbehind = opening >= 0 && isLookbehind(items.kind(opening));
    let size = bracketSize + skipped;
    for (let start = opening; ; this.row++) {
      if (lookbehind && items.value(start) > 0) size += branchSize;
      size = this.branch(size);
      if (size === failed || items.kind(this.row) !== kinds.alternative) return size;
      start = this.row;
      size += branchSize;
    }
  }

  /** @returns `before`, to which what is in the branch is added. */
  private branch(before: number): number {
    const { items } = this.scan;
    let total = before;
    let item: Repeated = nothing;
    // For a condition that has no place of its own the library tells the one that it came by last.
    let offset = 0;
    for (; ; this.row++) {
      const kind = items.kind(this.row);
      if (kind === kinds.quantifier) {
        const [min, max, mode] = [items.value(this.row), items.extra(this.row), items.link(this.row)];
        const { added, size } = quantifiedSize(item, min, max, mode);
        total += added;
        item = { kind: item.kind, size, groupSize: 0 };
        continue;
      }
      total += item.size;
      // The library tells the start instead in a few cases whose rule is not known.
      if (total > largestCode) return this.fail(errors.tooLarge, this.scan.end);
      if (kind === -1 || kind === kinds.alternative || kind === kinds.groupEnd) return total;
      offset = this.offsetAt(kind, offset);
      const next = opensGroup(kind) ? this.group(kind, offset) : this.single(kind);
      if (next === null) return failed;
      if (next.groupSize > 0) total += next.groupSize - bracketSize;
      item = next;
    }
  }

  private fail(error: CompileError, at: number): typeof failed {
    this.scan.fail(error, at);
    return failed;
  }

  private offsetAt(kind: number, before: number): number {
    const { items } = this.scan;
    switch (kind) {
      case kinds.backreference:
      case kinds.recursion:
        return items.extra(this.row);
      case kinds.conditionNumber:
        return items.extra(this.row) - 2;
      case kinds.namedBackreference:
      case kinds.namedRecursion:
      case kinds.calloutString:
      case kinds.conditionName:
      case kinds.conditionRecursionName:
      case kinds.conditionRecursionNumber:
      case kinds.conditionDefine:
        return items.value(this.row);
      default:
        return before;
    }
  }

  /** From the row that opens it to the one that ends it. */
  private group(kind: number, offset: number): Repeated | null {
    const { items } = this.scan;
    const opening = this.row;
    const skipped = this.skippedAt(kind, opening);
    if (skipped === failed) return null;
    const closing = items.link(opening);
    if (this.isFailure(kind, opening, closing)) {
      this.row = closing;
      return { kind: kinds.verb, size: 1, groupSize: 0 };
    }
    if (isAssertion(kind)) this.assertions++;
    if (kind === kinds.capture) this.openCaptures.push(this.assertions);
    this.row++;
    const groupSize = this.alternatives(opening, skipped);
    if (groupSize === failed) return null;
    if (kind === kinds.capture) this.openCaptures.pop();
    if (isAssertion(kind)) this.assertions--;
    if (isCondition(kind)) this.countBranches(kind, opening, offset);
    return { kind, size: bracketSize, groupSize };
  }

  /** `(?!)` without a quantifier. */
  private isFailure(kind: number, opening: number, closing: number): boolean {
    if (kind !== kinds.negativeLookahead || closing !== opening + 1) return false;
    return this.scan.items.kind(closing + 1) !== kinds.quantifier;
  }

  /** What the beginning of a group takes beyond its brackets. */
  private skippedAt(kind: number, row: number): number {
    const { items } = this.scan;
    switch (kind) {
      case kinds.capture:
        return 2;
      case kinds.conditionNumber: {
        const known = items.value(row) <= this.scan.captures;
        return known ? 3 : this.fail(errors.noSuchGroup, items.extra(row));
      }
      case kinds.conditionName:
      case kinds.conditionRecursionName:
      case kinds.conditionRecursionNumber:
        return this.namedCondition(kind, items.value(row), items.extra(row));
      case kinds.conditionDefine:
      case kinds.conditionVersion:
        return 1;
      default:
        return 0;
    }
  }

  private namedCondition(kind: number, offset: number, length: number): number {
    const named = groupNamed(this.scan, offset, length);
    if (named !== undefined) return named.duplicate ? 5 : 3;
    if (kind !== kinds.conditionRecursionNumber) return this.fail(errors.noSuchGroup, offset);
    let number = 0;
    for (let index = 1; index < length; index++) {
      number = number * 10 + this.scan.unit(offset + index) - 0x30;
      if (number > largestGroupNumber) return this.fail(errors.groupNumberTooBig, offset + index);
    }
    return number > this.scan.captures ? this.fail(errors.noSuchGroup, offset) : 3;
  }

  private countBranches(kind: number, opening: number, at: number): void {
    const { items } = this.scan;
    let branches = 1;
    for (let row = opening + 1; row < this.row; row++) {
      const each = items.kind(row);
      if (each === kinds.alternative) branches++;
      else if (opensGroup(each)) row = items.link(row);
    }
    const define = kind === kinds.conditionDefine;
    if (branches <= (define ? 1 : 2)) return;
    this.tooManyBranches ??= { error: define ? errors.defineBranches : errors.conditionBranches, at };
  }

  private single(kind: number): Repeated | null {
    const { scan, row } = this;
    const { items } = scan;
    const value = items.value(row);
    switch (kind) {
      case kinds.literal:
        return sized(kind, literalSize(scan, value));
      case kinds.class:
        this.row = items.link(row);
        return sized(kind, classSize(scan, row));
      case kinds.property:
        return sized(kind, propertySize(scan, row));
      case kinds.escape:
        if (value === capitalK && this.assertions > 0) {
          this.fail(errors.keepOutInLookaround, scan.end);
          return null;
        }
        return sized(kind, escapeSize(scan, value));
      case kinds.backreference:
      case kinds.recursion:
        if (value <= scan.captures) return sized(kind, 3);
        this.fail(errors.noSuchGroup, items.extra(row));
        return null;
      case kinds.namedBackreference:
      case kinds.namedRecursion:
        return this.named(kind, value, items.extra(row));
      case kinds.callout:
        return sized(kind, 6);
      case kinds.calloutString:
        return sized(kind, 9 + items.extra(row));
      case kinds.verb:
        return this.verb(value, items.extra(row), items.link(row) === 1);
      case kinds.options:
        return nothing;
      default:
        return sized(kind, 1);
    }
  }

  private named(kind: number, offset: number, length: number): Repeated | null {
    const named = groupNamed(this.scan, offset, length);
    if (named !== undefined) return sized(kind, kind === kinds.namedBackreference && named.duplicate ? 5 : 3);
    this.fail(errors.noSuchGroup, offset);
    return null;
  }

  /** @param length of its argument, -1 where it has none. */
  private verb(verb: number, length: number, repeated: boolean): Repeated {
    const argument = length < 0 ? 0 : verbArgumentSize + length;
    if (verb === verbs.accept) {
      const size = 1 + argument + closeSize * this.capturesToClose();
      return repeated
        ? { kind: kinds.nonCapture, size: bracketSize, groupSize: bracketSize + size }
        : sized(kinds.verb, size);
    }
    return sized(kinds.verb, verb === verbs.fail || length < 0 ? 1 + argument : argument);
  }

  /** Those within the same assertion. */
  private capturesToClose(): number {
    const outermost = this.openCaptures.findLastIndex((assertions) => assertions < this.assertions);
    return this.openCaptures.length - 1 - outermost;
  }
}

const nothing: Repeated = { kind: -1, size: 0, groupSize: 0 };

const sized = (kind: number, size: number): Repeated => ({ kind, size, groupSize: 0 });
