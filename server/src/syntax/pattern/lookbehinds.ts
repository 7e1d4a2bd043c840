import { type CompileError, errors } from './errors.js';
import { isLookbehind, kinds, opensGroup } from './items.js';
import { groupNamed } from './namedGroups.js';
import type { Scan } from './scan.js';
import { verbs } from './verbs.js';

const longest = 65535;
/** Of all lookbehinds together; those of a group that is called count again where its length is not known yet. */
const mostBranches = 2000;

const unknown = -1;
/** The place of an error that is still to be told by the lookbehind that it is in. */
const unplaced = -1;

const code = (letter: string): number => letter.charCodeAt(0);
const ofOneCharacter = new Set([...'CDHNPSVWdhpsvw'].map(code));
const ofAnyLength = new Set([...'RX'].map(code));
const singleByte = code('C');

/** Groups whose length is being found out, the innermost first: one of them again would have no end. */
interface Caller {
  readonly row: number;
  readonly outer: Caller | null;
}

/**
 * Finds the length of each branch of each lookbehind and stores it in its row; false where a branch has none
 * (`check_lookbehinds` in pcre2_compile.c).
 */
export const checkLookbehinds = (scan: Scan): boolean => new LookbehindCheck(scan).check(0, null);

class LookbehindCheck {
  /** The row that is looked at. */
  private row = 0;
  private branches = 0;
  private readonly lengths = new Map<number, number>();

  constructor(private readonly scan: Scan) {}

  /** From a row to the end of its group, on whose row it stops, or to that of the pattern. */
  check(from: number, caller: Caller | null): boolean {
    const { items } = this.scan;
    for (this.row = from; this.row < items.count; this.row++) {
      const kind = items.kind(this.row);
      if (isLookbehind(kind)) {
        if (!this.checkLookbehind(caller)) return false;
      } else if (kind === kinds.groupEnd && items.link(this.row) < from) return true;
    }
    return true;
  }

  /** From its own row to that of its end. */
  private checkLookbehind(caller: Caller | null): boolean {
    const { scan } = this;
    const opening = this.row;
    let branch = opening;
    do {
      this.row++;
      const length = this.branchLength(caller);
      if (length === unknown) {
        if (scan.error === null) this.fail(errors.lookbehindNotFixed);
        if (scan.errorAt === unplaced) scan.errorAt = scan.items.extra(opening);
        return false;
      }
      scan.items.setValue(branch, length);
      branch = this.row;
    } while (scan.items.kind(branch) === kinds.alternative);
    return true;
  }

  /** To the row that ends the branch. */
  private branchLength(caller: Caller | null): number {
    if (this.branches++ > mostBranches) return this.fail(errors.lookbehindTooComplicated);
    const { items } = this.scan;
    let total = 0;
    let last = 0;
    for (; ; this.row++) {
      const kind = items.kind(this.row);
      if (kind === kinds.alternative || kind === kinds.groupEnd) return total;
      if (this.endsMatch(kind)) {
        this.skipToBranchEnd();
        return total;
      }
      if (kind === kinds.quantifier && items.value(this.row) === 0 && items.extra(this.row) === 0) {
        total -= last;
        last = 0;
        continue;
      }
      const length = kind === kinds.quantifier ? this.repeatedLength(last) : this.itemLength(kind, caller);
      if (length === unknown) return unknown;
      total += length;
      last = length;
      if (total > longest) return this.fail(errors.lookbehindTooLong);
    }
  }

  private fail(error: CompileError): typeof unknown {
    this.scan.fail(error, unplaced);
    return unknown;
  }

  /** A bare `(*ACCEPT)` or `(*FAIL)`: what stands behind it is never matched. */
  private endsMatch(kind: number): boolean {
    const { items } = this.scan;
    const verb = kind === kinds.verb ? items.value(this.row) : verbs.mark;
    return verb === verbs.fail || (verb === verbs.accept && items.link(this.row) === -1);
  }

  private skipToBranchEnd(): void {
    const { items } = this.scan;
    for (; ; this.row++) {
      const kind = items.kind(this.row);
      if (kind === kinds.alternative || kind === kinds.groupEnd) return;
      if (opensGroup(kind)) this.row = items.link(this.row);
    }
  }

  /** What the repeats beyond the first add. */
  private repeatedLength(last: number): number {
    const { items } = this.scan;
    const times = items.value(this.row);
    return times === items.extra(this.row) ? (times - 1) * last : unknown;
  }

  /** Of an item that begins here, to the last of its rows. */
  private itemLength(kind: number, caller: Caller | null): number {
    const { items } = this.scan;
    switch (kind) {
      case kinds.literal:
      case kinds.dot:
      case kinds.property:
        return 1;
      case kinds.class:
        this.row = items.link(this.row);
        return 1;
      case kinds.escape:
        return this.escapeLength(items.value(this.row));
      case kinds.verb:
        return items.value(this.row) === verbs.accept ? this.acceptLength() : 0;
      case kinds.circumflex:
      case kinds.dollar:
      case kinds.callout:
      case kinds.calloutString:
      case kinds.options:
        return 0;
      case kinds.backreference:
      case kinds.namedBackreference:
      case kinds.recursion:
      case kinds.namedRecursion:
        return this.referenceLength(kind, caller);
      case kinds.lookahead:
      case kinds.negativeLookahead:
      case kinds.nonAtomicLookahead:
        return this.lookaheadLength(caller);
      case kinds.lookbehind:
      case kinds.negativeLookbehind:
      case kinds.nonAtomicLookbehind:
        return this.checkLookbehind(caller) ? 0 : unknown;
      case kinds.conditionDefine:
        this.row = items.link(this.row);
        return 0;
      default:
        return this.groupLength(this.row, kind === kinds.capture ? items.value(this.row) : 0, caller);
    }
  }

  private escapeLength(letter: number): number {
    if (ofAnyLength.has(letter)) return unknown;
    if (letter === singleByte && this.scan.utf) return this.fail(errors.singleByteInLookbehind);
    return ofOneCharacter.has(letter) ? 1 : 0;
  }

  /** An `(*ACCEPT)` that is repeated counts as a group around it. */
  private acceptLength(): number {
    return this.branches++ > mostBranches ? this.fail(errors.lookbehindTooComplicated) : 0;
  }

  private lookaheadLength(caller: Caller | null): number {
    const { items } = this.scan;
    if (!this.check(this.row + 1, caller)) return unknown;
    if (items.kind(this.row + 1) === kinds.quantifier) this.row++;
    return 0;
  }

  /** From the row that opens the group to the one that ends it. */
  private groupLength(opening: number, number: number, caller: Caller | null): number {
    const { scan } = this;
    const known = scan.sharedNumbers || number === 0 ? undefined : this.lengths.get(number);
    if (known !== undefined) {
      this.row = scan.items.link(opening);
      return known;
    }
    let length = unknown;
    this.row = opening;
    do {
      this.row++;
      const branch = this.branchLength(caller);
      if (branch === unknown || (length !== unknown && branch !== length)) return unknown;
      length = branch;
    } while (scan.items.kind(this.row) === kinds.alternative);
    if (number > 0) this.lengths.set(number, length);
    return length;
  }

  private referenceLength(kind: number, caller: Caller | null): number {
    const { items, sharedNumbers } = this.scan;
    const [value, extra] = [items.value(this.row), items.extra(this.row)];
    switch (kind) {
      case kinds.recursion:
        return this.calledLength(value, extra, caller);
      case kinds.backreference:
        return sharedNumbers ? unknown : this.calledLength(value, extra, caller);
      default: {
        const named = groupNamed(this.scan, value, extra);
        if (named === undefined) return this.noGroup(value);
        const fixed = kind === kinds.namedRecursion || !(named.duplicate || sharedNumbers);
        return fixed ? this.calledLength(named.number, value, caller) : unknown;
      }
    }
  }

  private noGroup(offset: number): typeof unknown {
    this.scan.fail(errors.noSuchGroup, offset);
    return unknown;
  }

  private calledLength(number: number, offset: number, caller: Caller | null): number {
    const { items, captures } = this.scan;
    if (number > captures) return this.noGroup(offset);
    if (number === 0) return unknown;
    const here = this.row;
    const opening = this.captureRow(number);
    if (here > opening && here < items.link(opening)) return unknown;
    for (let each = caller; each !== null; each = each.outer) if (each.row === opening) return unknown;
    const length = this.groupLength(opening, number, { row: opening, outer: caller });
    this.row = here;
    return length;
  }

  private captureRow(number: number): number {
    const { items } = this.scan;
    let row = 0;
    while (row < items.count && !(items.kind(row) === kinds.capture && items.value(row) === number)) row++;
    return row;
  }
}
