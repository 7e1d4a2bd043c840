import { endOfOutput } from './logLines.js';
import { casesOf, type ScriptCase } from './scriptCase.js';
import { backquote, beside, perl, program, python } from './uploads.js';

const syntax = casesOf('pythonSyntax');
const removed = casesOf('removedModules');
const escaping = casesOf('cgiEscape');
const shadowed = casesOf('shadowed');
const two = 'python2-syntax';
const removal = 'removed-stdlib-module';

/** Not UTF-8: `é` of Latin-1. */
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

export const pythonSyntax: readonly ScriptCase[] = [
  syntax.refused(
    'print statements',
    python`
print "Content-Type: text/html\n"
print "<p>hello"
`,
    endOfOutput,
    two,
  ),
  syntax.refused(
    'print with a trailing comma',
    python`
print "Content-Type: text/html\n",
print
`,
    endOfOutput,
    two,
  ),
  syntax.halfway(
    'print to a file',
    python`
import sys
print("Content-Type: text/html\n")
print >>sys.stderr, "hello"
print("<p>hello")
`,
    { type: 'text/html', body: '', rules: [two] },
  ),
  syntax.refused(
    'print to a file, before the header',
    python`
import sys
print >>sys.stderr, "hello"
print("Content-Type: text/html\n")
`,
    endOfOutput,
    two,
  ),
  syntax.refused(
    'except with a comma',
    python`
try:
    x = 1
except ValueError, e:
    pass
print("Content-Type: text/html\n")
`,
    endOfOutput,
    two,
  ),
  syntax.refused(
    'raise with a comma',
    python`
print("Content-Type: text/html\n")
def f():
    raise ValueError, "no"
`,
    endOfOutput,
    two,
  ),
  syntax.refused(
    'exec',
    python`
print("Content-Type: text/html\n")
exec "x = 1"
`,
    endOfOutput,
    two,
  ),
  syntax.refused(
    'backquotes',
    python`
print("Content-Type: text/html\n")
x = ${backquote}1${backquote}
`,
    endOfOutput,
    two,
  ),
  syntax.refused(
    '<>',
    python`
print("Content-Type: text/html\n")
if 1 <> 2: pass
`,
    endOfOutput,
    two,
  ),
  syntax.refused(
    'an octal number',
    python`
print("Content-Type: text/html\n")
x = 0755
`,
    endOfOutput,
    two,
  ),
  syntax.refused(
    'a long number',
    python`
print("Content-Type: text/html\n")
x = 10L
`,
    endOfOutput,
    two,
  ),
  syntax.refused(
    'a ur text',
    python`
print("Content-Type: text/html\n")
x = ur"a"
`,
    endOfOutput,
    two,
  ),
  syntax.refused(
    'a tuple for a parameter',
    python`
print("Content-Type: text/html\n")
def f(a, (b, c)): pass
`,
    endOfOutput,
    two,
  ),
  syntax.refused(
    'tabs and blanks',
    python`
print("Content-Type: text/html\n")
if True:
        x = 1
	y = 2
`,
    endOfOutput,
    two,
  ),
  syntax.halfway(
    'print of a format',
    python`
print ("Content-Type: text/html\n")
print ("<p>hello %s") % "you"
`,
    { type: 'text/html', rules: [two] },
  ),
  syntax.refused(
    'a module of Python 2',
    python`
import urllib2
print("Content-Type: text/html\n")
`,
    endOfOutput,
    removal,
  ),
  syntax.refused(
    'a bracket that is not closed',
    python`
print("Content-Type: text/html\n"
print("<p>hello")
`,
    endOfOutput,
    'syntax-error',
  ),
  syntax.refused(
    'a text that is not closed',
    python`
print("Content-Type: text/html\n")
print("<p>hello)
`,
    endOfOutput,
    'syntax-error',
  ),
  syntax.refused(
    'a colon that is missing',
    python`
print("Content-Type: text/html\n")
if True
    print("<p>hello")
`,
    endOfOutput,
    'syntax-error',
  ),
  syntax.refused(
    'a wrong indentation',
    python`
print("Content-Type: text/html\n")
  print("<p>hello")
`,
    endOfOutput,
    'syntax-error',
  ),
  syntax.refused(
    'nothing in a function',
    python`
def page():
print("Content-Type: text/html\n")
`,
    endOfOutput,
    'syntax-error',
  ),
  syntax.refused(
    'a word of another language',
    python`
print("Content-Type: text/html\n");
$name = "hello";
`,
    endOfOutput,
    'syntax-error',
  ),
  syntax.refused(
    'quotes of a word processor',
    python`
print(“Content-Type: text/html\n”)
`,
    endOfOutput,
    'syntax-error',
  ),
  syntax.refused(
    'return outside of a function',
    python`
print("Content-Type: text/html\n")
return
`,
    endOfOutput,
    'syntax-error',
  ),
  syntax.refused(
    'Latin-1 without a word',
    program(
      'page.py',
      latin1('#!/usr/bin/python3\nprint("Content-Type: text/html\\n")\nprint("<p>caf\xe9")\n'),
    ),
    endOfOutput,
    'syntax-error',
  ),
  syntax.refused(
    'Latin-1 in a comment',
    program('page.py', latin1('#!/usr/bin/python3\n# caf\xe9\nprint("Content-Type: text/html\\n")\n')),
    endOfOutput,
    'syntax-error',
  ),
  syntax.well(
    'Latin-1 that is declared',
    program(
      'page.py',
      latin1(
        '#!/usr/bin/python3\n# -*- coding: latin-1 -*-\nprint("Content-Type: text/html\\n")\nprint("<p>hello")\nx = "caf\xe9"\n',
      ),
    ),
  ),
  syntax.well(
    'Latin-1 declared on the first line of the two',
    program(
      'page.py',
      latin1(
        '#!/usr/bin/python3\n# vim: set fileencoding=iso-8859-15 :\nprint("Content-Type: text/html\\n")\nprint("<p>hello")\n# \xa4\n',
      ),
    ),
  ),
  syntax.well(
    'tabs alone',
    python`
print("Content-Type: text/html\n")
if True:
	x = 1
	if x:
		print("<p>hello")
`,
  ),
  syntax.well(
    'brackets behind print',
    python`
print ("Content-Type: text/html\n")
print ("<p>hello")
`,
  ),
  syntax.well(
    'a semicolon at the end of a line',
    python`
print("Content-Type: text/html\n");
print("<p>hello");
`,
  ),
  syntax.well(
    'match, the walrus and a type',
    python`
def kind(value: str | None) -> str:
    match value:
        case None:
            return "text/html"
        case _:
            return value


if (found := kind(None)):
    print(f"Content-Type: {found}\n")
print("<p>hello")
`,
  ),
  syntax.well(
    'from __future__ import print_function',
    python`
from __future__ import print_function
print("Content-Type: text/html\n")
print("<p>hello")
`,
  ),
  syntax.well(
    'Python 2 in a text',
    python`
print("Content-Type: text/html\n")
print("""<p>hello
print "this is Python 2"
""")
`,
  ),
];

export const removedModules: readonly ScriptCase[] = [
  removed.well(
    'cgi, which this Python still has',
    python`
import cgi
print("Content-Type: text/html\n")
print("<p>hello")
`,
    { rules: [removal] },
  ),
  removed.well(
    'crypt',
    python`
import crypt
print("Content-Type: text/html\n")
print("<p>hello")
`,
    { rules: [removal] },
  ),
  removed.well(
    'imp',
    python`
import imp
print("Content-Type: text/html\n")
print("<p>hello")
`,
    { rules: [removal] },
  ),
  removed.well(
    'telnetlib and pipes',
    python`
import telnetlib, pipes
print("Content-Type: text/html\n")
print("<p>hello")
`,
    { rules: [removal] },
  ),
  removed.well(
    'FieldStorage',
    python`
from cgi import FieldStorage
form = FieldStorage()
print("Content-Type: text/html\n")
print("<p>hello", form.getfirst("name", "you"))
`,
    { rules: [removal] },
  ),
  removed.well(
    'with another way',
    python`
try:
    import cgi
except ImportError:
    cgi = None
print("Content-Type: text/html\n")
print("<p>hello")
`,
  ),
  removed.well(
    'urllib.parse',
    python`
from urllib.parse import parse_qs
import html
import os
fields = parse_qs(os.environ["QUERY_STRING"])
print("Content-Type: text/html\n")
print("<p>hello", html.escape(fields.get("name", ["you"])[0]))
`,
  ),
  removed.refused(
    'asyncore of Python 2, a module that never was in 3',
    python`
import StringIO
print("Content-Type: text/html\n")
`,
    endOfOutput,
    removal,
  ),
  removed.refused(
    'distutils, of which this Python has less',
    python`
import ConfigParser
print("Content-Type: text/html\n")
`,
    endOfOutput,
    removal,
  ),
];

export const cgiEscapes: readonly ScriptCase[] = [
  escaping.refused(
    'before the header',
    python`
import cgi
name = cgi.escape("<you>")
print("Content-Type: text/html\n")
print("<p>hello", name)
`,
    endOfOutput,
    removal,
  ),
  escaping.halfway(
    'behind the header',
    python`
import cgi
print("Content-Type: text/html\n")
print("<p>hello")
print(cgi.escape("<you>"))
`,
    { type: 'text/html', body: '<p>hello', rules: [removal] },
  ),
  escaping.refused(
    'by its own name',
    python`
from cgi import escape
print("Content-Type: text/html\n")
print(escape("<you>"))
`,
    endOfOutput,
    removal,
  ),
  escaping.well(
    'html.escape',
    python`
import html
print("Content-Type: text/html\n")
print("<p>hello", html.escape("<you>"))
`,
  ),
  escaping.well(
    'xml.sax.saxutils',
    python`
from xml.sax.saxutils import escape
print("Content-Type: text/html\n")
print("<p>hello", escape("<you>"))
`,
  ),
  escaping.well(
    'an own function of that name',
    python`
def escape(text):
    return text.replace("<", "&lt;")


print("Content-Type: text/html\n")
print("<p>hello", escape("<you>"))
`,
  ),
];

export const shadowedModules: readonly ScriptCase[] = [
  shadowed.refused(
    'http.py',
    beside(
      python`
from http import cookies
print(cookies.SimpleCookie())
print("Content-Type: text/html\n")
`,
      { 'http.py': 'def get(url):\n    return url\n' },
    ),
    endOfOutput,
    'shadowed-stdlib-module',
  ),
  shadowed.refused(
    'json.py',
    beside(
      python`
import json
text = json.dumps({})
print("Content-Type: text/html\n")
`,
      { 'json.py': 'data = 1\n' },
    ),
    endOfOutput,
    'shadowed-stdlib-module',
  ),
  shadowed.refused(
    'email.py, which another module wants',
    beside(
      python`
import urllib.request
import smtplib
print("Content-Type: text/html\n")
`,
      { 'email.py': 'to = "me"\n' },
    ),
    endOfOutput,
    'shadowed-stdlib-module',
  ),
  shadowed.refused(
    'random.py',
    beside(
      python`
import random
number = random.randint(1, 6)
print("Content-Type: text/html\n")
`,
      { 'random.py': 'numbers = [1, 2]\n' },
    ),
    endOfOutput,
    'shadowed-stdlib-module',
  ),
  shadowed.well(
    'a name of its own',
    beside(
      python`
import layout
print("Content-Type: text/html\n")
print("<p>hello", layout.title)
`,
      { 'layout.py': 'title = "you"\n' },
    ),
  ),
  shadowed.well(
    'a module of that name in a folder below',
    beside(
      python`
import json
print("Content-Type: text/html\n")
print("<p>hello", json.dumps(1))
`,
      { 'lib/json.py': 'data = 1\n' },
    ),
  ),
  shadowed.well(
    'a file of that name in another language',
    beside(
      perl`
print "Content-Type: text/html\n\n<p>hello";
`,
      { 'json.py': 'data = 1\n' },
    ),
  ),
];
