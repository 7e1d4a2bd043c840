import { patternProblem } from '../../patterns.js';
import { invalidArgument, ofFirstWord, placeInWord } from '../wordChecks.js';

/** `set_pattern` in mod_substitute.c: `s/pattern/replacement/flags`, any character in the place of `/`. */
export const substituteCheck = ofFirstWord((word, invocation) => {
  const { value } = word;
  if (!/^s/i.test(value)) return invalidArgument('Bad Substitute format, must be an s/// pattern', word);
  const delimiter = value[1] ?? '';
  const behindPattern = delimiter === '' ? -1 : value.indexOf(delimiter, 2);
  const pattern = value.slice(2, behindPattern);
  if (behindPattern < 0 || pattern === '') {
    return invalidArgument('Bad Substitute format, must be a complete s/// pattern', word);
  }
  const behindReplacement = value.indexOf(delimiter, behindPattern + 1);
  const flags = behindReplacement < 0 ? '' : value.slice(behindReplacement + 1);
  const unknown = flags.search(/[^infq]/i);
  if (unknown >= 0) {
    const start = behindReplacement + 1 + unknown;
    const place = placeInWord(word, { start, end: start + 1 });
    return { ...invalidArgument('Bad Substitute flag, only s///[infq] are supported'), at: place };
  }
  if (/n/i.test(flags)) return null;
  const problem = patternProblem(pattern, invocation);
  if (problem === null) return null;
  const { start, end } = problem.at;
  return {
    kind: 'invalid-regex',
    message: 'Substitute could not compile regex',
    reason: problem.message,
    at: placeInWord(word, { start: start + 2, end: end + 2 }),
  };
});
