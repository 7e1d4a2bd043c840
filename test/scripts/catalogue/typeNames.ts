import { badHeader, badName, endOfOutput } from './logLines.js';
import { casesOf, type ScriptCase } from './scriptCase.js';
import { named, node, perl, phpCgi, python, ruby, sh, underMore } from './uploads.js';

const { well, mistyped, refused } = casesOf('typeNames');
const rule = 'missing-content-type';

const onlyStatus = python`
print("Status: 200 OK\n")
print("<p>hello")
`;

export const typeNames: readonly ScriptCase[] = [
  mistyped(
    'Contenttype',
    python`
print("Contenttype: text/html\n")
print("<p>hello")
`,
    'text/x-python',
    rule,
  ),
  mistyped(
    'Content_Type',
    python`
print("Content_Type: text/html\n")
print("<p>hello")
`,
    'text/x-python',
    rule,
  ),
  mistyped(
    'a slip of the fingers',
    python`
print("Contnet-Type: text/html\n")
print("<p>hello")
`,
    'text/x-python',
    rule,
  ),
  mistyped('only a status', onlyStatus, 'text/x-python', rule),
  mistyped(
    'only a cookie',
    python`
print("Set-Cookie: a=b")
print()
print("<p>hello")
`,
    'text/x-python',
    rule,
  ),
  mistyped(
    'only for the cache',
    perl`
print "Cache-Control: no-store\n\n";
print "<p>hello";
`,
    'text/x-perl',
    rule,
  ),
  mistyped(
    'a shell with Content_Type',
    sh`
echo "Content_Type: text/html"
echo
echo "<p>hello"
`,
    'text/x-sh',
    rule,
  ),
  mistyped(
    '.cgi, which has no type',
    named(
      'page.cgi',
      python`
print("Contenttype: text/html\n")
print("<p>hello")
`,
    ),
    null,
    rule,
  ),
  mistyped(
    'quotes are a part of the name',
    sh`
echo "'Content-Type': text/html"
echo
echo "<p>hello"
`,
    'text/x-sh',
    rule,
  ),
  mistyped(
    'ruby',
    ruby`
puts "Type: text/html\n\n"
puts "<p>hello"
`,
    'application/x-ruby',
    rule,
  ),
  mistyped(
    'node',
    node`
console.log("Status: 200\n");
console.log("<p>hello");
`,
    null,
    rule,
  ),
  refused(
    'no header',
    python`
print("<html>")
print("<p>hello</p>")
`,
    badHeader('<html>'),
    rule,
  ),
  refused(
    'no header, and a colon in the page',
    python`
print("<p style='color: red'>hello</p>")
print("<p>")
`,
    badHeader('<p>'),
    rule,
  ),
  refused(
    'no header, a colon and a blank line',
    python`
print("<p style='color: red'>hello</p>\n")
print("<p>")
`,
    badName("<p style='color"),
    rule,
  ),
  refused(
    'a loop without a header',
    python`
for number in range(3):
    print("<li>", number)
`,
    badHeader('<li> 0'),
    rule,
  ),
  refused(
    'no header and no line end',
    python`
import sys
sys.stdout.write("hello")
`,
    endOfOutput,
    rule,
  ),
  refused(
    'no header in a shell',
    sh`
echo "hello"
`,
    badHeader('hello'),
    rule,
  ),
  refused(
    'no header in perl',
    perl`
print "hello, world\n";
`,
    badHeader('hello, world'),
    rule,
  ),
  refused(
    'nothing at all',
    python`
import sys
sys.exit(0)
`,
    endOfOutput,
    [],
  ),
  well('AddType rescues it', underMore('AddType text/html .py\n', onlyStatus)),
  well('ForceType rescues it', underMore('ForceType text/html\n', onlyStatus)),
  well('Header set rescues it', underMore('Header set Content-Type text/html\n', onlyStatus)),
  well(
    'DefaultType does not, but the script has one',
    python`
print("Content-Type: text/html")
print("Set-Cookie: a=b")
print()
print("<p>hello")
`,
  ),
  well(
    'lower case',
    python`
print("content-type: text/html\n")
print("<p>hello")
`,
  ),
  well(
    'upper case',
    perl`
print "CONTENT-TYPE: text/html\n\n<p>hello";
`,
  ),
  well(
    'no blank behind the colon',
    sh`
echo "Content-type:text/html"
echo
echo "<p>hello"
`,
  ),
  well(
    'a second header before it',
    ruby`
puts "Status: 200 OK"
puts "Content-Type: text/html"
puts
puts "<p>hello"
`,
  ),
  well(
    'php-cgi writes one of its own',
    underMore(
      'SetEnv REDIRECT_STATUS 200\n',
      phpCgi`
<p>hello
`,
    ),
  ),
  well(
    'no content has no type',
    python`
print("Status: 204 No Content\n")
`,
    { status: 204, type: null, body: '' },
  ),
];
