import * as fc from 'fast-check';
import { catalogue } from '../scripts/catalogue/catalogue.js';

/** A file as somebody may have uploaded it, whatever happened to it. */
export interface AnyScript {
  readonly name: string;
  readonly text: string;
}

/** What the languages are made of, and what breaks them. */
const pieces: readonly string[] = [
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '<',
    '>',
    '"',
    "'",
    '`',
    '"""',
    "'''",
    '\\',
    '/',
    '$',
    '@',
    '%',
    '#',
    ';',
  ],
  ...[
    ':',
    ',',
    '.',
    '=',
    '==',
    '=~',
    '=>',
    '->',
    '<<',
    '<<~',
    '<<END',
    'END',
    '<<"E"',
    "<<'E'",
    '?>',
    '<?php',
  ],
  ...['\n', '\r\n', '\r', '\t', ' ', '\0', '\uFEFF', '\uD800', '\uDC00', 'é', '😀', '\u2028', '\v', '\f'],
  ...[
    'print',
    'print(',
    'echo ',
    'puts ',
    'console.log(',
    'printf ',
    'sys.stdout.write(',
    'import ',
    'require ',
  ],
  ...[
    'if ',
    'else',
    'elif ',
    'fi',
    'then',
    'do',
    'done',
    'end',
    'for ',
    'while ',
    'def ',
    'sub ',
    'function ',
  ],
  ...[
    'class ',
    'try:',
    'except',
    'lambda ',
    'return ',
    'exit',
    'my ',
    'use ',
    'case ',
    'esac',
    'qq{',
    'q(',
    's/',
  ],
  ...[
    'Content-Type: text/html',
    '\\n',
    '\\r\\n',
    'Status: 200',
    'Location: /',
    'f"{',
    '${',
    '#{',
    '%s',
    '{}',
  ],
  ...[
    '__name__',
    '"__main__"',
    '"%s" % ',
    '.format(',
    '*',
    '**',
    '+=',
    '"" * 99999999',
    '9'.repeat(40),
    '0x',
  ],
  ...[
    '    ',
    '\n    ',
    '\n\t',
    '=begin\n',
    '=cut\n',
    '__END__\n',
    '/*',
    '*/',
    '//',
    '?',
    '&&',
    '||',
    '&',
    '|',
  ],
];

const names = [
  'page.py',
  'page.pl',
  'page.rb',
  'page.sh',
  'page.cgi',
  'page.php',
  'page.js',
  'app.wsgi',
  'x',
];
const shebangs = [
  ...[
    '',
    '#!/usr/bin/python3\n',
    '#!/usr/bin/python2\n',
    '#!/usr/bin/perl -w\n',
    '#!/bin/sh\n',
    '#!/bin/bash\n',
  ],
  ...['#!/usr/bin/ruby\n', '#!/usr/bin/env node\n', '#!/usr/bin/php\n', '#!/usr/bin/php-cgi\n', '#!', '#!\n'],
];

const seeds: readonly AnyScript[] = catalogue.flatMap(({ upload: { files } }) =>
  Object.entries(files)
    .filter(([path]) => !path.endsWith('.htaccess'))
    .map(([path, { content }]) => ({
      name: path.slice(path.lastIndexOf('/') + 1),
      text: typeof content === 'string' ? content : Buffer.from(content).toString('latin1'),
    })),
);

/** Pieces of all languages in any order, and any characters. */
const strewn = fc
  .tuple(
    fc.constantFrom(...names),
    fc.constantFrom(...shebangs),
    fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary' })), {
      maxLength: 60,
    }),
  )
  .map(([name, shebang, parts]) => ({ name, text: shebang + parts.join('') }));

/** One thing that happens to a text at a place, both given as parts of its length. */
type Mutation = (text: string) => string;
const part = fc.double({ min: 0, max: 1, noNaN: true });
const at = (text: string, where: number): number => Math.floor(where * text.length);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(part, fc.nat(20)).map(
    ([where, length]): Mutation =>
      (text) => {
        const start = at(text, where);
        return text.slice(0, start) + text.slice(start + length);
      },
  ),
  fc.tuple(part, fc.constantFrom(...pieces)).map(
    ([where, piece]): Mutation =>
      (text) => {
        const start = at(text, where);
        return text.slice(0, start) + piece + text.slice(start);
      },
  ),
  part.map(
    (where): Mutation =>
      (text) =>
        text.slice(0, at(text, where)),
  ),
  fc.tuple(part, part, fc.nat(60)).map(
    ([from, to, length]): Mutation =>
      (text) => {
        const taken = text.slice(at(text, from), at(text, from) + length);
        return text.slice(0, at(text, to)) + taken + text.slice(at(text, to));
      },
  ),
  fc.constantFrom(...seeds).map(
    ({ text: other }): Mutation =>
      (text) =>
        text + other,
  ),
  fc.constant((text: string): string => text.replaceAll('\n', '\r\n')),
);

/** Scripts of the catalogue, to which something has happened. */
const mutated = fc
  .tuple(fc.constantFrom(...seeds), fc.array(mutation, { minLength: 1, maxLength: 6 }))
  .map(([{ name, text }, mutations]) => ({
    name,
    text: mutations.reduce((done, change) => change(done), text),
  }));

/** What is many times the same: brackets in brackets, long lines, texts without an end. */
const repeated = fc
  .tuple(
    fc.constantFrom(...names),
    fc.constantFrom(...shebangs),
    fc.constantFrom(...pieces),
    fc.constantFrom('', ...pieces),
    fc.integer({ min: 1, max: 500 }),
    fc.constantFrom('', ...pieces),
  )
  .map(([name, shebang, piece, second, times, last]) => ({
    name,
    text: shebang + (piece + second).repeat(times) + last,
  }));

export const anyScript: fc.Arbitrary<AnyScript> = fc.oneof(
  { weight: 10, arbitrary: mutated },
  { weight: 6, arbitrary: strewn },
  { weight: 1, arbitrary: repeated },
);

const arms = (line: (depth: number) => string): string =>
  Array.from({ length: 300 }, (_, depth) => line(depth)).join('');
const blocks = (line: (depth: number) => string): string =>
  Array.from({ length: 1000 }, (_, depth) => line(depth)).join('');

/**
 * Shapes that make readers slow or deep, each as long as a script is: 5 to 50 KB. What the Python grammar cannot parse
 * at all it tries to mend, which takes it up to 0.1 ms for each line.
 */
export const hardShapes: Readonly<Record<string, string>> = {
  'brackets in brackets': `x = ${'('.repeat(2000)}`,
  'closed brackets in brackets': `x = ${'('.repeat(500)}1${')'.repeat(500)}\n`,
  'lists in lists': `x = ${'['.repeat(2000)}`,
  'braces in braces': '{ '.repeat(2000),
  'blocks in blocks': blocks((depth) => `${' '.repeat(depth % 500)}if x:\n`),
  'ifs of a shell': 'if true; then\n'.repeat(500),
  'substitutions in substitutions': `echo ${'$('.repeat(500)}`,
  'expansions in expansions': `echo ${'${a:-'.repeat(500)}`,
  'templates in templates': `console.log(${'`${'.repeat(500)}`,
  'interpolations in interpolations': `puts ${'"#{'.repeat(500)}`,
  'f-strings in f-strings': `print(${'f"{'.repeat(5000)}`,
  'a long line': `print("${'a'.repeat(30_000)}")\n`,
  'a long line of sums': `print(${'"a" + '.repeat(2000)}"b")\n`,
  'a long line of points': `print ${'"a" . '.repeat(2000)}"b";\n`,
  'a chain of calls': `x${'.a()'.repeat(2000)}\n`,
  'a chain of operators': `x = ${'- '.repeat(2000)}1\n`,
  'a text without an end': `print("${'a\n'.repeat(1000)}`,
  quotes: '"'.repeat(5000),
  'single quotes': "'".repeat(5000),
  backquotes: '`'.repeat(5000),
  heredocs: 'cat <<A\n'.repeat(1000),
  'heredocs on one line': `cat ${'<<A '.repeat(1000)}\n`,
  comments: '# a\n'.repeat(5000),
  'comments of C': '/* '.repeat(5000),
  'blank lines': '\n'.repeat(20_000),
  NULs: '\0'.repeat(20_000),
  'lone surrogates': '\uD800'.repeat(10_000),
  backslashes: '\\'.repeat(10_000),
  'joined lines': 'echo a \\\n'.repeat(500),
  'a text many times over': 'print("a" * 999999999)\nprint("a" * 999999999)\n'.repeat(50),
  'doubled variables': `a = "ab"\n${'a = a + a\n'.repeat(200)}print(a)\n`,
  'loops in loops': blocks((depth) => `${' '.repeat(Math.min(depth, 60))}for i in range(1000):\n`),
  'functions that call each other': `${blocks((depth) => `def f${depth}():\n    f${depth + 1}()\n    f${depth + 1}()\n`)}f0()\n`,
  'many branches': `${blocks((depth) => `if a${depth}:\n    print("X-${depth}: 1")\n`)}print()\n`,
  'many arms': `if a:\n    pass\n${arms((depth) => `elif a == ${depth}:\n    print("X: ${depth}")\n`)}`,
  patterns: '/(a+)+$/ '.repeat(1000),
  'print statements': 'print "a",\n'.repeat(2000),
  'tags of PHP': '<?php ?>'.repeat(1000),
  'code of perl in a text': 's/a/b/e;\n'.repeat(2000),
};
