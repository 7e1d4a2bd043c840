import { casesOf, type ScriptCase } from './scriptCase.js';
import { bash, node, perl, php, python, ruby, sh } from './uploads.js';

const { well } = casesOf('separators');

export const separators: readonly ScriptCase[] = [
  well(
    'a line end in the text',
    python`
print("Content-Type: text/html\n")
print("<p>hello")
`,
  ),
  well(
    'two line ends in the text, of which one is body',
    python`
print("Content-type: text/html\n\n")
print("<p>hello")
`,
    { body: '\n<p>hello' },
  ),
  well(
    'CRLF in the text',
    python`
print("Content-Type: text/html\r\n\r\n<p>hello")
`,
  ),
  well(
    'one CRLF in the text',
    python`
print("Content-Type: text/html\r\n")
print("<p>hello")
`,
  ),
  well(
    'print()',
    python`
print("Content-Type: text/html")
print()
print("<p>hello")
`,
  ),
  well(
    'print of an empty text',
    python`
print("Content-Type: text/html")
print("")
print("<p>hello")
`,
  ),
  well(
    'a CR alone on the line',
    python`
print("Content-Type: text/html")
print("\r")
print("<p>hello")
`,
  ),
  well(
    'end=',
    python`
print("Content-Type: text/html", end="\n\n")
print("<p>hello")
`,
  ),
  well(
    'sep=',
    python`
print("Content-Type: text/html", "", "<p>hello", sep="\n")
`,
  ),
  well(
    'several values',
    python`
print("Content-Type:", "text/html")
print()
print("<p>hello")
`,
  ),
  well(
    'sys.stdout.write',
    python`
import sys
sys.stdout.write("Content-Type: text/html\n\n<p>hello")
`,
  ),
  well(
    'an own name for the write',
    python`
from sys import stdout
write = stdout.write
write("Content-Type: text/html\n")
write("\n")
write("<p>hello")
`,
  ),
  well(
    'bytes',
    python`
import sys
sys.stdout.buffer.write(b"Content-Type: text/html\n\n<p>hello")
`,
  ),
  well(
    'a triple-quoted text',
    python`
print("""Content-Type: text/html

<p>hello</p>""")
`,
  ),
  well(
    'a triple-quoted text that starts behind a backslash',
    python`
print("""\
Content-Type: text/html

<p>hello</p>""")
`,
  ),
  well(
    'texts side by side',
    python`
print("Content-Type: " "text/html"
      "\n")
print("<p>hello")
`,
  ),
  well(
    'variables',
    python`
header = "Content-Type: text/html\n\n"
body = "<p>hello"
print(header + body)
`,
  ),
  well(
    'a format with %',
    python`
kind = "text/html"
print("Content-Type: %s; charset=%s\n" % (kind, "utf-8"))
print("<p>hello")
`,
  ),
  well(
    'format()',
    python`
print("Content-Type: {}\n\n{body}".format("text/html", body="<p>hello"))
`,
  ),
  well(
    'an f-string with what only shows in a request',
    python`
import os
name = os.environ["SERVER_NAME"]
print(f"Content-Type: text/html\n\n<p>hello {name}")
`,
  ),
  well(
    'functions and __main__',
    python`
def header(kind="text/html"):
    print("Content-Type: " + kind)
    print()


def main():
    header()
    print("<p>hello")


if __name__ == "__main__":
    main()
`,
  ),
  well(
    'both arms of an if',
    python`
import os
if os.environ["QUERY_STRING"] == "x":
    print("Content-Type: text/plain\n")
else:
    print("Content-Type: text/html\n")
print("<p>hello")
`,
  ),
  well(
    'a class',
    python`
class Page:
    def __init__(self, kind):
        self.kind = kind

    def write(self, body):
        print("Content-Type: " + self.kind + "\n")
        print(body)


Page("text/html").write("<p>hello")
`,
  ),
  well(
    'lines joined',
    python`
lines = ["Content-Type: text/html", "", "<p>hello</p>"]
print("\n".join(lines))
`,
  ),
  well(
    'a loop over headers',
    python`
for name, value in [("Content-Type", "text/html"), ("X-Served-By", "python")]:
    print("%s: %s" % (name, value))
print()
print("<p>hello")
`,
  ),
  well(
    'a dictionary of headers',
    python`
headers = {"Content-Type": "text/html", "Cache-Control": "no-store"}
for name in headers:
    print(name + ": " + headers[name])
print("")
print("<p>hello")
`,
  ),
  well(
    'a page built in a loop',
    python`
page = "Content-Type: text/html\n\n<p>hello<ul>\n"
for number in range(3):
    page += "<li>%d</li>\n" % number
print(page + "</ul>")
`,
  ),
  well(
    'a cookie of http.cookies',
    python`
from http import cookies
jar = cookies.SimpleCookie()
jar["visit"] = "1"
print(jar)
print("Content-Type: text/html\n")
print("<p>hello")
`,
  ),
  well(
    "wsgiref's gateway",
    python`
from wsgiref.handlers import CGIHandler


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html")])
    return [b"<p>hello"]


if __name__ == "__main__":
    CGIHandler().run(application)
`,
  ),
  well(
    'a writer in place of print',
    python`
import sys


class Writer:
    def __call__(self, *parts):
        sys.stdout.write("".join(parts))


print = Writer()
print("Content-Type: text/html\n\n")
print("<p>hello")
`,
  ),
  well(
    'an output that encodes',
    python`
import codecs
import sys
sys.stdout = codecs.getwriter("utf-8")(sys.stdout.detach())
sys.stdout.write("Content-Type: text/html\n\n<p>hello</p>")
`,
  ),
  well(
    'perl',
    perl`
print "Content-type: text/html\n\n";
print "<p>hello";
`,
  ),
  well(
    'perl with a heredoc',
    perl`
print <<"END";
Content-Type: text/html

<p>hello
END
`,
  ),
  well(
    'a shell with a heredoc',
    sh`
cat <<END
Content-Type: text/html

<p>hello
END
`,
  ),
  well(
    'a shell with two times echo',
    bash`
echo "Content-Type: text/html"
echo
echo "<p>hello"
`,
  ),
  well(
    'a shell with printf',
    sh`
printf 'Content-Type: text/html\n\n<p>hello'
`,
  ),
  well(
    'ruby',
    ruby`
puts "Content-Type: text/html"
puts
puts "<p>hello"
`,
  ),
  well(
    'ruby with a heredoc',
    ruby`
print <<END
Content-Type: text/html

<p>hello
END
`,
  ),
  well(
    'node',
    node`
console.log("Content-Type: text/html\n");
console.log("<p>hello");
`,
  ),
  well(
    'PHP of the command line',
    php`
<?php
echo "Content-Type: text/html\n\n";
echo "<p>hello";
`,
  ),
];
