import { anyDirectiveLine, changeLine, type Mistake, spacedWords } from './mistake.js';
import type { Random } from './random.js';

type Change = (words: readonly string[], random: Random) => readonly string[] | null;

/** Arguments too few, too many, twice, or in the wrong order. */
const changed = (name: string, weight: number, change: Change): Mistake => ({
  name,
  weight,
  make: (text, random) =>
    changeLine(text, random, anyDirectiveLine, (line) => change(spacedWords(line), random)?.join('') ?? null),
});

export const argumentLists: readonly Mistake[] = [
  changed('argument dropped', 6, (words, random) =>
    words.length < 2 ? null : words.toSpliced(random.between(1, words.length - 1), 1),
  ),
  changed('all arguments dropped', 2, (words) => (words.length < 2 ? null : words.slice(0, 1))),
  changed('argument added', 5, (words, random) =>
    words.toSpliced(random.between(1, words.length), 0, ` ${random.pick(added)}`),
  ),
  changed('argument doubled', 3, (words, random) => {
    if (words.length < 2) return null;
    const at = random.between(1, words.length - 1);
    return words.toSpliced(at, 0, words[at] ?? '');
  }),
  changed('arguments swapped', 3, (words, random) => {
    if (words.length < 3) return null;
    const at = random.between(1, words.length - 2);
    return words.toSpliced(at, 2, words[at + 1] ?? '', words[at] ?? '');
  }),
  changed('argument emptied', 2, (words, random) =>
    words.length < 2
      ? null
      : words.with(random.between(1, words.length - 1), random.pick([' ""', " ''", ' " "'])),
  ),
  changed('arguments run together', 2, (words, random) => {
    if (words.length < 2) return null;
    const at = random.between(1, words.length - 1);
    return words.with(at, (words[at] ?? '').trimStart());
  }),
  changed('commas between arguments', 2, (words) =>
    words.length < 3
      ? null
      : [
          words[0] ?? '',
          ` ${words
            .slice(1)
            .map((word) => word.trim())
            .join(', ')}`,
        ],
  ),
  changed('equals sign behind the name', 1, (words) =>
    words.length < 2 ? null : [`${words[0]} =`, ...words.slice(1)],
  ),
  changed('trailing comment', 5, (words, random) => [
    ...words,
    ` ${random.pick(['#', '# why', '#why', '// why', '; why'])}`,
  ]),
];

const added = [
  'on',
  'Off',
  'a',
  '.php',
  '"a b"',
  '#',
  '1',
  '-',
  '+',
  '!',
  'env=a',
  'https://example.org/',
  '[L]',
];
