import { badHeader, badName, prematureEnd } from './logLines.js';
import { casesOf, type ScriptCase } from './scriptCase.js';
import { bash, node, perl, php, python, ruby, sh } from './uploads.js';

const { well, refused, hidden } = casesOf('noBlankLine');
const rule = 'missing-header-separator';

export const noBlankLine: readonly ScriptCase[] = [
  refused(
    'python',
    python`
print("Content-Type: text/html")
print("<p>hello</p>")
`,
    badHeader('<p>hello</p>'),
    rule,
  ),
  refused(
    'nothing behind the header',
    python`
print("Content-Type: text/html")
`,
    prematureEnd,
    rule,
  ),
  refused(
    'a colon in the body, then a blank line',
    python`
print("Content-Type: text/html")
print("<p style='color: red'>hello")
print()
print("<p>more")
`,
    badName("<p style='color"),
    rule,
  ),
  refused(
    'one write of the header',
    python`
import sys
sys.stdout.write("Content-Type: text/html\n")
sys.stdout.write("<p>hello</p>\n")
`,
    badHeader('<p>hello</p>'),
    rule,
  ),
  refused(
    'no line end at all',
    python`
import sys
sys.stdout.write("Content-Type: text/html")
sys.stdout.write("<p>hello</p>\n")
`,
    prematureEnd,
    rule,
  ),
  refused(
    'header and body in one text',
    python`
print("""Content-Type: text/html
<html>
<p>hello</p>
</html>""")
`,
    badHeader('<html>'),
    rule,
  ),
  refused(
    'two headers',
    python`
print("Content-Type: text/html")
print("Cache-Control: no-store")
print("<p>hello</p>")
`,
    badHeader('<p>hello</p>'),
    rule,
  ),
  refused(
    'one arm forgets it',
    python`
import os
if "HTTP_X_NEVER" in os.environ:
    print("Content-Type: text/html")
    print()
else:
    print("Content-Type: text/html")
print("<p>hello")
`,
    badHeader('<p>hello'),
    rule,
  ),
  refused(
    'a function that forgets it',
    python`
def header(kind):
    print("Content-Type: " + kind)


def main():
    header("text/html")
    print("<p>hello")


if __name__ == "__main__":
    main()
`,
    badHeader('<p>hello'),
    rule,
  ),
  refused(
    'a type that only shows in a request',
    python`
import os
print("Content-Type: %s" % os.environ.get("HTTP_X_TYPE", "text/html"))
print("<p>hello")
`,
    badHeader('<p>hello'),
    rule,
  ),
  refused(
    'end="" takes it away',
    python`
print("Content-Type: text/html\n", end="")
print("<p>hello")
`,
    badHeader('<p>hello'),
    rule,
  ),
  refused(
    'the header of a module beside it',
    {
      ...python`
from layout import header
header()
print("<p>hello")
`,
      files: {
        ...python`
from layout import header
header()
print("<p>hello")
`.files,
        'layout.py': { content: 'def header():\n    print("Content-Type: text/html")\n', mode: 0o644 },
      },
    },
    badHeader('<p>hello'),
    rule,
  ),
  refused(
    'perl',
    perl`
print "Content-Type: text/html\n";
print "<p>hello\n";
`,
    badHeader('<p>hello'),
    rule,
  ),
  refused(
    'a shell',
    sh`
echo "Content-Type: text/html"
echo "<p>hello"
`,
    badHeader('<p>hello'),
    rule,
  ),
  refused(
    'a heredoc of the shell',
    bash`
cat <<END
Content-Type: text/html
<p>hello
END
`,
    badHeader('<p>hello'),
    rule,
  ),
  refused(
    'a heredoc of perl',
    perl`
print <<END;
Content-Type: text/html
<p>hello
END
`,
    badHeader('<p>hello'),
    rule,
  ),
  refused(
    'ruby',
    ruby`
puts "Content-Type: text/html"
puts "<p>hello"
`,
    badHeader('<p>hello'),
    rule,
  ),
  refused(
    'node',
    node`
console.log("Content-Type: text/html");
console.log("<p>hello");
`,
    badHeader('<p>hello'),
    rule,
  ),
  refused(
    'PHP of the command line',
    php`
<?php
echo "Content-Type: text/html\n";
echo "<p>hello\n";
`,
    badHeader('<p>hello'),
    rule,
  ),
  well('the header of a module beside it that has one', {
    ...python`
from layout import header
header()
print("<p>hello")
`,
    files: {
      ...python`
from layout import header
header()
print("<p>hello")
`.files,
      'layout.py': { content: 'def header():\n    print("Content-Type: text/html\\n")\n', mode: 0o644 },
    },
  }),
  well(
    'written by a loop',
    python`
for line in ("Content-Type: text/html", ""):
    print(line)
print("<p>hello")
`,
  ),
  well(
    'written at the end by atexit',
    python`
import atexit
atexit.register(lambda: print("Content-Type: text/html\n\n<p>hello"))
`,
  ),
  well(
    'written by exec',
    python`
exec('print("Content-Type: text/html")')
exec('print()')
print("<p>hello")
`,
  ),
  hidden(
    'written by exec, and forgotten',
    python`
exec('print("Content-Type: " + "text/html")')
print("<p>hello")
`,
    badHeader('<p>hello'),
  ),
];
