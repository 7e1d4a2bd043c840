/** A site as somebody would upload it, whose first lines, line ends, modes or names are what it is about. */
export interface FileCase {
  readonly name: string;
  /** Below the site; mode 755 unless `modes` says otherwise. The first one is asked for. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly modes?: Readonly<Record<string, number>>;
  readonly htaccess?: string;
  /** `RULE` or `RULE severity` where it is not an error: what is said of the file that is asked for. */
  readonly says: readonly string[];
  /** The server's answer. */
  readonly status: number;
  /** That it answers 200 once every fix is made; false where no fix is offered. Default true for what fails. */
  readonly isMended?: boolean;
  /** Its answer depends on who starts the script: the server's own user, not its owner. */
  readonly needsRoot?: true;
}

const header = 'Content-Type: text/plain';

/** For each language a first line that works, and a body. */
const python = `print("${header}\\n")\nprint("hi")\n`;
const perl = `print "${header}\\n\\n";\nprint "hi\\n";\n`;
const shell = `echo "${header}"\necho\necho hi\n`;
const ruby = `puts "${header}"\nputs\nputs "hi"\n`;
const node = `console.log("${header}\\n")\nconsole.log("hi")\n`;
const php = `<?php\necho "${header}\\n\\n";\necho "hi\\n";\n`;

const bodies: Readonly<Record<string, string>> = {
  py: python,
  pl: perl,
  sh: shell,
  rb: ruby,
  js: node,
  php,
};

const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

const works = (name: string, text: string | Uint8Array, file: string): FileCase => ({
  name,
  files: { [file]: text },
  says: [],
  status: 200,
});

const fails = (
  name: string,
  text: string | Uint8Array,
  file: string,
  ...says: readonly string[]
): FileCase => ({
  name,
  files: { [file]: text },
  says,
  status: 500,
});

/** A first line with the body of its language behind it. */
const line = (first: string, extension: string): string => `${first}\n${bodies[extension]}`;

const lineWorks = (first: string, extension: string): FileCase =>
  works(first, line(first, extension), `page.${extension}`);

const lineFails = (first: string, extension: string, ...says: readonly string[]): FileCase =>
  fails(first, line(first, extension), `page.${extension}`, ...says);

const crlfWorks = (first: string, extension: string): FileCase =>
  works(`${first} CR LF`, crlf(line(first, extension)), `page.${extension}`);

const crlfFails = (first: string, extension: string, rule = 'shebang-line-ending'): FileCase =>
  fails(`${first} CR LF`, crlf(line(first, extension)), `page.${extension}`, rule);

const interpreters = [
  ['/usr/bin/python3', 'py'],
  ['/usr/bin/perl', 'pl'],
  ['/bin/sh', 'sh'],
  ['/bin/bash', 'sh'],
  ['/usr/bin/ruby', 'rb'],
  ['/usr/bin/node', 'js'],
  ['/usr/bin/php', 'php'],
] as const;

const lineEnds: readonly FileCase[] = interpreters.flatMap(([interpreter, extension]) => {
  const first = `#!${interpreter}`;
  const text = line(first, extension);
  const file = `page.${extension}`;
  const name = interpreter.replace(/.*\//, '');
  return [
    works(`${name}: as it should be`, text, file),
    crlfFails(first, extension),
    crlfFails(`#!/usr/bin/env ${name}`, extension),
    crlfFails(`${first} `, extension),
    fails(`${name}: a byte order mark`, `\ufeff${text}`, file, 'shebang-line-ending'),
    fails(`${name}: a byte order mark and CR LF`, `\ufeff${crlf(text)}`, file, 'shebang-line-ending'),
    fails(`${name}: an empty line first`, `\n${text}`, file, 'shebang-line-ending'),
    fails(`${name}: an empty line with CR first`, `\r\n${text}`, file, 'shebang-line-ending'),
    fails(`${name}: a blank first`, ` ${text}`, file, 'shebang-line-ending'),
    fails(`${name}: CR alone`, text.replaceAll('\n', '\r'), file, 'shebang-line-ending'),
    {
      ...fails(`${name}: UTF-16`, Buffer.from(`\ufeff${text}`, 'utf16le'), file, 'shebang-line-ending'),
      isMended: false,
    },
  ];
});

const bodyEnds: readonly FileCase[] = interpreters
  .filter(([, extension]) => extension !== 'sh')
  .map(([interpreter, extension]) =>
    works(
      `${interpreter}: LF, then CR LF`,
      `#!${interpreter}\n${crlf(bodies[extension] ?? '')}`,
      `page.${extension}`,
    ),
  );

const shellEnds: readonly FileCase[] = ['/bin/sh', '/bin/bash'].flatMap((interpreter) => {
  const script = (body: string): string => `#!${interpreter}\n${crlf(body)}`;
  const broken = (name: string, body: string): FileCase =>
    fails(`${interpreter}, CR LF: ${name}`, script(body), 'page.sh', 'shebang-line-ending');
  const harmless = (name: string, body: string): FileCase =>
    works(`${interpreter}, CR LF: ${name}`, script(body), 'page.sh');
  return [
    broken('echo alone', shell),
    broken('if', `if true; then\n  echo "${header}"\n  echo ""\nfi\n`),
    broken('for', `for each in 1 2; do\n  true\ndone\necho "${header}"\necho ""\n`),
    harmless('echo of an empty text', `echo "${header}"\necho ""\necho hi\n`),
    harmless('printf', `printf '${header}\\n\\n'\necho hi\n`),
    harmless('a text in the script', `cat <<EOF\n${header}\n\nhi\nEOF\n`),
    {
      ...harmless('if, behind the header', `echo "${header}"\necho ""\nif true; then\n  echo hi\nfi\n`),
      says: ['shebang-line-ending warning'],
    },
  ];
});

const optionEnds: readonly FileCase[] = [
  crlfFails('#!/usr/bin/python3 -u', 'py'),
  crlfFails('#!/usr/bin/python3 -uO', 'py'),
  crlfWorks('#!/usr/bin/python3 -W ignore', 'py'),
  crlfWorks('#!/usr/bin/python3 -X utf8', 'py'),
  crlfWorks('#!/usr/bin/perl -w', 'pl'),
  crlfWorks('#!/usr/bin/perl -w -T', 'pl'),
  crlfWorks('#!/usr/bin/perl -I lib', 'pl'),
  crlfFails('#!/bin/sh -e', 'sh'),
  crlfFails('#!/bin/bash -e', 'sh'),
  crlfFails('#!/bin/bash --posix', 'sh'),
  crlfFails('#!/bin/bash --', 'sh'),
  crlfWorks('#!/usr/bin/ruby -w', 'rb'),
  crlfWorks('#!/usr/bin/ruby -W0', 'rb'),
  crlfFails('#!/usr/bin/ruby -w ', 'rb'),
  crlfFails('#!/usr/bin/ruby -rjson', 'rb'),
  crlfFails('#!/usr/bin/ruby -Eutf-8', 'rb'),
  crlfFails('#!/usr/bin/node --no-warnings', 'js'),
  crlfWorks('#!/usr/bin/node --title=a', 'js'),
  crlfFails('#!/usr/bin/php -q', 'php'),
  crlfWorks('#!/usr/bin/env -S python3 -u', 'py'),
  crlfWorks('#!/usr/bin/env -S perl -w', 'pl'),
  crlfFails('#!/usr/bin/env python3 -u', 'py', 'shebang-arguments'),
];

const options: readonly FileCase[] = [
  lineWorks('#!/usr/bin/python3 -u', 'py'),
  lineWorks('#!\t/usr/bin/python3\t-u ', 'py'),
  lineWorks('#!/usr/bin/python3 -uW ignore', 'py'),
  lineWorks('#!/usr/bin/python3 -W ignore -u', 'py'),
  lineWorks('#!/usr/bin/env python3 ', 'py'),
  lineWorks('#!/usr/bin/env /usr/bin/python3', 'py'),
  lineWorks('#!/usr/bin/env -S python3 -u', 'py'),
  lineWorks('#!/usr/bin/env -Spython3 -u', 'py'),
  lineWorks('#!/usr/bin/env -vS python3 -u', 'py'),
  lineWorks('#!/usr/bin/env --split-string=python3 -u', 'py'),
  lineWorks('#!/usr/bin/env -S -u LANG python3 -u', 'py'),
  lineWorks('#!/usr/bin/env -S LANG=C python3 -W "ignore" # a comment', 'py'),
  lineWorks('#!/usr/bin/env -iS python3', 'py'),
  lineWorks('#!/usr/bin/perl -w -T', 'pl'),
  lineWorks('#!/usr/bin/perl -w # a comment', 'pl'),
  lineWorks('#!/usr/bin/ruby -I lib -w', 'rb'),
  lineWorks('#!/usr/bin/node --title=a b', 'js'),
  lineWorks('#!/usr/bin/php -d display_errors=1 -q', 'php'),
  lineWorks('#!/bin/sh -', 'sh'),
  lineWorks('#!/bin/bash -eu', 'sh'),
  lineFails('#!/usr/bin/env python3 -u', 'py', 'shebang-arguments'),
  lineFails('#!/usr/bin/env /usr/bin/python3 -u', 'py', 'shebang-arguments'),
  lineFails('#!/usr/bin/env perl -w', 'pl', 'shebang-arguments'),
  lineFails('#!/usr/bin/env -i python3', 'py', 'shebang-arguments'),
  lineFails('#!/usr/bin/env -- python3', 'py', 'shebang-arguments'),
  lineFails('#!/usr/bin/env python3 # a comment', 'py', 'shebang-arguments'),
  lineFails('#!/usr/bin/python3 -u -W ignore', 'py', 'shebang-arguments'),
  lineFails('#!/usr/bin/python3 -u -B', 'py', 'shebang-arguments'),
  lineFails('#!/usr/bin/python3 # -*- coding: utf-8 -*-', 'py', 'shebang-arguments'),
  lineFails('#!/usr/bin/python3 -*- coding: utf-8 -*-', 'py', 'shebang-arguments'),
  lineFails('#!/usr/bin/perl # a comment', 'pl', 'shebang-arguments'),
  lineFails('#!/bin/sh # a comment', 'sh', 'shebang-arguments'),
  lineFails('#!/bin/sh -e -u', 'sh', 'shebang-arguments'),
  lineFails('#!/bin/bash -eo pipefail', 'sh', 'shebang-arguments'),
  lineFails('#!/bin/bash --posix -e', 'sh', 'shebang-arguments'),
  lineFails('#!/usr/bin/ruby -w -W0', 'rb', 'shebang-arguments'),
  lineFails('#!/usr/bin/ruby -rjson -w', 'rb', 'shebang-arguments'),
  lineFails('#!/usr/bin/node --no-warnings --harmony', 'js', 'shebang-arguments'),
  lineFails('#!/usr/bin/php -q -d display_errors=1', 'php', 'shebang-arguments'),
  { ...lineFails('#!/usr/bin/python3 -Z', 'py', 'shebang-arguments'), isMended: false },
  { ...lineFails('#!/usr/bin/python3 --unbuffered', 'py', 'shebang-arguments'), isMended: false },
  { ...lineFails('#!/usr/bin/perl -w -MCGI', 'pl', 'shebang-arguments'), isMended: false },
  { ...lineFails('#!/usr/bin/env LANG=C python3', 'py', 'shebang-arguments'), status: 504 },
  works('a line of 255 bytes', line(lineOfLength(255), 'py'), 'page.py'),
  {
    ...fails('a line of 256 bytes', line(lineOfLength(256), 'py'), 'page.py', 'shebang-arguments'),
    isMended: false,
  },
  works('blanks up to byte 255', line(`#!/usr/bin/python3${' '.repeat(300)}`, 'py'), 'page.py'),
];

function lineOfLength(length: number): string {
  const [start, end] = ['#!/usr', '/bin/python3'];
  const fill = length - start.length - end.length;
  return start + (fill % 2 === 1 ? '/' : '') + '/.'.repeat(Math.floor(fill / 2)) + end;
}

const programs: readonly FileCase[] = [
  { ...lineFails('#!python3', 'py', 'interpreter-missing warning') },
  {
    ...works('a program beside the script', line('#!python3', 'py'), 'page.py'),
    files: { 'page.py': line('#!python3', 'py'), python3: '#!/bin/sh\nexec /usr/bin/python3 "$@"\n' },
  },
  lineFails('#!/usr/bin/python', 'py', 'interpreter-missing warning'),
  lineFails('#!/usr/bin/env python', 'py', 'interpreter-missing warning'),
  lineFails('#!/usr/bin/env -S python2 -u', 'py', 'interpreter-missing warning'),
  lineFails('#!C:\\Python39\\python.exe', 'py', 'interpreter-missing warning'),
  lineFails('#!"C:/Program Files/Python/python.exe"', 'py', 'interpreter-missing warning'),
  lineFails('#!C:/strawberry/perl/bin/perl.exe', 'pl', 'interpreter-missing warning'),
  lineFails('#!/usr/bin', 'py', 'interpreter-missing'),
  lineFails('#!/usr/bin/', 'py', 'interpreter-missing'),
  lineFails('#!/usr/bin/python3/', 'py', 'interpreter-missing'),
  lineFails('#!/usr/bin/python3;', 'py', 'interpreter-missing'),
  { ...lineFails('#!/usr/bin/env', 'py', 'interpreter-missing'), status: 504 },
  { ...lineFails('#!/usr/bin/env -', 'pl', 'interpreter-missing'), status: 504 },
  lineWorks('#!/bin/python3', 'py'),
  lineWorks('#!//usr/bin/python3', 'py'),
  lineFails('#!', 'py', 'missing-shebang'),
  lineFails('#! ', 'pl', 'missing-shebang'),
  fails('no first line', python, 'page.py', 'missing-shebang'),
  { ...fails('an empty file', '', 'page.py', 'missing-shebang'), isMended: false },
  fails(
    'the first line second',
    `# A page.\n${line('#!/usr/bin/python3', 'py')}`,
    'page.py',
    'missing-shebang',
  ),
  fails(
    'the first line below an empty comment',
    `#\n\n${line('#!/usr/bin/perl', 'pl')}`,
    'page.pl',
    'missing-shebang',
  ),
  lineFails('#/usr/bin/python3', 'py', 'missing-shebang'),
  lineFails('# !/usr/bin/python3', 'py', 'missing-shebang'),
  lineFails('!#/usr/bin/perl', 'pl', 'missing-shebang'),
];

const page = `#!/usr/bin/python3\n${python}`;

const withMode = (mode: number, status: number, ...says: readonly string[]): FileCase => ({
  ...(status === 200 ? works('', page, 'page.py') : fails('', page, 'page.py')),
  name: `mode ${mode.toString(8)}`,
  modes: { 'page.py': mode },
  says,
  needsRoot: true,
});

const modes: readonly FileCase[] = [
  withMode(0o755, 200),
  withMode(0o555, 200),
  withMode(0o644, 500, 'not-executable'),
  // Who may not read it is not let in by the fix either.
  { ...withMode(0o600, 500, 'not-executable'), isMended: false },
  withMode(0o744, 500, 'not-executable warning'),
  withMode(0o754, 500, 'not-executable warning'),
  withMode(0o711, 500, 'not-executable warning'),
  withMode(0o666, 500, 'not-executable', 'unsafe-permissions warning'),
  withMode(0o777, 200, 'unsafe-permissions warning'),
  withMode(0o757, 200, 'unsafe-permissions warning'),
  withMode(0o775, 200, 'unsafe-permissions info'),
  withMode(0o4755, 200, 'unsafe-permissions info'),
];

const importing = (...lines: readonly string[]): string =>
  `#!/usr/bin/python3\n${lines.join('\n')}\n\n${python}`;

const helper = 'def pick(items):\n    return items[0]\n';

const beside = (
  name: string,
  files: Readonly<Record<string, string>>,
  status: number,
  ...says: readonly string[]
): FileCase => ({ name, files, status, says, isMended: false });

const names: readonly FileCase[] = [
  beside(
    'random.py, and tempfile',
    { 'page.py': importing('import tempfile'), 'random.py': helper },
    500,
    'shadowed-stdlib-module',
  ),
  beside(
    'email.py, and http.client',
    { 'page.py': importing('import http.client'), 'email.py': helper },
    500,
    'shadowed-stdlib-module',
  ),
  beside(
    'email.py, and cgi',
    { 'page.py': importing('import cgi'), 'email.py': helper },
    500,
    'shadowed-stdlib-module',
  ),
  beside(
    'html.py, and http.server, which uses it later',
    { 'page.py': importing('import http.server'), 'html.py': helper },
    200,
  ),
  beside(
    'json.py, and a name of json',
    { 'page.py': importing('from json import dumps'), 'json.py': helper },
    500,
    'shadowed-stdlib-module',
  ),
  beside(
    'http.py, and http.cookies',
    { 'page.py': importing('import http.cookies'), 'http.py': helper },
    500,
    'shadowed-stdlib-module',
  ),
  beside(
    'random.py, and secrets',
    { 'page.py': importing('import secrets'), 'random.py': helper },
    500,
    'shadowed-stdlib-module',
  ),
  beside(
    'random.py through a module of the site',
    { 'page.py': importing('import club'), 'club.py': 'import tempfile\n', 'random.py': helper },
    500,
    'shadowed-stdlib-module warning',
  ),
  beside('random.py, not reached', { 'page.py': importing('import json'), 'random.py': helper }, 200),
  beside(
    'calendar.py, meant',
    { 'page.py': importing('import calendar', 'calendar.pick([1])'), 'calendar.py': helper },
    200,
  ),
  beside(
    'os.py, loaded before',
    { 'page.py': importing('import os', 'import sys'), 'os.py': helper, 'sys.py': helper },
    200,
  ),
  beside(
    '-I',
    { 'page.py': importing('import tempfile').replace('python3', 'python3 -I'), 'random.py': helper },
    200,
  ),
  beside(
    'a folder without __init__.py',
    { 'page.py': importing('import tempfile'), 'random/notes.txt': '' },
    200,
  ),
  {
    ...beside('PYTHONSAFEPATH', { 'page.py': importing('import tempfile'), 'random.py': helper }, 200),
    htaccess: 'SetEnv PYTHONSAFEPATH 1\n',
  },
];

export const fileCases: readonly FileCase[] = [
  ...lineEnds,
  ...bodyEnds,
  ...shellEnds,
  ...optionEnds,
  ...options,
  ...programs,
  ...modes,
  ...names,
];
