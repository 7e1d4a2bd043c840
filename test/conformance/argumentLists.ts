import * as fc from 'fast-check';
import { effort, seeded } from '../support/effort.js';

/** What people and generators of mistakes put where a directive expects something else. */
const oddWords: readonly string[] = [
  '""',
  '" "',
  '"a b"',
  "'a'",
  '"unclosed',
  '+',
  '-',
  '!',
  '#',
  '# why',
  '0',
  '-1',
  '" 5"',
  '42',
  '404',
  '4294967796',
  '9223372036854775808',
  '99999999999999999999999',
  '3x',
  '\\\\',
  'a\\ b',
  'ü',
  'On',
  'OFF',
  'yes',
  'none',
  '/a',
  'http://x/',
  '301',
  '<',
  '"a>"',
  '~',
];

/**
 * Lines of a directive with argument lists made at random of its own words and odd ones; always the same ones,
 * unless effort is asked for.
 */
export function linesOf(name: string, words: readonly string[], count = 80): readonly string[] {
  const word = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: fc.constantFrom(...oddWords) },
  );
  return sampled(
    fc.array(word, { maxLength: 4 }).map((list) => `${[name, ...list].join(' ')}\n`),
    count,
  );
}

/** Lists of flags between brackets, some of them broken. */
export function flagFields(flags: readonly string[]): fc.Arbitrary<string> {
  const list = fc
    .array(fc.constantFrom(...flags), { maxLength: 3 })
    .chain((each) => fc.constantFrom(',', ',', ',', ', ', ' ,', ';', ',,').map((comma) => each.join(comma)));
  return fc.oneof(
    { weight: 4, arbitrary: list.map((each) => `[${each}]`) },
    { weight: 3, arbitrary: list.map((each) => `"[${each}]"`) },
    { weight: 1, arbitrary: list.map((each) => `"[${each}, ]"`) },
    { weight: 1, arbitrary: list.map((each) => `[${each}`) },
    { weight: 1, arbitrary: list.map((each) => `${each}]`) },
  );
}

export function sampled<T>(arbitrary: fc.Arbitrary<T>, count: number): readonly T[] {
  return fc.sample(arbitrary, { numRuns: count * effort, ...seeded(3) });
}
