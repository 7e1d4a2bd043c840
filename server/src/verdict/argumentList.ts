import { arityMessage } from '../apache/arity.js';
import type { Arity, DirectiveFacts } from '../apache/directiveFacts.js';
import { isGuard } from '../apache/guards.js';
import { wordsOf } from './command.js';
import type { RefusalKind } from './refusal.js';
import type { Trouble } from './trouble.js';

const trouble = (message: string, kind: RefusalKind = 'wrong-argument-count'): Trouble => ({
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
  const words = wordsOf(rest);
  if (arity === 'on-off') return onOffTrouble(name, words);
  return fits(arity, words) ? null : trouble(arityMessage(name, arity, argumentHint));
}

/** Words behind the first are not looked at. */
function onOffTrouble(name: string, [word = '']: readonly string[]): Trouble | null {
  if (/^(?:on|off)$/i.test(word)) return null;
  return trouble(
    arityMessage(name, 'on-off', null),
    word === '' ? 'wrong-argument-count' : 'invalid-argument',
  );
}

function fits(arity: Exclude<Arity, 'on-off'>, words: readonly string[]): boolean {
  const count = words.length;
  const [first = '', second = '', third = ''] = words;
  switch (arity) {
    case 'none':
      return count === 0;
    case 'one':
      return first !== '' && count === 1;
    case 'two':
      return first !== '' && second !== '' && count === 2;
    case 'three':
      return first !== '' && second !== '' && third !== '' && count === 3;
    case 'one-or-two':
      return first !== '' && count <= 2;
    case 'two-or-three':
      return first !== '' && second !== '' && count <= 3;
    case 'one-to-three':
      return first !== '' && count <= 3;
    case 'one-or-three':
      return first !== '' && count <= 3 && (second === '' || count === 3);
    case 'one-or-more':
      return first !== '';
    case 'one-then-many':
      return first !== '' && count >= 2;
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
