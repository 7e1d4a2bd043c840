import { casesOf, type ScriptCase } from './scriptCase.js';
import { bash, named, perl, python, requesting, sh, underMore } from './uploads.js';

const nph = casesOf('nph');
const posted = casesOf('postedBody');
const authorization = casesOf('authorization');
const headers = casesOf('requestHeaders');

export const nphScripts: readonly ScriptCase[] = [
  nph.well(
    'with a status line',
    named(
      'nph-page.py',
      python`
print("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>hello")
`,
    ),
  ),
  nph.well(
    'perl with a status line',
    named(
      'nph-page.pl',
      perl`
print "HTTP/1.0 200 OK\r\n";
print "Content-Type: text/html\r\n\r\n<p>hello";
`,
    ),
  ),
  nph.well(
    'a shell, with another status',
    named(
      'nph-page.sh',
      sh`
printf 'HTTP/1.0 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>hello, not here'
`,
    ),
    { status: 404 },
  ),
  nph.halfway(
    'without a status line',
    named(
      'nph-page.py',
      python`
print("Content-Type: text/html\n")
print("<p>hello")
`,
    ),
    { status: 0, rules: ['missing-status-line'] },
  ),
];

const body = 'name=you&'.repeat(20);

export const postedBodies: readonly ScriptCase[] = [
  posted.well(
    'a small body that is never read',
    requesting(
      { method: 'POST', body },
      python`
print("Content-Type: text/html\n")
print("<p>hello")
`,
    ),
  ),
  posted.well(
    'a body that is read',
    requesting(
      { method: 'POST', body },
      python`
import sys
posted = sys.stdin.read()
print("Content-Type: text/html\n")
print("<p>hello", len(posted))
`,
    ),
  ),
  posted.well(
    'perl',
    requesting(
      { method: 'POST', body },
      perl`
read(STDIN, my $posted, $ENV{CONTENT_LENGTH});
print "Content-Type: text/html\n\n<p>hello", length $posted;
`,
    ),
  ),
  posted.well(
    'a shell',
    requesting(
      { method: 'POST', body },
      sh`
read -r posted
echo "Content-Type: text/html"
echo
echo "<p>hello"
`,
    ),
  ),
];

const user = { headers: { Authorization: 'Basic dmlzaXRvcjpsZXQ=' } };
const reading = python`
import os
user = os.environ.get("HTTP_AUTHORIZATION", "nobody")
print("Content-Type: text/html\n")
print("<p>hello", user)
`;

export const authorizations: readonly ScriptCase[] = [
  authorization.halfway('not passed', requesting(user, reading), {
    body: '<p>hello nobody',
    rules: ['authorization-not-passed'],
  }),
  authorization.halfway(
    'not passed to perl',
    requesting(
      user,
      perl`
my $user = $ENV{HTTP_AUTHORIZATION} || "nobody";
print "Content-Type: text/html\n\n<p>hello $user";
`,
    ),
    { body: '<p>hello nobody', rules: ['authorization-not-passed'] },
  ),
  authorization.halfway(
    'not passed to a shell',
    requesting(
      user,
      sh`
echo "Content-Type: text/html"
echo
echo "<p>hello $HTTP_AUTHORIZATION"
`,
    ),
    { body: '<p>hello \n', rules: ['authorization-not-passed'] },
  ),
  authorization.well('CGIPassAuth', requesting(user, underMore('CGIPassAuth On\n', reading)), {
    body: '<p>hello Basic',
  }),
  authorization.well(
    'SetEnvIf',
    requesting(user, underMore('SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1\n', reading)),
    { body: '<p>hello Basic' },
  ),
  authorization.well(
    'a rewrite rule',
    requesting(
      user,
      underMore('RewriteEngine On\nRewriteRule .* - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}]\n', reading),
    ),
    { body: '<p>hello Basic' },
  ),
  authorization.well(
    'a script that does not ask for it',
    requesting(
      user,
      python`
print("Content-Type: text/html\n")
print("<p>hello")
`,
    ),
  ),
];

export const requestHeaders: readonly ScriptCase[] = [
  headers.well(
    'Proxy',
    requesting(
      { headers: { Proxy: 'http://evil.example' } },
      python`
import os
print("Content-Type: text/html\n")
print("<p>hello", os.environ.get("HTTP_PROXY", "nobody"))
`,
    ),
    { body: '<p>hello nobody' },
  ),
  headers.well(
    'a name with an underscore',
    requesting(
      { headers: { X_Forwarded_For: '192.0.2.1' } },
      perl`
print "Content-Type: text/html\n\n<p>hello ", $ENV{HTTP_X_FORWARDED_FOR} || "nobody";
`,
    ),
    { body: '<p>hello nobody' },
  ),
  headers.well(
    'a name with a hyphen',
    requesting(
      { headers: { 'X-Forwarded-For': '192.0.2.1' } },
      bash`
echo "Content-Type: text/html"
echo
echo "<p>hello $HTTP_X_FORWARDED_FOR"
`,
    ),
    { body: '<p>hello 192.0.2.1' },
  ),
];
