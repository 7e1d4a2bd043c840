import type { DirectiveFacts } from '../../apache/directiveFacts.js';
import { conventionalName } from '../../apache/directives.js';
import type { Word } from '../../syntax/htaccess/words.js';
import { cover } from '../../text/span.js';
import { inApachesWords, lineRefusalRule } from '../shared/refusalRule.js';
import { argumentsOf, displayName, factsOf, nameWordOf } from '../shared/refusals.js';
import { choicesIn, repairsFor } from './repairs.js';

/** More or fewer words behind a directive than it takes. */
export const wrongArgumentCount = lineRefusalRule(
  'wrong-argument-count',
  'A directive with more or fewer arguments than it takes: 500.',
  (refusal, context) => {
    const { node } = refusal;
    const facts = factsOf(node);
    if (facts === null) return inApachesWords(refusal);
    const words = argumentsOf(node);
    const first = words[0];
    const last = words.at(-1);
    return {
      span: first === undefined || last === undefined ? nameWordOf(node).span : cover(first.span, last.span),
      what: `${displayName(conventionalName(facts))} ${expectation(facts)}, and ${found(words)}.`,
      remedy: remedyFor(facts, words),
      fixes: () => repairsFor(node, facts, words, context),
    };
  },
);

function expectation(facts: DirectiveFacts): string {
  const { arity, answers, name } = facts;
  switch (arity) {
    case 'none':
      return 'takes no argument';
    case 'one':
      return 'takes one argument';
    case 'two':
      return 'takes two arguments';
    case 'three':
      return 'takes three arguments';
    case 'one-or-two':
      return 'takes one or two arguments';
    case 'two-or-three':
      return 'takes two or three arguments';
    case 'one-to-three':
      return 'takes one, two or three arguments';
    case 'one-or-three':
      return 'takes one or three arguments';
    case 'one-or-more':
      return 'needs one argument or more';
    case 'one-then-many':
      return 'needs two arguments or more';
    case 'on-off':
      return 'needs On or Off';
    case null:
      if (answers?.withArgument !== undefined) return 'takes no argument';
      if (answers?.withTwoArguments !== undefined) return 'takes one argument';
      return ofTheirOwn.get(name) ?? 'takes another number of arguments';
  }
}

/** Directives that count for themselves, by their registered names. */
const ofTheirOwn: ReadonlyMap<string, string> = new Map([
  ['BrowserMatch', 'needs a pattern and a variable'],
  ['BrowserMatchNoCase', 'needs a pattern and a variable'],
  [
    'Header',
    'needs an action, a header and mostly a value, which stands between quotes if it holds white space',
  ],
  [
    'RequestHeader',
    'needs an action, a header and mostly a value, which stands between quotes if it holds white space',
  ],
  ['RewriteCond', 'needs two arguments, the string to test and the pattern'],
  ['RewriteRule', 'needs two arguments, the pattern and the target'],
  ['SetEnvIf', 'needs what to look at, a pattern and a variable'],
  ['SetEnvIfExpr', 'needs an expression and a variable'],
  ['SetEnvIfNoCase', 'needs what to look at, a pattern and a variable'],
]);

function found(words: readonly Word[]): string {
  const empty = words.find(({ value }) => value === '');
  if (words.length === 0) return 'there is none';
  if (empty !== undefined) return 'an empty text between quotes counts as none';
  return words.length === 1 ? 'there is one' : `there are ${words.length}`;
}

function remedyFor({ syntax, argumentHint, name }: DirectiveFacts, words: readonly Word[]): string {
  const form = syntax === null ? '' : ` The form is: ${syntax.split('\n').join(' or ')}`;
  if (name === 'RewriteRule' && words.length === 1) {
    return `Write the target behind the pattern, or "-" to leave the address as it is.${form}`;
  }
  const choices = choicesIn(argumentHint);
  if (choices.length > 1) return `Write one of ${choices.join(' and ')}, without white space.`;
  const several = words.length > 1 && words.every(({ quote }) => quote === null);
  return several
    ? `Give it as many arguments as it takes; a text of several words stands between quotes.${form}`
    : `Give it as many arguments as it takes.${form}`;
}
