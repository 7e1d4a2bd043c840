/** For each byte 1 where it is one of the set. */
export type ByteSet = Uint8Array;

/** What is asked of a place between two bytes, or of the ends. */
export type PlaceTest =
  | 'start'
  | 'end'
  | 'end-or-last-newline'
  | 'line-start'
  | 'line-end'
  | 'word-edge'
  | 'no-word-edge'
  | 'word-start'
  | 'word-end';

/** One step of a program; it goes on with the next one unless it says where else. */
export type Instruction =
  | { readonly op: 'byte'; readonly set: ByteSet }
  | { readonly op: 'place'; readonly test: PlaceTest }
  /** Tries `first`, and `second` where that comes to nothing. */
  | { readonly op: 'split'; readonly first: number; readonly second: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'fail' }
  /** Keeps the place in a register. */
  | { readonly op: 'save'; readonly register: number }
  /** Goes back to the place in a register. */
  | { readonly op: 'rewind'; readonly register: number }
  /** The end of a group whose start is in a register. */
  | { readonly op: 'close'; readonly group: number; readonly register: number }
  /** Leaves a loop whose last round took nothing. */
  | { readonly op: 'leave-empty'; readonly register: number; readonly to: number }
  /** What the first of the groups that has matched has matched. */
  | { readonly op: 'reference'; readonly groups: readonly number[]; readonly ignoreCase: boolean }
  | { readonly op: 'when-set'; readonly groups: readonly number[]; readonly otherwise: number }
  | { readonly op: 'call'; readonly group: number }
  /** The end of a group that may have been called; 0 is the whole pattern. */
  | { readonly op: 'return'; readonly group: number }
  /** Runs what follows up to `accept` by itself, keeps what it took, and does not try it another way. */
  | { readonly op: 'atomic'; readonly next: number }
  | Look
  /** The end of what `atomic`, or a branch of `look`, runs. */
  | { readonly op: 'accept' }
  | { readonly op: 'match' };

/** Runs branches by themselves and keeps the place. */
export interface Look {
  readonly op: 'look';
  readonly direction: 'ahead' | 'behind';
  readonly negated: boolean;
  /** Where each begins; one alone where it looks ahead. */
  readonly branches: readonly number[];
  readonly next: number;
  /** Where to go on if it does not hold; null for nowhere. */
  readonly otherwise: number | null;
}

/** A pattern as steps that `run` takes. */
export interface Program {
  readonly instructions: readonly Instruction[];
  /** Groups that capture. The first registers are their starts and ends, those of the whole match before them. */
  readonly groups: number;
  readonly registers: number;
  /** Where each group that is called begins. */
  readonly starts: ReadonlyMap<number, number>;
}
