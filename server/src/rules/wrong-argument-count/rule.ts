import type { DirectiveFacts } from '../../apache/directiveFacts.js';
import { conventionalName } from '../../apache/directives.js';
import type { Word } from '../../syntax/htaccess/words.js';
import { cover } from '../../text/span.js';
import { inApachesWords, lineRefusalRule } from '../shared/refusalRule.js';
import { argumentsOf, displayName, factsOf, nameWordOf } from '../shared/refusals.js';
import { headerExpectation, headerRemedy, isHeader, missingInHeader } from './headers.js';
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
      what: `${displayName(conventionalName(facts))} ${expectation(facts, refusal.message)}, and ${found(facts, words, refusal.message)}.`,
      remedy: remedyFor(facts, words, refusal.message),
      fixes: () => repairsFor(node, facts, words, context),
    };
  },
);

function expectation(facts: DirectiveFacts, message: string): string {
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
      if (isHeader(name)) return headerExpectation(message);
      return ofTheirOwn.get(name) ?? inApachesCount(message);
  }
}

/** `requires at least two arguments`, `directive requires additional arguments`. */
function inApachesCount(message: string): string {
  const atLeast = /requires? at least (\w+) arguments?/.exec(message)?.[1];
  if (atLeast !== undefined) return `needs ${atLeast} arguments or more`;
  const exactly = /(?:takes|requires?|needs) (?:exactly )?(one|two|three) arguments?/.exec(message)?.[1];
  if (exactly !== undefined) return `takes ${exactly} argument${exactly === 'one' ? '' : 's'}`;
  if (/additional arguments|requires an argument|not? .*(?:specified|found)|missing|empty/i.test(message)) {
    return 'needs an argument';
  }
  return /too many/i.test(message) ? 'takes fewer arguments' : 'cannot do with these arguments';
}

/** Directives that count for themselves, by their registered names. */
const ofTheirOwn: ReadonlyMap<string, string> = new Map([
  ['BrowserMatch', 'needs a pattern and a variable'],
  ['BrowserMatchNoCase', 'needs a pattern and a variable'],
  ['RewriteCond', 'needs two arguments, the string to test and the pattern'],
  ['RewriteRule', 'needs two arguments, the pattern and the target'],
  ['SetEnvIf', 'needs what to look at, a pattern and a variable'],
  ['SetEnvIfExpr', 'needs an expression and a variable'],
  ['SetEnvIfNoCase', 'needs what to look at, a pattern and a variable'],
]);

function found({ name }: DirectiveFacts, words: readonly Word[], message: string): string {
  const empty = words.find(({ value }) => value === '');
  if (words.length === 0) return 'there is none';
  if (empty !== undefined) return 'an empty text between quotes counts as none';
  if (isJoined(name, words)) return 'a backslash in front of a space joins the words to one';
  const missing = isHeader(name) ? missingInHeader(message, words) : null;
  if (missing !== null) return missing;
  return words.length === 1 ? 'there is one' : `there are ${words.length}`;
}

/** `RewriteRule ^a\ x`: only these two read a backslash so. */
const isJoined = (name: string, words: readonly Word[]): boolean =>
  /^Rewrite(?:Rule|Cond)$/.test(name) &&
  words.some(({ value, quote }, index) => index < words.length - 1 && quote === null && value.endsWith('\\'));

function remedyFor(facts: DirectiveFacts, words: readonly Word[], message: string): string {
  const { syntax, argumentHint, name } = facts;
  const form = syntax === null ? '' : ` The form is: ${syntax.split('\n').join(' or ')}`;
  if (isJoined(name, words)) {
    return `Where the space is part of the ${name === 'RewriteRule' ? 'pattern' : 'string'}, write what is missing behind it; else delete the backslash.${form}`;
  }
  if (name === 'RewriteRule' && words.length === 1) {
    return `Write the target behind the pattern, or "-" to leave the address as it is.${form}`;
  }
  if (isHeader(name)) return headerRemedy(message, form);
  if (words.some(({ value, quote }) => value === '=' && quote === null)) {
    return `Delete the equals sign.${form}`;
  }
  const choices = choicesIn(argumentHint);
  if (choices.length > 1) return `Write ${choices.join(' or ')}, without white space.`;
  const several = words.length > 1 && words.every(({ quote }) => quote === null);
  return several
    ? `Give it as many arguments as it takes; a text of several words stands between quotes.${form}`
    : `Give it as many arguments as it takes.${form}`;
}
