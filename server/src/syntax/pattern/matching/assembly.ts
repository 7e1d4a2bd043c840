import type { Instruction } from './program.js';

/** A part of a pattern that has no steps here. */
export class NotExpressibleError extends Error {
  override readonly name = 'NotExpressibleError';
}

/** Repeats are so many copies of what they repeat, as in the library. */
const mostInstructions = 20_000;

/** How often something is repeated. */
export interface Repeat {
  readonly min: number;
  /** Null for no end. */
  readonly max: number | null;
  readonly lazy: boolean;
  /** What is repeated may match nothing: then a round that does is the last one. */
  readonly mayBeEmpty: boolean;
}

/** The steps of a program as they are put together. */
export class Assembly {
  readonly instructions: Instruction[] = [];

  constructor(private registerCount: number) {}

  get registers(): number {
    return this.registerCount;
  }

  get here(): number {
    return this.instructions.length;
  }

  /** @throws {NotExpressibleError} where they are too many. */
  add(instruction: Instruction): number {
    if (this.instructions.length >= mostInstructions) throw new NotExpressibleError('too many steps');
    return this.instructions.push(instruction) - 1;
  }

  /** A step that is put in place once it is known what follows. */
  reserve(): number {
    return this.add({ op: 'fail' });
  }

  put(at: number, instruction: Instruction): void {
    this.instructions[at] = instruction;
  }

  newRegister(): number {
    return this.registerCount++;
  }

  /** Each of the alternatives, from the first. */
  choice(alternatives: readonly (() => void)[]): void {
    const ends: number[] = [];
    for (const [index, alternative] of alternatives.entries()) {
      if (index === alternatives.length - 1) alternative();
      else {
        const split = this.reserve();
        alternative();
        ends.push(this.reserve());
        this.put(split, { op: 'split', first: split + 1, second: this.here });
      }
    }
    for (const end of ends) this.put(end, { op: 'jump', to: this.here });
  }

  atomic(body: () => void): void {
    const at = this.reserve();
    body();
    this.add({ op: 'accept' });
    this.put(at, { op: 'atomic', next: this.here });
  }

  /** The steps are there, but only a call comes to them. */
  unreached(body: () => void): void {
    const skip = this.reserve();
    body();
    this.put(skip, { op: 'jump', to: this.here });
  }

  repeat(item: () => void, repeat: Repeat): void {
    const { min, max, lazy, mayBeEmpty } = repeat;
    const copies = max === null && mayBeEmpty ? Math.max(min - 1, 0) : min;
    for (let copy = 0; copy < copies; copy++) item();
    if (max === null) this.loop(item, min === copies, repeat);
    else {
      const splits: number[] = [];
      for (let copy = min; copy < max; copy++) {
        splits.push(this.reserve());
        item();
      }
      for (const split of splits) this.split(split, split + 1, this.here, lazy);
    }
  }

  private loop(item: () => void, skippable: boolean, { lazy, mayBeEmpty }: Repeat): void {
    const skip = skippable ? this.reserve() : -1;
    const register = mayBeEmpty ? this.newRegister() : -1;
    const start = this.here;
    if (mayBeEmpty) this.add({ op: 'save', register });
    item();
    const leave = mayBeEmpty ? this.reserve() : -1;
    const again = this.reserve();
    const end = this.here;
    this.split(again, start, end, lazy);
    if (skippable) this.split(skip, start, end, lazy);
    if (mayBeEmpty) this.put(leave, { op: 'leave-empty', register, to: end });
  }

  private split(at: number, onward: number, out: number, lazy: boolean): void {
    const [first, second] = lazy ? [out, onward] : [onward, out];
    this.put(at, { op: 'split', first, second });
  }
}
