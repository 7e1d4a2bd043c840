import { editFile, safeFix } from '../shared/fixes.js';
import type { Explanation } from '../shared/refusalRule.js';
import { quoted } from '../shared/wording.js';
import type { ArgumentAtFault } from './argumentAtFault.js';
import { choicesAt } from './choices.js';

/** A switch with another word than its two; null for directives that know more. */
export function onOff({ facts, name, words, context }: ArgumentAtFault): Explanation | null {
  const [word] = words;
  const choices = facts === null ? [] : choicesAt(facts, 0).map((each) => each.toLowerCase());
  const isSwitch = facts?.arity === 'on-off' || (choices.length === 2 && choices.includes('on'));
  if (!isSwitch || word === undefined) return null;
  const meant = meanings.find((each) => each.words.includes(word.value.toLowerCase()))?.meant;
  return {
    span: word.span,
    what: `${name} is On or Off, not "${quoted(word.value)}".`,
    remedy: 'Write On or Off.',
    ...(meant !== undefined && {
      fixes: () => [
        safeFix(`Write ${meant}`, editFile(context.file.path, { span: word.span, newText: meant })),
      ],
    }),
  };
}

/** Only words with one meaning. */
const meanings = [
  { meant: 'On', words: ['1', 'yes', 'true', 'enable', 'enabled', 'onn', 'oon'] },
  { meant: 'Off', words: ['0', 'no', 'false', 'disable', 'disabled', 'of', 'offf'] },
];
