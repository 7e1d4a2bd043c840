import { isVersion, readVersionCondition } from '../../../apache/version.js';
import { patternProblem } from '../../patterns.js';
import type { Trouble } from '../../trouble.js';
import { placeInWord, placeOfWord } from '../../wordPlace.js';
import type { Invocation } from '../invocation.js';

/** `start_ifversion` in mod_version.c, whose words hold the closing bracket. */
export function ifVersionTrouble(invocation: Invocation): Trouble | null {
  const { words, rest } = invocation;
  const condition = readVersionCondition(words);
  if (condition === null) {
    return { kind: 'unclosed-section', message: "<IfVersion> directive missing closing '>'" };
  }
  const { operator, operand, form } = condition;
  const index = Math.max(
    0,
    words.findIndex((word) => word.replace(/>$/, '') === operand),
  );
  switch (form) {
    case 'unknown':
      return {
        kind: 'invalid-argument',
        message: `unrecognized operator '${operator}'`,
        at: placeOfWord(rest, 0),
      };
    case 'unclosed-pattern':
      return {
        kind: 'invalid-regex',
        message: 'Missing delimiting / of regular expression.',
        at: placeOfWord(rest, index),
      };
    case 'version':
      if (isVersion(operand)) return null;
      return {
        kind: 'invalid-argument',
        message:
          'Version appears to be invalid. It must have the format major[.minor[.patch]] where major, minor and patch are numbers.',
        at: placeInWord(rest, index, words[index] ?? '', { start: 0, end: operand.length }),
      };
    case 'pattern':
      return patternTrouble(invocation, condition.pattern, index);
  }
}

function patternTrouble(invocation: Invocation, pattern: string, index: number): Trouble | null {
  const problem = patternProblem(pattern, invocation);
  if (problem === null) return null;
  const word = invocation.words[index] ?? '';
  const by = word.startsWith(`/${pattern}`) ? 1 : 0;
  return {
    kind: 'invalid-regex',
    message: 'Unable to compile regular expression',
    at: placeInWord(invocation.rest, index, word, {
      start: problem.at.start + by,
      end: problem.at.end + by,
    }),
  };
}
