import { casesOf, type ScriptCase } from './scriptCase.js';
import { bash, perl, python, ruby, sh, underMore } from './uploads.js';

const { well, mistyped, halfway } = casesOf('blankLineFirst');
const rule = 'output-before-headers';
const inBody = { body: 'Content-Type: text/html' };

export const blankLineFirst: readonly ScriptCase[] = [
  mistyped(
    'print() first',
    python`
print()
print("Content-Type: text/html\n")
print("<p>hello")
`,
    'text/x-python',
    rule,
    inBody,
  ),
  mistyped(
    'a triple-quoted text',
    python`
print("""
Content-Type: text/html

<p>hello""")
`,
    'text/x-python',
    rule,
    inBody,
  ),
  mistyped(
    'a line end before the name',
    python`
print("\nContent-Type: text/html\n")
print("<p>hello")
`,
    'text/x-python',
    rule,
    inBody,
  ),
  mistyped(
    'a variable',
    python`
page = """
Content-Type: text/html

<p>hello
"""
print(page)
`,
    'text/x-python',
    rule,
    inBody,
  ),
  mistyped(
    'perl',
    perl`
print "\n";
print "Content-Type: text/html\n\n<p>hello";
`,
    'text/x-perl',
    rule,
    inBody,
  ),
  mistyped(
    'a heredoc of perl',
    perl`
print <<END;

Content-Type: text/html

<p>hello
END
`,
    'text/x-perl',
    rule,
    inBody,
  ),
  mistyped(
    'a shell',
    sh`
echo
echo "Content-Type: text/html"
echo
echo "<p>hello"
`,
    'text/x-sh',
    rule,
    inBody,
  ),
  mistyped(
    'a heredoc of the shell',
    bash`
cat <<END

Content-Type: text/html

<p>hello
END
`,
    'text/x-sh',
    rule,
    inBody,
  ),
  mistyped(
    'ruby',
    ruby`
puts
puts "Content-Type: text/html\n\n"
puts "<p>hello"
`,
    'application/x-ruby',
    rule,
    inBody,
  ),
  halfway(
    'the type of the extension is the one that is meant',
    underMore(
      'AddType text/html .py\n',
      python`
print()
print("Content-Type: text/html\n")
print("<p>hello")
`,
    ),
    { type: 'text/html', ...inBody, rules: [rule] },
  ),
  well(
    'a blank line behind the header',
    python`
print("Content-Type: text/html\n")
print()
print("<p>hello")
`,
    { body: '\n<p>hello' },
  ),
  well(
    'a line end to the log',
    python`
import sys
print(file=sys.stderr)
print("Content-Type: text/html\n")
print("<p>hello")
`,
  ),
  well(
    'a text that starts with a line end and is stripped',
    python`
print("""
Content-Type: text/html

<p>hello""".lstrip())
`,
  ),
  well(
    'a shell that writes to the log first',
    sh`
echo >&2
echo "Content-Type: text/html"
echo
echo "<p>hello"
`,
  ),
  well(
    'blank lines in the source',
    python`


print("Content-Type: text/html\n")

print("<p>hello")
`,
  ),
];
