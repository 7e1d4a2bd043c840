import type { DirectiveFacts } from '../../apache/directiveFacts.js';
import { conventionalName } from '../../apache/directives.js';
import type { Fix } from '../../site/change.js';
import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import type { Word } from '../../syntax/htaccess/words.js';
import { cover } from '../../text/span.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { editFile, safeFix } from '../shared/fixes.js';
import { argumentsOf, displayName, factsOf, nameWordOf, whyRefused } from '../shared/refusals.js';
import { quoted } from '../shared/wording.js';

/** More or fewer words behind a directive than it takes. */
export const wrongArgumentCount: HtaccessRule = {
  name: 'wrong-argument-count',
  target: 'htaccess',
  severity: 'error',
  summary: 'A directive with more or fewer arguments than it takes: 500.',

  *check({ file, refusals }: HtaccessContext) {
    for (const refusal of refusals) {
      const { kind, node } = refusal;
      if (kind !== 'wrong-argument-count' || node.kind === 'unmatchedSectionEnd') continue;
      const facts = factsOf(node);
      if (facts === null) continue;
      const words = argumentsOf(node);
      const first = words[0];
      const last = words.at(-1);
      yield {
        span:
          first === undefined || last === undefined ? nameWordOf(node).span : cover(first.span, last.span),
        message: {
          what: `${displayName(conventionalName(facts))} ${expectation(facts)}, and ${found(words)}.`,
          why: whyRefused(refusal),
          remedy: remedyFor(facts, words),
          log: refusal.message,
        },
        fixes: () => fixesFor(file.path, node, facts, words),
      };
    }
  },
};

function expectation({ arity, answers }: DirectiveFacts): string {
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
      return answers?.withTwoArguments === undefined ? 'needs an argument' : 'takes one argument';
  }
}

function found(words: readonly Word[]): string {
  const empty = words.find(({ value }) => value === '');
  if (words.length === 0) return 'there is none';
  if (empty !== undefined) return 'an empty text between quotes counts as none';
  return words.length === 1 ? 'there is one' : `there are ${words.length}`;
}

function remedyFor({ syntax, argumentHint }: DirectiveFacts, words: readonly Word[]): string {
  const form = syntax === null ? '' : ` The form is: ${syntax.split('\n').join(' or ')}`;
  if (words.some(({ value, quote }) => quote === null && value.startsWith('#'))) {
    return `Put the comment on a line of its own: behind a directive, Apache takes "#" and every word that follows as arguments.${form}`;
  }
  const choices = choicesIn(argumentHint);
  if (choices.length > 1) return `Write one of ${choices.join(' and ')}, without white space.`;
  const several = words.length > 1 && words.every(({ quote }) => quote === null);
  return several
    ? `Give it as many arguments as it takes; a text of several words stands between quotes.${form}`
    : `Give it as many arguments as it takes.${form}`;
}

/** Only where there is one way to read the words. */
function fixesFor(
  path: string,
  node: Directive | Section,
  facts: DirectiveFacts,
  words: readonly Word[],
): readonly Fix[] {
  const [first] = words;
  const last = words.at(-1);
  if (node.kind === 'section' || facts.arity !== 'one' || first === undefined || last === undefined)
    return [];
  if (words.some(({ value, quote }) => quote !== null || value.startsWith('#'))) return [];
  const span = cover(first.span, last.span);

  const joined = words.map(({ value }) => value).join('');
  if (choicesIn(facts.argumentHint).includes(joined.toLowerCase())) {
    return [safeFix(`Write "${joined}" without white space`, editFile(path, { span, newText: joined }))];
  }
  const text = words.map(({ value }) => value).join(' ');
  if (facts.name !== 'AuthName' || /["\\]/.test(text)) return [];
  return [safeFix(`Put "${quoted(text)}" between quotes`, editFile(path, { span, newText: `"${text}"` }))];
}

/** The words that the server names as the only ones: `'allow,deny', 'deny,allow', or 'mutual-failure'`. */
const choicesIn = (hint: string | null): readonly string[] =>
  [...(hint ?? '').matchAll(/'([^']+)'/g)].map(([, choice = '']) => choice.toLowerCase());
