import { badHeader, prematureEnd } from './logLines.js';
import { casesOf, type ScriptCase } from './scriptCase.js';
import { file, perl, python, ruby, sh } from './uploads.js';

const { well, refused } = casesOf('blankLookalikes');
const rule = 'missing-header-separator';

export const blankLookalikes: readonly ScriptCase[] = [
  refused(
    'bare print',
    python`
print("Content-Type: text/html")
print
print("<p>hello")
`,
    badHeader('<p>hello'),
    rule,
  ),
  refused(
    'slashes for backslashes',
    python`
print("Content-Type: text/html/n/n")
print("<p>hello")
`,
    badHeader('<p>hello'),
    'malformed-header',
  ),
  refused(
    'a raw text',
    python`
print(r"Content-Type: text/html\n\n")
print("<p>hello")
`,
    badHeader('<p>hello'),
    rule,
  ),
  refused(
    'a line of blanks',
    python`
print("Content-Type: text/html")
print("  ")
print("<p>hello")
`,
    badHeader('  '),
    rule,
  ),
  refused(
    'a line with a tab',
    python`
print("Content-Type: text/html")
print("\t")
print("<p>hello")
`,
    badHeader('\\t'),
    rule,
  ),
  refused(
    'a line with a blank in a triple-quoted text',
    python`
print("""Content-Type: text/html
 
<p>hello""")
`,
    badHeader(' '),
    rule,
  ),
  refused(
    'backslashes twice',
    python`
print("Content-Type: text/html\\n\\n")
print("<p>hello")
`,
    badHeader('<p>hello'),
    rule,
  ),
  refused(
    '<br> for a line end',
    python`
print("Content-Type: text/html<br><br>")
print("<p>hello")
`,
    badHeader('<p>hello'),
    rule,
  ),
  refused(
    'a blank in the line of a shell',
    sh`
echo "Content-Type: text/html"
echo " "
echo "<p>hello"
`,
    badHeader(' '),
    rule,
  ),
  refused(
    'single quotes in ruby',
    ruby`
puts 'Content-Type: text/html\n\n'
puts "<p>hello"
`,
    badHeader('<p>hello'),
    rule,
  ),
  refused(
    'a blank line of a heredoc that holds blanks',
    perl`
print <<END;
Content-Type: text/html
   
<p>hello
END
`,
    badHeader('   '),
    rule,
  ),
  well(
    'a vertical tab behind the header',
    python`
print("Content-Type: text/html\n")
print("\v")
`,
    { body: '\v' },
  ),
  well(
    'print() with a blank in the brackets',
    python`
print("Content-Type: text/html")
print( )
print("<p>hello")
`,
  ),
  well(
    'a line of blanks behind the blank line',
    python`
print("Content-Type: text/html\n")
print("   ")
`,
    { body: '   ' },
  ),
  well(
    '\\x0a',
    python`
print("Content-Type: text/html\x0a")
print("<p>hello")
`,
  ),
  well(
    '\\012',
    perl`
print "Content-Type: text/html\012\012<p>hello";
`,
  ),
  well(
    'chr(10)',
    python`
print("Content-Type: text/html" + chr(10))
print("<p>hello")
`,
  ),
  well(
    'os.linesep',
    python`
import os
print("Content-Type: text/html" + os.linesep)
print("<p>hello")
`,
  ),
  refused(
    'nothing but bare print',
    file('page.py')`#!/usr/bin/python3
print("Content-Type: text/html")
print
`,
    prematureEnd,
    rule,
  ),
];
