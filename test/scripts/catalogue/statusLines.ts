import { prematureEnd } from './logLines.js';
import { casesOf, type ScriptCase } from './scriptCase.js';
import { beside, perl, php, python, ruby, sh } from './uploads.js';

const crlf = casesOf('statusWithCrlf');
const status = casesOf('status');
const location = casesOf('location');

export const statusWithCrlf: readonly ScriptCase[] = [
  crlf.mistyped(
    'print ends the headers',
    python`
print("Status: 200 OK\r\n")
print("Content-Type: text/html\r\n")
print("<p>hello")
`,
    'text/x-python',
    'header-after-body',
    { body: 'Content-Type: text/html' },
  ),
  crlf.mistyped(
    'with LF',
    python`
print("Status: 200 OK\n")
print("Content-Type: text/html\n")
print("<p>hello")
`,
    'text/x-python',
    'header-after-body',
    { body: 'Content-Type: text/html' },
  ),
  crlf.mistyped(
    'a cookie',
    python`
print("Set-Cookie: a=b\r\n")
print("Content-Type: text/html\r\n")
print("<p>hello")
`,
    'text/x-python',
    'header-after-body',
    { body: 'Content-Type: text/html' },
  ),
  crlf.mistyped(
    'ruby with two line ends',
    ruby`
puts "Status: 200 OK\n\n"
puts "Content-Type: text/html\n\n"
puts "<p>hello"
`,
    'application/x-ruby',
    'header-after-body',
    { body: 'Content-Type: text/html' },
  ),
  crlf.halfway(
    'a header behind the type',
    python`
print("Content-Type: text/html\n")
print("Set-Cookie: a=b\n")
print("<p>hello")
`,
    { type: 'text/html', body: 'Set-Cookie: a=b', rules: ['header-after-body'] },
  ),
  crlf.well(
    'write ends one line',
    python`
import sys
sys.stdout.write("Status: 200 OK\r\n")
sys.stdout.write("Content-Type: text/html\r\n\r\n")
sys.stdout.write("<p>hello")
`,
  ),
  crlf.well(
    'end=""',
    python`
print("Status: 200 OK\r\n", end="")
print("Content-Type: text/html\r\n")
print("<p>hello")
`,
  ),
  crlf.well(
    'perl, which adds none',
    perl`
print "Status: 200 OK\r\n";
print "Content-Type: text/html\r\n\r\n";
print "<p>hello";
`,
  ),
  crlf.well(
    'ruby, which does not add a second',
    ruby`
puts "Status: 200 OK\r\n"
puts "Content-Type: text/html\r\n\r\n"
puts "<p>hello"
`,
  ),
];

const invalid = 'Invalid status line from script';

export const statusValues: readonly ScriptCase[] = [
  status.refused(
    'words',
    python`
print("Status: OK")
print("Content-Type: text/html\n")
print("<p>hello")
`,
    invalid,
    'invalid-status',
  ),
  status.refused(
    'the protocol',
    python`
print("Status: HTTP/1.1 200 OK")
print("Content-Type: text/html\n")
print("<p>hello")
`,
    invalid,
    'invalid-status',
  ),
  status.refused(
    'words in perl',
    perl`
print "Status: Not Found\nContent-Type: text/html\n\n<p>hello";
`,
    invalid,
    'invalid-status',
  ),
  status.refused(
    'words in a shell',
    sh`
echo "Status: Moved"
echo "Content-Type: text/html"
echo
echo "<p>hello"
`,
    invalid,
    'invalid-status',
  ),
  status.refused(
    'a number that is none of HTTP',
    python`
print("Status: 42")
print("Content-Type: text/html\n")
print("<p>hello")
`,
    invalid,
    'invalid-status',
  ),
  status.well(
    '404',
    python`
print("Status: 404 Not Found")
print("Content-Type: text/html\n")
print("<p>hello, it is not here")
`,
    { status: 404 },
  ),
  status.well(
    'a number alone',
    ruby`
puts "Status: 410"
puts "Content-Type: text/html"
puts
puts "<p>hello, it is gone"
`,
    { status: 410 },
  ),
  status.well(
    '200',
    php`
<?php
echo "Status: 200 OK\r\nContent-Type: text/html\r\n\r\n<p>hello";
`,
  ),
  status.well(
    'behind the type',
    python`
print("Content-Type: text/html")
print("Status: 503 Service Unavailable")
print("Retry-After: 60\n")
print("<p>hello, later")
`,
    { status: 503 },
  ),
  status.well(
    'a number that only shows in a request',
    python`
import os
code = 404 if os.environ["QUERY_STRING"] else 200
print("Status: %d" % code)
print("Content-Type: text/html\n")
print("<p>hello")
`,
  ),
];

const moved = { status: 302, type: 'text/html', body: '<!DOCTYPE' };

export const locations: readonly ScriptCase[] = [
  location.well(
    'absolute',
    python`
print("Location: https://example.org/\n")
`,
    { ...moved, location: 'https://example.org/' },
  ),
  location.well(
    'absolute, with a status',
    perl`
print "Status: 301 Moved\nLocation: https://example.org/\n\n";
`,
    { status: 301, type: 'text/x-perl', body: '', location: 'https://example.org/' },
  ),
  location.well(
    'a shell',
    sh`
echo "Location: https://example.org/there"
echo
`,
    { ...moved, location: 'https://example.org/there' },
  ),
  location.well(
    'ruby',
    ruby`
print "Location: https://example.org/\r\n\r\n"
`,
    { ...moved, location: 'https://example.org/' },
  ),
  location.well(
    'a local path, which the server looks up itself',
    beside(
      python`
import os
folder = os.environ["SCRIPT_NAME"].rsplit("/", 1)[0]
print("Location: " + folder + "/there.html")
print()
`,
      { 'there.html': '<p>hello\n' },
    ),
  ),
  location.well(
    'the redirect of one arm',
    python`
import os
if os.environ["QUERY_STRING"] == "":
    print("Status: 303 See Other")
    print("Location: https://example.org/")
    print()
else:
    print("Content-Type: text/html\n")
    print("<p>hello")
`,
    { status: 303, type: 'text/x-python', body: '', location: 'https://example.org/' },
  ),
  location.refused(
    'without a blank line',
    python`
print("Location: https://example.org/")
`,
    prematureEnd,
    'missing-header-separator',
  ),
  location.refused(
    'without a blank line in perl',
    perl`
print "Location: https://example.org/\n";
`,
    prematureEnd,
    'missing-header-separator',
  ),
  location.refused(
    'without a blank line in a shell',
    sh`
echo "Location: https://example.org/"
`,
    prematureEnd,
    'missing-header-separator',
  ),
];
