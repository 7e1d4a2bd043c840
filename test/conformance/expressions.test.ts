import * as fc from 'fast-check';
import { parseExpression } from '../../server/src/syntax/expression/parser.js';
import type { ExpressionForm } from '../../server/src/syntax/expression/scanner.js';
import { effort, seeded } from '../support/effort.js';
import { describeForEachProfile } from './compareVerdicts.js';
import { expressions } from './generators/expressions.js';

/** One of each kind of break, and what is easy to get wrong. */
const cases: readonly string[] = [
  '',
  ' ',
  'true',
  'tru',
  'true foo',
  '(true',
  'true)',
  '()',
  '!',
  'true &&',
  "'a' == 'b' && ",
  "'a' == ",
  "'a'",
  '#',
  "'a' #",
  "%{HTTP_HOST} == 'a' # why",
  'é',
  '%{é}',
  "'é' == 'é'",
  '😀',
  '%{}',
  '%{FOO}',
  "%{FOO} == 'a'",
  "%{FOO} == 'a' #",
  '%{HTTP_HOST',
  '%{HTTP_HOST:',
  '%{HTTP_HOST:}',
  '%{req:a',
  '%{req:a%{HTTP_HOST}}',
  "%{req:a%{HTTP_HOST}$1b} == 'c'",
  '%{foo:a} == %{bar:b}',
  "foo('a') == bar('b') x",
  "'abc",
  '"abc',
  `'a"b' == "c'd"`,
  "'\\777' == ''",
  "'\\999' == ''",
  "'\\1234' == ''",
  "'\\08' == ''",
  "'a%{' == 'b'",
  "'a%{HTTP_HOST}$1$x%}b' == ''",
  "'a' =~ /abc",
  "'a' =~ /abc/i",
  "'a' =~ /abc/x",
  "'a' =~ m_abc_",
  "'a' =~ m_a",
  "'a' =~ m#a",
  "'a' =~ mxax",
  "'a' =~ 'b'",
  '/a/',
  "'a' -foo 'b'",
  "-q 'a'",
  "-q 'a' 'b'",
  "-e5 'a'",
  '-5 -eq -5',
  "- 'a'",
  '-R 10',
  "-R 'x'",
  "-R '10.1'",
  "-R '10.0.0.0/8'",
  "-R '10.0.0.0/\\70'",
  "-R '10' . '.1'",
  "-R '1%{HTTP_HOST}'",
  "-R ''",
  "'a' -ipmatch '%{HTTP_HOST}'",
  "'a' -ipmatch '::1/128'",
  "'a' in {'b'",
  "'a' in {'b',}",
  "'a' in {}",
  "'a' in {'b','c'}",
  "'a' in 'b'",
  "'a' in foo('b')",
  "'a' in PeerExtList('b')",
  "file('a') == 'b'",
  "%{FileSize:a} == 'b'",
  "SSL('a') == 'b'",
  "%{SSL_A} == 'b'",
  "%{HC_A} == hc('b')",
  "'a' . 'b' . 'c' == 'd' . 5",
  "%{req:it's} == 'a'",
  `${'('.repeat(3900)}true${')'.repeat(3900)}`,
  `${'!'.repeat(8000)}true`,
];

/** What may follow a condition, and what stands around it. */
const tags: readonly string[] = [
  '<If "true">',
  '<If %{HTTP_HOST} == "a">',
  '<If "a" b>',
  '<If "tru">',
  '<If>',
  "<If \"'a' > 'b'\"",
  '<ElseIf "true">',
  '<ElseIf "true">',
  '<ElseIf "true" b>',
  '<ElseIf>',
  '<Else>',
  '<Else>',
  '<Else a>',
  '<Else> # why',
  '<Files a>',
  '<IfModule mod_mime.c>',
  '<IfModule mod_absent.c>',
];

/** A section with others in it, all of them closed. */
const { section } = fc.letrec<{ section: string }>((tie) => ({
  section: fc
    .tuple(
      fc.constantFrom(...tags),
      fc.oneof(
        { maxDepth: 2 },
        { weight: 3, arbitrary: fc.constantFrom('', 'SetHandler a\n', 'Bogus\n') },
        { weight: 1, arbitrary: fc.array(tie('section'), { maxLength: 3 }).map((inside) => inside.join('')) },
      ),
    )
    .map(([tag, inside]) => `${tag}\n${inside}</${/^<(\w+)/.exec(tag)?.[1]}>\n`),
}));

/** Most of them: each that ends a process of the server's takes it a while to start another. */
const answered = (count: number, seed: number, form: ExpressionForm): readonly string[] =>
  fc
    .sample(expressions, { numRuns: count, ...seeded(seed) })
    .filter((text) => parseExpression(text, form).failure?.kind !== 'crash');

/** In a section that no request meets: it is parsed, but not evaluated, which may ask for names of hosts. */
const unmet = (lines: string): string => `<Files none>\n${lines}</Files>\n`;
const quoted = (expression: string): string => expression.replace(/[\\"]/g, '\\$&');
const asCondition = (expression: string): string => unmet(`<If "${quoted(expression)}">\n</If>\n`);
const asText = (expression: string): string => unmet(`Header set A "expr=${quoted(expression)}"\n`);

describeForEachProfile('what the server says of an expression', undefined, (compareAll) => {
  it('chosen by hand', () => compareAll(cases.map(asCondition)));

  it('made at random, good and broken', async () => {
    for (let round = 0; round < effort; round++) {
      await compareAll(answered(1500, 4711, 'condition').map(asCondition));
    }
  });

  it('that is a text', () => compareAll(answered(300 * effort, 4712, 'string').map(asText)));

  it('that follows another', () => {
    const files = fc.array(section, { minLength: 1, maxLength: 4 }).map((sections) => sections.join(''));
    return compareAll(fc.sample(files, { numRuns: 500 * effort, ...seeded(4713) }));
  });
});
