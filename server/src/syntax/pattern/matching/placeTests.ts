import type { Modes } from './modes.js';
import type { PlaceTest } from './program.js';

const tests: ReadonlyMap<string, PlaceTest> = new Map([
  ['^', 'start'],
  // `ap_regcomp` asks for the very end where lines do not count.
  ['$', 'end'],
  ['\\A', 'start'],
  ['\\G', 'start'],
  ['\\z', 'end'],
  ['\\Z', 'end-or-last-newline'],
  ['\\b', 'word-edge'],
  ['\\B', 'no-word-edge'],
  ['[[:<:]]', 'word-start'],
  ['[[:>:]]', 'word-end'],
]);

/** What a position asks for, as it is written; null for `\K`, which asks for nothing. */
export function placeTest(written: string, { multiline }: Modes): PlaceTest | null {
  if (multiline && written === '^') return 'line-start';
  if (multiline && written === '$') return 'line-end';
  return tests.get(written) ?? null;
}
