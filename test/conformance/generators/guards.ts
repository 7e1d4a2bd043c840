import { insertLine, type Mistake, variable } from './mistake.js';
import type { Random } from './random.js';
import { surrounded } from './sectionTags.js';

const guards: readonly (readonly [string, readonly string[]])[] = [
  [
    'IfModule',
    [
      'mod_rewrite.c',
      'rewrite_module',
      'mod_mime.c',
      '!mod_mime.c',
      '! mod_mime.c',
      'mod_absent.c',
      '!mod_absent.c',
      'mod_rewrite',
      'MOD_MIME.C',
      '"mod_mime.c"',
      'core.c',
      'prefork.c',
      'mod_php5.c',
      'mod_php.c',
      'php_module',
      'php7_module',
      '',
      '""',
      'a b',
      'http_core.c',
      'mod_so.c',
      'mod_version.c',
      '!!mod_mime.c',
      "'mod_mime.c'",
      'mod_mime.c>',
    ],
  ],
  ['IfDefine', ['A', '!A', 'SSL', '', '!', '"A"', 'A B', variable('PATH'), `!${variable('X')}`]],
  [
    'IfVersion',
    [
      '2.4',
      '>= 2.4',
      '> 2.4.100',
      '< 2.4',
      '= 2.4.71',
      '== 2.4.71',
      '!< 2.4',
      '~ ^2\\.4',
      '= /^2.4/',
      '/^2.4/',
      '!~ x',
      '~ (',
      '2',
      '2.4.71.1',
      '>=2.4',
      '=> 2.4',
      '=! 2.4',
      'a',
      '>= a.b',
      '2.4.a',
      '""',
      '',
      '>= 2.4 a',
      '!',
      '>= ""',
      '3.0',
      '2.',
      '.4',
      '-1',
      '!= 2.4',
      '>= 2.4a',
      '~ /a/',
      '!2.4',
      '= 2..4',
    ],
  ],
  [
    'IfFile',
    ['/etc/passwd', '"/etc/passwd"', '!/etc/passwd', '/absent', 'absent', '', '"/a b"', '! /absent', '.'],
  ],
  [
    'IfDirective',
    [
      'AddHandler',
      'addhandler',
      '!AddHandler',
      'Absent',
      'RewriteEngine',
      '',
      '<Files',
      'a b',
      '"AddHandler"',
      'ServerRoot',
    ],
  ],
  [
    'IfSection',
    [
      'Files',
      '<Files>',
      '<Files',
      'files',
      '!Files',
      'Absent',
      '',
      'IfModule',
      'VirtualHost',
      'a b',
      'AddHandler',
    ],
  ],
];
const content = [
  'Bogus',
  '# nothing',
  'RewriteEngine On',
  '<Files>',
  '</Files>',
  '<Files a>\n</Files>',
  'ServerRoot /',
  'AddType text/html .a',
  'Options Indexes -MultiViews',
  '<IfModule mod_mime.c>\nBogus\n</IfModule>',
];

const versions = guards.find(([name]) => name === 'IfVersion')?.[1] ?? [];

/** As often as people write them; whether a file is there is for no verdict to know. */
const guardNames = [
  ...Array<string>(6).fill('IfModule'),
  ...Array<string>(3).fill('IfVersion'),
  ...Array<string>(2).fill('IfDefine'),
  'IfDirective',
  'IfSection',
  'IfFile',
];

function guard(random: Random): readonly [string, string] {
  const name = random.pick(guardNames);
  const operands = guards.find(([each]) => each === name)?.[1] ?? [];
  const operand = random.pick(operands);
  return [`<${name}${operand === '' ? '' : ' '}${operand}>`, `</${name}>`];
}

/** Guards that hold, that do not, and that cannot be read. */
export const guardMistakes: readonly Mistake[] = [
  { name: 'guard around lines', weight: 7, make: (text, random) => surrounded(text, random, guard(random)) },
  {
    name: 'version asked for',
    weight: 5,
    make: (text, random) =>
      insertLine(
        text,
        random,
        [`<IfVersion ${random.pick(versions)}>`, random.pick(content), '</IfVersion>'].join('\n'),
      ),
  },
  {
    name: 'guard written',
    weight: 12,
    make: (text, random) => {
      const [open, close] = guard(random);
      return insertLine(text, random, [open, random.pick(content), close].join('\n'));
    },
  },
];
