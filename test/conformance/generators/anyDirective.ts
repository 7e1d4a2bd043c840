import type { DirectiveFacts } from '../../../server/src/apache/directiveFacts.js';
import { allDirectives } from '../../../server/src/apache/directives.js';
import { insertLine, type Mistake, variable } from './mistake.js';
import type { Random } from './random.js';

/** The directives that a .htaccess file may hold. */
export const htaccessDirectives: readonly DirectiveFacts[] = allDirectives().filter(
  ({ htaccess, name }) => htaccess === 'allowed' && !name.startsWith('<'),
);

const plausible = [
  'a',
  'on',
  'off',
  'On',
  'Off',
  'none',
  'None',
  'default',
  'all',
  'any',
  '1',
  '0',
  '10',
  '301',
  '/a',
  '/a/b.html',
  '.a',
  '"a b"',
  'text/html',
  'http://a/',
  'a=b',
  'utf-8',
  'en',
  '^a$',
  'true',
];
const implausible = [
  '',
  '""',
  '-',
  '#',
  '-1',
  '1.5',
  '99999999999',
  '(',
  '"',
  "'a b'",
  'yes',
  'no',
  '%{A}',
  variable('PATH'),
  'a,b',
  '!',
  '+a',
  '\\',
  '0x10',
  'a;b',
  '*',
  '..',
  'env=a',
];

/** A line of any directive that a .htaccess file may hold, right or wrong. */
export const randomDirective = (random: Random): string => lineOf(random.pick(htaccessDirectives), random);

/** A line of one directive, right or wrong. */
export const lineOf = (facts: DirectiveFacts, random: Random): string =>
  [facts.name, ...argumentsFor(facts, random)].join(' ').trimEnd();

function argumentsFor(facts: DirectiveFacts, random: Random): readonly string[] {
  const forms = facts.syntax?.split('\n') ?? [];
  const words =
    forms.length > 0 && random.chance(0.75)
      ? fromSyntax(random.pick(forms), random)
      : Array.from({ length: random.between(0, 3) }, () => random.pick(plausible));
  if (words.length > 0 && random.chance(0.3)) {
    return words.with(random.below(words.length), random.pick(random.chance(0.6) ? implausible : plausible));
  }
  return random.chance(0.12) ? [...words, random.pick(plausible)] : words;
}

/** Words for the arguments that the manual's syntax names: a keyword as it is, a placeholder by what fits it. */
function fromSyntax(syntax: string, random: Random): readonly string[] {
  const words = syntax.replace(/\s*\|\s*/g, '|').match(/\[[^\]]*\]|\S+/g) ?? [];
  return words.slice(1).flatMap((word) => {
    if (word === '...') return random.chance(0.3) ? [random.pick(plausible)] : [];
    if (word.startsWith('[') && word.endsWith(']')) {
      return random.chance(0.5) ? fromSyntax(`x ${word.slice(1, -1)}`, random) : [];
    }
    return [forWord(random.pick(word.split('|')), random)];
  });
}

const placeholders: readonly (readonly [RegExp, readonly string[]])[] = [
  [/regex|pattern/i, ['^a$', 'a.*', '(a)', '(a', '"a b"']],
  [/expr/i, ['true', '"%{HTTP_HOST} == \'a\'"', '"a"', '"%{A"']],
  [/url|uri|location/i, ['/a', 'http://a/', 'a', 'ldap://a/b?c']],
  [/file|path|dir|script/i, ['/a', 'a', '/a/b.lua', '"/a b"', '/absent']],
  [
    /number|seconds|bytes|limit|size|count|interval|timeout|age|depth|min|max|value|code|level/i,
    ['1', '10', '301', '0', '-1', 'a', '1k', '404'],
  ],
  [/type/i, ['text/html', 'a', 'none', 'application/json']],
  [/extension/i, ['.a', 'b']],
  [/name|token|user|label|header|env|var/i, ['a', 'A', '"a b"', 'b=c', '!a']],
  [/option|flag/i, ['a', '+a', 'On', 'ImplicitAdd', 'NoImplicitAdd', 'StdEnvVars', 'change=yes']],
];

function forWord(word: string, random: Random): string {
  const bare = word.replace(/^[[\]!+-]+|[[\]]+$/g, '');
  const isKeyword =
    /^[A-Z]/.test(bare) ||
    /^(?:on|off|default|none|never|always|full|any|all|once|early|late|env|expr|permanent|temp\w*|disabled|gone)$/i.test(
      bare,
    );
  if (isKeyword && random.chance(0.9))
    return random.pick([bare, bare, bare, bare.toLowerCase(), bare.toUpperCase()]);
  const fitting = placeholders.find(([words]) => words.test(bare))?.[1];
  return fitting === undefined ? random.pick([bare, ...plausible]) : random.pick(fitting);
}

/** Whatever a .htaccess file may hold. */
export const anyDirective: readonly Mistake[] = [
  {
    name: 'any directive',
    weight: 50,
    make: (text, random) => insertLine(text, random, randomDirective(random)),
  },
];
