import { badHeader, badName } from './logLines.js';
import { casesOf, type ScriptCase } from './scriptCase.js';
import { bash, node, perl, python, ruby, sh } from './uploads.js';

const rule = 'malformed-header';
const names = casesOf('badNames');
const lines = casesOf('badLines');

export const badNames: readonly ScriptCase[] = [
  names.refused(
    'a blank in the name',
    python`
print("Content type: text/html\n")
print("<p>hello")
`,
    badName('Content type'),
    rule,
  ),
  names.refused(
    'a blank before the colon',
    python`
print("Content-Type : text/html\n")
print("<p>hello")
`,
    badName('Content-Type '),
    rule,
  ),
  names.refused(
    'a leading blank',
    python`
print(" Content-Type: text/html\n")
print("<p>hello")
`,
    badName(' Content-Type'),
    rule,
  ),
  names.refused(
    'an indented heredoc',
    bash`
cat <<END
  Content-Type: text/html

<p>hello
END
`,
    badName('  Content-Type'),
    rule,
  ),
  names.refused(
    'an indented triple-quoted text',
    python`
print("""Content-Type: text/html
    Cache-Control: no-store

<p>hello""")
`,
    badName('    Cache-Control'),
    rule,
  ),
  names.refused(
    'a blank before the colon in perl',
    perl`
print "Content-type : text/html\n\n<p>hello";
`,
    badName('Content-type '),
    rule,
  ),
  names.refused(
    'double quotes in the line',
    sh`
echo '"Content-Type": text/html'
echo
echo "<p>hello"
`,
    badName('"Content-Type"'),
    rule,
  ),
  names.refused(
    'a second header with a blank',
    ruby`
puts "Content-Type: text/html"
puts "Cache Control: no-store"
puts
puts "<p>hello"
`,
    badName('Cache Control'),
    rule,
  ),
  names.refused(
    'brackets of a print of a tuple',
    python`
print(("Content-Type: text/html\n",))
print()
print("<p>hello")
`,
    badName("('Content-Type"),
    'missing-content-type',
  ),
  names.well(
    'a point in the name',
    python`
print("Content-Type: text/html")
print("X.Served.By: python\n")
print("<p>hello")
`,
  ),
  names.well(
    'blanks behind the colon',
    python`
print("Content-Type:    text/html\n")
print("<p>hello")
`,
  ),
  names.well(
    'a tab behind the colon',
    perl`
print "Content-Type:\ttext/html\n\n<p>hello";
`,
  ),
  names.well(
    'an underscore in a name that is no type',
    python`
print("Content-Type: text/html")
print("X_Served_By: python\n")
print("<p>hello")
`,
  ),
  names.well(
    'an empty value',
    node`
console.log("Content-Type: text/html");
console.log("X-Empty:");
console.log("");
console.log("<p>hello");
`,
  ),
];

export const badLines: readonly ScriptCase[] = [
  lines.refused(
    'an equals sign',
    python`
print("Content-Type = text/html\n")
print("<p>hello")
`,
    badHeader('Content-Type = text/html'),
    rule,
  ),
  lines.refused(
    'a status line',
    python`
print("HTTP/1.1 200 OK")
print("Content-Type: text/html\n")
print("<p>hello")
`,
    badHeader('HTTP/1.1 200 OK'),
    rule,
  ),
  lines.refused(
    'a status line in perl',
    perl`
print "HTTP/1.0 200 OK\n";
print "Content-Type: text/html\n\n<p>hello";
`,
    badHeader('HTTP/1.0 200 OK'),
    rule,
  ),
  lines.refused(
    'a status line in a shell',
    sh`
echo "HTTP/1.1 200 OK"
echo "Content-Type: text/html"
echo
echo "<p>hello"
`,
    badHeader('HTTP/1.1 200 OK'),
    rule,
  ),
  lines.refused(
    'no colon',
    python`
print("Content-Type text/html\n")
print("<p>hello")
`,
    badHeader('Content-Type text/html'),
    rule,
  ),
  lines.refused(
    'a type alone',
    python`
print("text/html\n")
print("<p>hello")
`,
    badHeader('text/html'),
    'missing-content-type',
  ),
  lines.refused(
    'an equals sign without blanks',
    ruby`
puts "Content-Type=text/html\n\n"
puts "<p>hello"
`,
    badHeader('Content-Type=text/html'),
    rule,
  ),
  lines.refused(
    'the second line has no colon',
    node`
console.log("Content-Type: text/html");
console.log("Cache-Control no-store\n");
console.log("<p>hello");
`,
    badHeader('Cache-Control no-store'),
    rule,
  ),
  lines.refused(
    'a header over two lines',
    python`
print("Content-Type: text/html;")
print("  charset=utf-8")
print()
print("<p>hello")
`,
    badHeader('  charset=utf-8'),
    'malformed-header',
  ),
  lines.well(
    'an equals sign in a value',
    python`
print("Content-Type: text/html; charset=utf-8")
print("Set-Cookie: a=b; Path=/\n")
print("<p>hello")
`,
  ),
  lines.well(
    'the status line in the body',
    python`
print("Content-Type: text/html\n")
print("<p>hello HTTP/1.1 200 OK")
`,
  ),
  lines.well(
    'Status in place of the status line',
    perl`
print "Status: 200 OK\nContent-Type: text/html\n\n<p>hello";
`,
  ),
  lines.well(
    'a colon later in the value',
    sh`
echo "Content-Type: text/html"
echo "X-Time: 10:20:30"
echo
echo "<p>hello"
`,
  ),
];
