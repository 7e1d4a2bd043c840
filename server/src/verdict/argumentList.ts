import { arityMessage } from '../apache/arity.js';
import type { Arity, DirectiveFacts } from '../apache/directiveFacts.js';
import { isGuard } from '../apache/guards.js';
import { scanWord } from '../syntax/htaccess/words.js';
import { countWords, wordsOf } from './command.js';
import type { Trouble } from './trouble.js';

const trouble = (message: string, kind: Trouble['kind'] = 'wrong-argument-count'): Trouble => ({
  kind,
  message,
});

/**
 * What the server says to an argument list before the directive itself looks at it; null where it is taken.
 *
 * Source: `invoke_cmd` in the server's `config.c`. An empty word between quotes counts as missing.
 */
export function countedTrouble(facts: DirectiveFacts, rest: string): Trouble | null {
  const { name, arity, argumentHint } = facts;
  if (arity === null) return null;
  if (arity === 'on-off') return onOffTrouble(name, rest);
  return fits(arity, rest) ? null : trouble(arityMessage(name, arity, argumentHint));
}

/** Words behind the first are not looked at. */
function onOffTrouble(name: string, rest: string): Trouble | null {
  if (isOnOrOff(rest)) return null;
  const word = scanWord(rest);
  const value = word?.value ?? '';
  if (isOnOrOff(value)) return null;
  const message = arityMessage(name, 'on-off', null);
  return word === null || value === ''
    ? trouble(message)
    : { kind: 'invalid-argument', message, at: word.span };
}

function isOnOrOff(word: string): boolean {
  if (word.length < 2 || word.length > 3) return false;
  const lower = word.toLowerCase();
  return lower === 'on' || lower === 'off';
}

function fits(arity: Exclude<Arity, 'on-off'>, rest: string): boolean {
  const { count, empty } = countWords(rest, 4);
  const [first, second, third] = empty;
  switch (arity) {
    case 'none':
      return count === 0;
    case 'one':
      return count === 1 && !first;
    case 'two':
      return count === 2 && !first && !second;
    case 'three':
      return count === 3 && !first && !second && !third;
    case 'one-or-two':
      return count >= 1 && count <= 2 && !first;
    case 'two-or-three':
      return count >= 2 && count <= 3 && !first && !second;
    case 'one-to-three':
      return count >= 1 && count <= 3 && !first;
    case 'one-or-three':
      return !first && (count === 1 || count === 3 || (count === 2 && second));
    case 'one-or-more':
      return count >= 1 && !first;
    case 'one-then-many':
      return count >= 2 && !first;
  }
}

/**
 * What a directive or section that looks at its arguments itself answers to a list that lacks something, or
 * to a section's opening tag without its bracket; null where it has nothing to say at once.
 */
export function ownTrouble(facts: DirectiveFacts, rest: string): Trouble | null {
  const { answers, name } = facts;
  if (answers === undefined) return null;
  if (!name.startsWith('<')) {
    return rest === '' && answers.withoutArgument !== undefined ? trouble(answers.withoutArgument) : null;
  }
  const bracket = rest.lastIndexOf('>');
  if (bracket < 0) {
    return answers.withoutBracket === undefined ? null : trouble(answers.withoutBracket, 'unclosed-section');
  }
  const argument = rest.slice(0, bracket);
  const missing = isGuard(name.slice(1)) ? !wordsOf(argument.replace(/^!/, ''))[0] : argument === '';
  if (missing) return answers.withoutArgument === undefined ? null : trouble(answers.withoutArgument);
  return answers.withArgument === undefined ? null : trouble(answers.withArgument);
}

/** What a section says, behind all that it holds, to more words than it takes; null where it minds none. */
export function troubleBehindSection(facts: DirectiveFacts, rest: string): Trouble | null {
  const message = facts.answers?.withTwoArguments;
  if (message === undefined) return null;
  const words = wordsOf(rest.slice(0, rest.lastIndexOf('>')));
  const taken = words[0] === '~' && facts.name === '<Files' ? 2 : 1;
  return words.length > taken ? trouble(message) : null;
}
