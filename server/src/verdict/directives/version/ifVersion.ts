import { isVersion, readVersionCondition } from '../../../apache/version.js';
import { patternProblem } from '../../patterns.js';
import type { Trouble } from '../../trouble.js';
import type { Invocation } from '../invocation.js';
import { type ArgumentWord, argumentWords, invalidArgument, placeInWord } from '../wordChecks.js';

/** `start_ifversion` in mod_version.c, whose words hold the closing bracket. */
export function ifVersionTrouble(invocation: Invocation): Trouble | null {
  const words = argumentWords(invocation.rest);
  const condition = readVersionCondition(words.map(({ value }) => value));
  if (condition === null) {
    return { kind: 'unclosed-section', message: "<IfVersion> directive missing closing '>'" };
  }
  const { operator, operand, form, pattern } = condition;
  const word = words.find(({ value }) => value === operand || value === `${operand}>`) ?? words[0];
  switch (form) {
    case 'unknown':
      return invalidArgument(`unrecognized operator '${operator}'`, words[0]);
    case 'unclosed-pattern':
      return {
        kind: 'invalid-regex',
        message: 'Missing delimiting / of regular expression.',
        ...placeOf(word, 0, operand.length),
      };
    case 'version':
      return isVersion(operand)
        ? null
        : {
            kind: 'invalid-argument',
            message:
              'Version appears to be invalid. It must have the format major[.minor[.patch]] where major, minor and patch are numbers.',
            ...placeOf(word, 0, operand.length),
          };
    case 'pattern': {
      const problem = patternProblem(pattern, invocation);
      if (problem === null) return null;
      const slash = pattern === operand ? 0 : 1;
      return {
        kind: 'invalid-regex',
        message: 'Unable to compile regular expression',
        reason: problem.message,
        ...placeOf(word, problem.at.start + slash, problem.at.end + slash),
      };
    }
  }
}

/** Of the word that the version or pattern stands in. */
const placeOf = (word: ArgumentWord | undefined, start: number, end: number): Pick<Trouble, 'at'> =>
  word === undefined ? {} : { at: placeInWord(word, { start, end }) };
