import { anyCommand, anyDirectiveLine, changeLine, type Mistake, spacedWords } from './mistake.js';
import type { Random } from './random.js';

/** Letters left out, doubled, swapped or wrong: of a name and of an argument; and letters in the wrong case. */
export const spelling: readonly Mistake[] = [
  {
    name: 'directive misspelled',
    weight: 5,
    make: (text, random) =>
      changeLine(text, random, anyCommand, (line) =>
        line.replace(
          /^(\s*<?\/?)(\w+)/,
          (_, before: string, name: string) => before + misspelled(name, random),
        ),
      ),
  },
  {
    name: 'argument misspelled',
    weight: 6,
    make: (text, random) =>
      changeLine(text, random, anyDirectiveLine, (line) => {
        const words = spacedWords(line);
        if (words.length < 2) return null;
        const at = random.between(1, words.length - 1);
        return words
          .with(
            at,
            (words[at] ?? '').replace(/\w{2,}/, (word) => misspelled(word, random)),
          )
          .join('');
      }),
  },
  {
    name: 'letter case',
    weight: 4,
    make: (text, random) =>
      changeLine(text, random, anyCommand, (line) => {
        const words = spacedWords(line);
        const at = random.below(words.length);
        return words.with(at, otherCase(words[at] ?? '', random)).join('');
      }),
  },
  {
    name: 'name broken by a blank',
    weight: 2,
    make: (text, random) =>
      changeLine(text, random, anyDirectiveLine, (line) => line.replace(/[A-Z][a-z]+(?=[A-Z])/, '$& ')),
  },
];

function misspelled(word: string, random: Random): string {
  const at = random.below(word.length);
  const letter = word[at] ?? '';
  const neighbour = word[at + 1] ?? '';
  return random.pick([
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + neighbour + letter + word.slice(at + 2),
    word.slice(0, at) + random.pick([...'aeinrstolxs_-']) + word.slice(at + 1),
    `${word}s`,
    `${word}:`,
  ]);
}

const otherCase = (word: string, random: Random): string =>
  random.pick([
    word.toUpperCase(),
    word.toLowerCase(),
    word.replace(/[a-z]/i, (letter) =>
      letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
    ),
  ]);
