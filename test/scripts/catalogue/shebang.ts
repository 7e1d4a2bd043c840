import { endOfOutput, execFormat, noSuchFile, notStarted, prematureEnd } from './logLines.js';
import { casesOf, type ScriptCase } from './scriptCase.js';
import { bash, file, named, perl, php, program, python, ruby, sh, withCrlf, withText } from './uploads.js';

const first = casesOf('firstBytes');
const interpreter = casesOf('interpreter');
const env = casesOf('envWords');
const perlSwitch = casesOf('perlSwitchCrlf');
const body = casesOf('crlfBody');

const ending = 'shebang-line-ending';
const missing = 'interpreter-missing';

const format = notStarted(execFormat);
const absent = notStarted(noSuchFile);
const page = python`
print("Content-Type: text/html\n")
print("<p>hello")
`;
const crlfBehindShebang = (text: string): string => text.replaceAll('\n', '\r\n').replace('\r\n', '\n');
const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le');

export const firstBytes: readonly ScriptCase[] = [
  first.refused(
    'no shebang',
    file('page.py')`
print("Content-Type: text/html\n")
print("<p>hello")
`,
    format.log,
    'missing-shebang',
    format,
  ),
  first.refused(
    'a line for the encoding in its place',
    file('page.py')`
# -*- coding: utf-8 -*-
print("Content-Type: text/html\n")
`,
    format.log,
    'missing-shebang',
    format,
  ),
  first.refused(
    'no shebang in perl',
    file('page.pl')`
print "Content-Type: text/html\n\n<p>hello";
`,
    format.log,
    'missing-shebang',
    format,
  ),
  first.refused(
    'no shebang in a shell script',
    file('page.sh')`
echo "Content-Type: text/html"
echo
echo "<p>hello"
`,
    format.log,
    'missing-shebang',
    format,
  ),
  first.refused(
    'no shebang in ruby',
    file('page.rb')`
puts "Content-Type: text/html\n\n<p>hello"
`,
    format.log,
    'missing-shebang',
    format,
  ),
  first.refused(
    'a comment first, then the shebang',
    file('page.py')`
# my page
#!/usr/bin/python3
print("Content-Type: text/html\n")
`,
    format.log,
    'missing-shebang',
    format,
  ),
  first.refused(
    'a blank line first',
    withText((text) => `\n${text}`, page),
    format.log,
    ending,
    format,
  ),
  first.refused(
    'a blank first',
    withText((text) => ` ${text}`, page),
    format.log,
    ending,
    format,
  ),
  first.refused(
    'a blank line before that of perl',
    withText(
      (text) => `\n\n${text}`,
      perl`
print "Content-Type: text/html\n\n<p>hello";
`,
    ),
    format.log,
    ending,
    format,
  ),
  first.refused(
    'a byte order mark',
    withText((text) => `\uFEFF${text}`, page),
    format.log,
    ending,
    format,
  ),
  first.refused(
    'a byte order mark before the line of a shell',
    withText(
      (text) => `\uFEFF${text}`,
      sh`
echo "Content-Type: text/html"
echo
`,
    ),
    format.log,
    ending,
    format,
  ),
  first.refused('UTF-16', withText(utf16, page), format.log, ending, format),
  first.refused('an empty file', program('page.py', ''), format.log, 'missing-shebang', format),
  first.refused(
    'a blank within the marks',
    withText((text) => text.replace('#!', '# !'), page),
    format.log,
    'missing-shebang',
    format,
  ),
  first.refused(
    'a text that is no program',
    program('page.cgi', 'hello, world\n'),
    format.log,
    'missing-shebang',
    format,
  ),
  first.well(
    'blanks behind the marks',
    withText((text) => text.replace('#!', '#!  '), page),
  ),
  first.well(
    'a blank at the end',
    withText((text) => text.replace('\n', ' \n'), page),
  ),
  first.well(
    'a line for the encoding behind it',
    file('page.py')`#!/usr/bin/python3
# -*- coding: utf-8 -*-
print("Content-Type: text/html\n")
print("<p>hello")
`,
  ),
  first.well(
    'no line end behind the last line',
    program('page.sh', '#!/bin/sh\nprintf "Content-Type: text/html\\n\\n<p>hello"'),
  ),
  first.well(
    'a shebang of PHP that it does not print',
    php`
Content-Type: text/html

<p>hello
`,
    { status: 200 },
  ),
];

export const interpreters: readonly ScriptCase[] = [
  interpreter.refused('CRLF', withCrlf(page), absent.log, ending, absent),
  interpreter.refused(
    'CRLF behind the shebang of perl',
    withCrlf(perl`
print "Content-Type: text/html\n\n<p>hello";
`),
    absent.log,
    ending,
    absent,
  ),
  interpreter.refused(
    'CRLF behind that of a shell',
    withCrlf(sh`
echo "Content-Type: text/html"
echo
`),
    absent.log,
    ending,
    absent,
  ),
  interpreter.refused(
    'CRLF behind that alone',
    withText((text) => text.replace('\n', '\r\n'), page),
    absent.log,
    ending,
    absent,
  ),
  interpreter.refused(
    'CRLF behind that of ruby',
    withCrlf(ruby`
puts "Content-Type: text/html\n\n<p>hello"
`),
    absent.log,
    ending,
    absent,
  ),
  interpreter.refused(
    '/usr/bin/python',
    file('page.py')`#!/usr/bin/python
print("Content-Type: text/html\n")
`,
    absent.log,
    missing,
    absent,
  ),
  interpreter.refused(
    '/usr/bin/python2.7',
    file('page.py')`#!/usr/bin/python2.7
print("Content-Type: text/html\n")
`,
    absent.log,
    missing,
    absent,
  ),
  interpreter.refused(
    'a path of Windows',
    file('page.py')`#!C:/Python39/python.exe
print("Content-Type: text/html\n")
`,
    absent.log,
    missing,
    absent,
  ),
  interpreter.refused(
    'a path of Windows for perl',
    file('page.pl')`#!C:\Strawberry\perl\bin\perl.exe
print "Content-Type: text/html\n\n<p>hello";
`,
    absent.log,
    missing,
    absent,
  ),
  interpreter.refused(
    'no absolute path',
    file('page.py')`#!python3
print("Content-Type: text/html\n")
`,
    absent.log,
    missing,
    absent,
  ),
  interpreter.refused(
    'perl where FreeBSD has it',
    file('page.pl')`#!/usr/local/bin/perl
print "Content-Type: text/html\n\n<p>hello";
`,
    absent.log,
    missing,
    { ...absent, byProfile: true },
  ),
  interpreter.refused(
    'a python of a version that is not there',
    file('page.py')`#!/usr/bin/python3.6
print("Content-Type: text/html\n")
`,
    absent.log,
    missing,
    { ...absent, byProfile: true },
  ),
  interpreter.refused(
    'a slip in the path',
    file('page.py')`#!/usr/bni/python3
print("Content-Type: text/html\n")
`,
    absent.log,
    missing,
    { ...absent, byProfile: true },
  ),
  interpreter.refused(
    "the question's page",
    file('page.py')`#!/usr/bin/python
print "content-type: text/html\n\n"
print "html tags, more stuff, etc."
`,
    absent.log,
    [missing, 'python2-syntax'],
    absent,
  ),
  interpreter.well(
    '/bin/sh',
    sh`
echo "Content-Type: text/html"
echo
echo "<p>hello"
`,
  ),
  interpreter.well(
    '/usr/bin/sh',
    file('page.sh')`#!/usr/bin/sh
echo "Content-Type: text/html"
echo
echo "<p>hello"
`,
  ),
  interpreter.well(
    '/usr/bin/bash',
    file('page.sh')`#!/usr/bin/bash
echo "Content-Type: text/html"
echo
echo "<p>hello"
`,
  ),
  interpreter.well('python3 under another extension', named('page.cgi', page)),
  interpreter.well(
    'ruby',
    ruby`
puts "Content-Type: text/html\n\n<p>hello"
`,
  ),
];

export const envWords: readonly ScriptCase[] = [
  env.refused(
    'python3 with a CR',
    withCrlf(file('page.py')`#!/usr/bin/env python3
print("Content-Type: text/html\n")
`),
    endOfOutput,
    ending,
  ),
  env.refused(
    'python',
    file('page.py')`#!/usr/bin/env python
print("Content-Type: text/html\n")
`,
    endOfOutput,
    missing,
  ),
  env.refused(
    'python2',
    file('page.py')`#!/usr/bin/env python2
print("Content-Type: text/html\n")
`,
    endOfOutput,
    missing,
  ),
  env.refused(
    'python3 -u',
    file('page.py')`#!/usr/bin/env python3 -u
print("Content-Type: text/html\n")
`,
    endOfOutput,
    'shebang-arguments',
  ),
  env.refused(
    'perl -w',
    file('page.pl')`#!/usr/bin/env perl -w
print "Content-Type: text/html\n\n<p>hello";
`,
    endOfOutput,
    'shebang-arguments',
  ),
  env.refused(
    'ruby -w',
    file('page.rb')`#!/usr/bin/env ruby -w
puts "Content-Type: text/html\n\n<p>hello"
`,
    endOfOutput,
    'shebang-arguments',
  ),
  env.refused(
    'node with a switch',
    file('page.cgi')`#!/usr/bin/env node --no-warnings
console.log("Content-Type: text/html\n\n<p>hello");
`,
    endOfOutput,
    'shebang-arguments',
  ),
  env.well(
    'python3',
    file('page.py')`#!/usr/bin/env python3
print("Content-Type: text/html\n")
print("<p>hello")
`,
  ),
  env.well(
    '-S with a switch',
    file('page.py')`#!/usr/bin/env -S python3 -u
print("Content-Type: text/html\n")
print("<p>hello")
`,
  ),
  env.well(
    'perl',
    file('page.pl')`#!/usr/bin/env perl
print "Content-Type: text/html\n\n<p>hello";
`,
  ),
  env.well(
    'a blank at the end',
    file('page.rb')`#!/usr/bin/env ruby ${''}
puts "Content-Type: text/html\n\n<p>hello"
`,
  ),
  env.well(
    'a variable with -S',
    file('page.py')`#!/usr/bin/env -S PYTHONUNBUFFERED=1 python3
print("Content-Type: text/html\n")
print("<p>hello")
`,
  ),
  env.well(
    'a switch without env',
    file('page.py')`#!/usr/bin/python3 -u
print("Content-Type: text/html\n")
print("<p>hello")
`,
  ),
];

export const perlSwitchCrlf: readonly ScriptCase[] = [
  perlSwitch.well(
    '-w',
    withCrlf(file('page.pl')`#!/usr/bin/perl -w
print "Content-Type: text/html\n\n";
print "<p>hello";
`),
  ),
  perlSwitch.well(
    '-T',
    withCrlf(file('page.pl')`#!/usr/bin/perl -T
print "Content-Type: text/html\n\n";
print "<p>hello";
`),
  ),
  perlSwitch.refused(
    'a blank alone, which does not hide the CR',
    withCrlf(file('page.pl')`#!/usr/bin/perl ${''}
print "Content-Type: text/html\n\n";
print "<p>hello";
`),
    endOfOutput,
    ending,
  ),
  perlSwitch.well(
    'two switches',
    withCrlf(file('page.pl')`#!/usr/bin/perl -wT
use strict;
print "Content-Type: text/html\n\n";
print "<p>hello";
`),
  ),
];

export const crlfBodies: readonly ScriptCase[] = [
  body.well('python', withText(crlfBehindShebang, page)),
  body.well(
    'perl',
    withText(
      crlfBehindShebang,
      perl`
print "Content-Type: text/html\n\n";
print "<p>hello";
`,
    ),
  ),
  body.well(
    'ruby',
    withText(
      crlfBehindShebang,
      ruby`
puts "Content-Type: text/html\n\n"
puts "<p>hello"
`,
    ),
  ),
  body.refused(
    'a shell with an if',
    withText(
      crlfBehindShebang,
      sh`
if true
then
  echo "Content-Type: text/html"
fi
echo
`,
    ),
    endOfOutput,
    ending,
  ),
  body.refused(
    'a shell that leaves at once',
    withText(
      crlfBehindShebang,
      bash`
set -e
cd /
echo "Content-Type: text/html"
echo
`,
    ),
    prematureEnd,
    ending,
  ),
  body.refused(
    'a function of a shell',
    withText(
      crlfBehindShebang,
      bash`
header() {
  echo "Content-Type: text/html"
  echo
}
header
echo "<p>hello"
`,
    ),
    endOfOutput,
    ending,
  ),
  body.well(
    'a shell that only prints, its line ends and all',
    withText(
      crlfBehindShebang,
      bash`
echo "Content-Type: text/html"
printf "\n"
echo "<p>hello"
`,
    ),
    { body: '\r<p>hello' },
  ),
];
