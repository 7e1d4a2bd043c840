/** A script as somebody would upload it, and what is known of it beforehand. */
export interface ScriptCase {
  readonly name: string;
  /** Default `page.py`. */
  readonly file?: string;
  /** Default 0o755. */
  readonly mode?: number;
  readonly text: string;
  /** Lines of a .htaccess of its own. */
  readonly htaccess?: string;
  /** The rules that speak of it, in the order of names. */
  readonly rules: readonly string[];
  /** The server's answer. */
  readonly status: number;
  /** Its media type, without parameters; not compared where left out. */
  readonly type?: string;
  /** No fix is offered for it: that needs a person. */
  readonly beyondFixes?: true;
  /** A 500 for a reason that is not in these rules. */
  readonly otherReason?: string;
}

const html = 'text/html';
const python3 = '#!/usr/bin/python3\n';

const broken = (name: string, text: string, ...rules: readonly string[]): ScriptCase => ({
  name,
  text,
  rules,
  status: 500,
});

const works = (name: string, text: string, type = html): ScriptCase => ({
  name,
  text,
  rules: [],
  status: 200,
  type,
});

const guessed = (name: string, text: string): ScriptCase => ({
  name,
  text,
  rules: ['missing-content-type'],
  status: 200,
  type: 'text/x-python',
});

export const catalogue: readonly ScriptCase[] = [
  // The first line and the mode.
  broken('no shebang', 'print("Content-Type: text/html\\n")\nprint("<p>")\n', 'missing-shebang'),
  broken(
    'an encoding line and no shebang',
    '# -*- coding: utf-8 -*-\nprint("Content-Type: text/html\\n")\n',
    'missing-shebang',
  ),
  {
    ...broken('perl without a shebang', 'print "Content-Type: text/html\\n\\n<p>";\n', 'missing-shebang'),
    file: 'page.pl',
  },
  broken(
    '/usr/bin/python',
    '#!/usr/bin/python\nprint("Content-Type: text/html\\n")\n',
    'interpreter-missing',
  ),
  broken('python2.7', '#!/usr/bin/python2.7\nprint("Content-Type: text/html\\n")\n', 'interpreter-missing'),
  broken('env python', '#!/usr/bin/env python\nprint("Content-Type: text/html\\n")\n', 'interpreter-missing'),
  broken(
    'env python2',
    '#!/usr/bin/env python2\nprint("Content-Type: text/html\\n")\n',
    'interpreter-missing',
  ),
  broken(
    'a path of Windows',
    '#!C:/Python39/python.exe\nprint("Content-Type: text/html\\n")\n',
    'interpreter-missing',
  ),
  broken('no absolute path', '#!python3\nprint("Content-Type: text/html\\n")\n', 'interpreter-missing'),
  works('env python3', '#!/usr/bin/env python3\nprint("Content-Type: text/html\\n")\n'),
  {
    ...broken('not executable', `${python3}print("Content-Type: text/html\\n")\n`, 'not-executable'),
    mode: 0o644,
  },
  broken(
    "the question's page",
    '#!/usr/bin/python\nprint "content-type: text/html\\n\\n"\nprint "html tags, more stuff, etc."\n',
    'interpreter-missing',
    'python2-syntax',
  ),
  {
    ...broken(
      "the question's page, not executable",
      '#!/usr/bin/python\nprint "content-type: text/html\\n\\n"\nprint "html tags, more stuff, etc."\n',
      'interpreter-missing',
      'not-executable',
      'python2-syntax',
    ),
    mode: 0o644,
  },

  // Python 2 under Python 3.
  broken('print statements', `${python3}print "Content-Type: text/html\\n"\nprint "<p>"\n`, 'python2-syntax'),
  broken(
    'print with a trailing comma',
    `${python3}print "Content-Type: text/html\\n",\nprint\n`,
    'python2-syntax',
  ),
  {
    // It fails behind the header: the visitor gets half a page.
    name: 'print of a format',
    text: `${python3}print ("Content-Type: text/html\\n")\nprint ("<p>%s") % "hello"\n`,
    rules: ['python2-syntax'],
    status: 200,
  },
  broken(
    'print to a file',
    `${python3}import sys\nprint >>sys.stderr, "hello"\nprint("Content-Type: text/html\\n")\n`,
    'python2-syntax',
  ),
  broken(
    'except with a comma',
    `${python3}try:\n    x = 1\nexcept ValueError, e:\n    pass\nprint("Content-Type: text/html\\n")\n`,
    'python2-syntax',
  ),
  broken(
    'raise with a comma',
    `${python3}print("Content-Type: text/html\\n")\ndef f():\n    raise ValueError, "no"\n`,
    'python2-syntax',
  ),
  broken('exec', `${python3}print("Content-Type: text/html\\n")\nexec "x = 1"\n`, 'python2-syntax'),
  broken('backticks', `${python3}print("Content-Type: text/html\\n")\nx = \`1\`\n`, 'python2-syntax'),
  broken('<>', `${python3}print("Content-Type: text/html\\n")\nif 1 <> 2: pass\n`, 'python2-syntax'),
  broken('an octal number', `${python3}print("Content-Type: text/html\\n")\nx = 0755\n`, 'python2-syntax'),
  broken('a long number', `${python3}print("Content-Type: text/html\\n")\nx = 10L\n`, 'python2-syntax'),
  broken('a ur string', `${python3}print("Content-Type: text/html\\n")\nx = ur"a"\n`, 'python2-syntax'),
  {
    ...broken(
      'a tuple parameter',
      `${python3}print("Content-Type: text/html\\n")\ndef f(a, (b, c)): pass\n`,
      'python2-syntax',
    ),
    beyondFixes: true,
  },
  broken(
    'tabs and spaces',
    `${python3}print("Content-Type: text/html\\n")\nif True:\n        x = 1\n\ty = 2\n`,
    'python2-syntax',
  ),
  works(
    'tabs alone',
    `${python3}print("Content-Type: text/html\\n")\nif True:\n\tx = 1\n\tif x:\n\t\tprint("<p>")\n`,
  ),
  works('one value in brackets', `${python3}print ("Content-Type: text/html\\n")\nprint ("<p>")\n`),
  broken(
    'a module of Python 2',
    `${python3}import urllib2\nprint("Content-Type: text/html\\n")\n`,
    'removed-stdlib-module',
  ),
  works(
    'a module of Python 2 with another way',
    `${python3}try:\n    import urllib2\nexcept ImportError:\n    import urllib.request as urllib2\nprint("Content-Type: text/html\\n")\n`,
  ),
  {
    ...works('cgi, which Python 3.11 has', `${python3}import cgi\nprint("Content-Type: text/html\\n")\n`),
    rules: ['removed-stdlib-module'],
  },

  // No type.
  broken('no header', `${python3}print("<html>")\nprint("<p>hello</p>")\n`, 'missing-content-type'),
  broken(
    'no header, a colon in the page',
    `${python3}print("<p style='color: red'>a</p>")\nprint("<p>")\n`,
    'missing-content-type',
  ),
  broken(
    'no header and no line end',
    `${python3}import sys\nsys.stdout.write("hello")\n`,
    'missing-content-type',
  ),
  broken(
    'a loop without a header',
    `${python3}for i in range(3):\n    print("<li>", i)\n`,
    'missing-content-type',
  ),
  broken('a tuple first', `${python3}x = ("a", "b")\nprint(x)\n`, 'missing-content-type'),
  guessed('only a status', `${python3}print("Status: 200 OK\\n")\nprint("<p>")\n`),
  guessed('a misspelled name', `${python3}print("Contenttype: text/html\\n")\nprint("<p>")\n`),
  guessed('an underscore in the name', `${python3}print("Content_Type: text/html\\n")\nprint("<p>")\n`),
  guessed('only a cookie', `${python3}print("Set-Cookie: a=b")\nprint()\nprint("<p>")\n`),
  {
    ...works('no type, and AddType', `${python3}print("Status: 200 OK\\n")\nprint("<p>")\n`),
    htaccess: 'AddType text/html .py\n',
  },
  {
    name: 'a redirect',
    text: `${python3}print("Location: https://example.org/\\n")\n`,
    rules: [],
    status: 302,
  },
  { name: 'no content', text: `${python3}print("Status: 204 No Content\\n")\n`, rules: [], status: 204 },

  // No empty line.
  broken(
    'no empty line',
    `${python3}print("Content-Type: text/html")\nprint("<p>hello</p>")\n`,
    'missing-header-separator',
  ),
  broken(
    'print alone',
    `${python3}print("Content-Type: text/html")\nprint\nprint("<p>")\n`,
    'missing-header-separator',
  ),
  broken(
    'a line of blanks',
    `${python3}print("Content-Type: text/html")\nprint("  ")\nprint("<p>")\n`,
    'missing-header-separator',
  ),
  broken(
    'slashes for backslashes',
    `${python3}print("Content-Type: text/html/n/n")\nprint("<p>")\n`,
    'malformed-header',
  ),
  broken(
    'a raw string',
    `${python3}print(r"Content-Type: text/html\\n\\n")\nprint("<p>")\n`,
    'missing-header-separator',
  ),
  broken(
    'nothing behind the header',
    `${python3}print("Content-Type: text/html")\n`,
    'missing-header-separator',
  ),
  broken(
    'one write of the header',
    `${python3}import sys\nsys.stdout.write("Content-Type: text/html\\n")\nsys.stdout.write("<p>hello</p>\\n")\n`,
    'missing-header-separator',
  ),
  broken(
    'header and body in one text',
    `${python3}print("""Content-Type: text/html\n<html>\n<p>a</p>\n</html>""")\n`,
    'missing-header-separator',
  ),
  broken(
    'a colon in the body, then an empty line',
    `${python3}print("Content-Type: text/html")\nprint("<p style='color: red'>")\nprint()\nprint("<p>")\n`,
    'missing-header-separator',
  ),
  broken(
    'one arm without a header',
    `${python3}import os\nif "X" in os.environ:\n    print("Content-Type: text/html")\n    print()\nelse:\n    print("Content-Type: text/plain")\nprint("hello there")\n`,
    'missing-header-separator',
  ),
  broken(
    'an unknown type and no empty line',
    `${python3}import os\nprint("Content-Type: %s" % os.environ.get("TYPE", "text/html"))\nprint("<p>")\n`,
    'missing-header-separator',
  ),
  broken(
    'a function that forgets it',
    `${python3}def header(kind):\n    print("Content-Type: " + kind)\n\n\ndef main():\n    header("text/html")\n    print("<p>")\n\n\nif __name__ == "__main__":\n    main()\n`,
    'missing-header-separator',
  ),

  // Right ones.
  works('a line end in the text', `${python3}print("Content-Type: text/html\\n")\nprint("<p>")\n`),
  works('two line ends in the text', `${python3}print("Content-type: text/html\\n\\n")\nprint("<p>")\n`),
  works(
    'CRLF line ends in the text',
    `${python3}print("Content-Type: text/html\\r\\n\\r\\n")\nprint("<p>")\n`,
  ),
  works('print()', `${python3}print("Content-Type: text/plain")\nprint()\nprint("hello")\n`, 'text/plain'),
  works(
    'print of an empty text',
    `${python3}print("Content-Type: text/plain")\nprint("")\nprint("hello")\n`,
    'text/plain',
  ),
  works('end=', `${python3}print("Content-Type: text/html", end="\\n\\n")\nprint("<p>")\n`),
  works('sep=', `${python3}print("Content-Type: text/html", "", "<p>", sep="\\n")\n`),
  works('several values', `${python3}print("Content-Type:", "text/html")\nprint()\n`),
  works('sys.stdout.write', `${python3}import sys\nsys.stdout.write("Content-Type: text/html\\n\\n<p>")\n`),
  works('bytes', `${python3}import sys\nsys.stdout.buffer.write(b"Content-Type: text/html\\n\\n<p>")\n`),
  works('a triple-quoted text', `${python3}print("""Content-Type: text/html\n\n<p>hello</p>""")\n`),
  works('texts side by side', `${python3}print("Content-Type: " "text/html"\n      "\\n")\n`),
  works(
    'a variable',
    `${python3}header = "Content-Type: text/html\\n\\n"\nbody = "<p>"\nprint(header + body)\n`,
  ),
  works(
    'a format',
    `${python3}kind = "text/html"\nprint("Content-Type: %s; charset=%s\\n" % (kind, "utf-8"))\n`,
  ),
  works('format()', `${python3}print("Content-Type: {}\\n\\n{body}".format("text/html", body="<p>"))\n`),
  works(
    'an f-string',
    `${python3}import os\nname = os.environ["SERVER_NAME"]\nprint(f"Content-Type: text/html\\n\\n<p>{name}")\n`,
  ),
  works(
    'functions and __main__',
    `${python3}def header(kind="text/html"):\n    print("Content-Type: " + kind)\n    print()\n\n\ndef main():\n    header()\n    print("<p>")\n\n\nif __name__ == "__main__":\n    main()\n`,
  ),
  works(
    'both arms',
    `${python3}import os\nif os.environ["QUERY_STRING"] == "x":\n    print("Content-Type: text/plain\\n")\nelse:\n    print("Content-Type: text/html\\n")\nprint("hello")\n`,
  ),
  works(
    'a cookie',
    `${python3}from http import cookies\njar = cookies.SimpleCookie()\njar["a"] = "b"\nprint(jar)\nprint("Content-Type: text/html\\n")\n`,
  ),
  works(
    'lines joined',
    `${python3}lines = ["Content-Type: text/html", "", "<p>hello</p>"]\nprint("\\n".join(lines))\n`,
  ),
  works(
    'an early exit',
    `${python3}import sys\nif len(sys.argv) > 1:\n    print("usage: page.py")\n    sys.exit(2)\nprint("Content-Type: text/html\\n")\n`,
  ),
  works(
    'try and except',
    `${python3}try:\n    print("Content-Type: text/html\\n")\n    print("<p>")\nexcept Exception as error:\n    print("<p>failed:", error)\n`,
  ),
  works(
    'a class',
    `${python3}class Page:\n    def __init__(self, kind):\n        self.kind = kind\n\n    def write(self, body):\n        print("Content-Type: " + self.kind + "\\n")\n        print(body)\n\n\nPage("text/html").write("<p>")\n`,
  ),
  works(
    'an encoded output',
    `${python3}import codecs\nimport sys\nsys.stdout = codecs.getwriter("utf-8")(sys.stdout.detach())\nsys.stdout.write("Content-Type: text/html\\n\\n<p>é</p>")\n`,
  ),
  works(
    'a page built in a loop',
    `${python3}page = "Content-Type: text/html\\n\\n<ul>\\n"\nfor number in range(3):\n    page += "<li>%d</li>\\n" % number\nprint(page + "</ul>")\n`,
  ),
  works(
    "wsgiref's gateway",
    `${python3}from wsgiref.handlers import CGIHandler\n\n\ndef application(environ, start_response):\n    start_response("200 OK", [("Content-Type", "text/html")])\n    return [b"<p>"]\n\n\nif __name__ == "__main__":\n    CGIHandler().run(application)\n`,
  ),
  works('a body with CRLF', `${python3}print("Content-Type: text/html\\n")\r\nprint("<p>")\r\n`),

  // A line that is no header field.
  broken(
    'a blank before the colon',
    `${python3}print("Content-Type : text/html\\n")\nprint("<p>")\n`,
    'malformed-header',
  ),
  broken(
    'an equals sign',
    `${python3}print("Content-Type = text/html\\n")\nprint("<p>")\n`,
    'malformed-header',
  ),
  broken(
    'a status line',
    `${python3}print("HTTP/1.1 200 OK")\nprint("Content-Type: text/html\\n")\n`,
    'malformed-header',
  ),

  // Troubles of other rules: these are silent.
  {
    ...broken('a blank line before the shebang', `\n${python3}print("Content-Type: text/html\\n")\n`),
    otherReason: 'shebang-line-ending',
  },
  {
    ...broken('a byte order mark', `\uFEFF${python3}print("Content-Type: text/html\\n")\n`),
    otherReason: 'shebang-line-ending',
  },

  // Something overtakes the header in its buffer.
  broken(
    'a program behind an unflushed header',
    `${python3}import os\nprint("Content-Type: text/html\\n")\nos.system("echo hello")\n`,
    'unflushed-output-order',
  ),
  broken(
    'os.write behind an unflushed header',
    `${python3}import os\nprint("Content-Type: text/html\\n")\nos.write(1, b"hello\\n")\n`,
    'unflushed-output-order',
  ),
  broken(
    'the lower buffer behind an unflushed header',
    `${python3}import sys\nprint("Content-Type: text/html\\n")\nsys.stdout.buffer.write(b"hello\\n")\n`,
    'unflushed-output-order',
  ),
  broken(
    'an end without a flush',
    `${python3}import os\nprint("Content-Type: text/html\\n")\nos._exit(0)\n`,
    'unflushed-output-order',
  ),
  broken(
    'a subprocess behind a header of a function',
    `${python3}import subprocess\n\n\ndef header():\n    print("Content-Type: text/html")\n    print()\n\n\nheader()\nsubprocess.run("echo hello", shell=True)\n`,
    'unflushed-output-order',
  ),
  works(
    'a program behind a flushed header',
    `${python3}import os\nprint("Content-Type: text/html\\n", flush=True)\nos.system("echo hello")\n`,
  ),
  works(
    'a program behind a header without buffers',
    `#!/usr/bin/python3 -u\nimport os\nprint("Content-Type: text/html\\n")\nos.system("echo hello")\n`,
  ),
  works(
    'a program that writes nothing',
    `${python3}import os\nprint("Content-Type: text/html\\n")\nos.system("true")\n`,
  ),
  {
    ...works(
      'a program behind a header, and PYTHONUNBUFFERED',
      `${python3}import os\nprint("Content-Type: text/html\\n")\nos.system("echo hello")\n`,
    ),
    htaccess: 'SetEnv PYTHONUNBUFFERED 1\n',
  },
  works(
    'a program that writes the header',
    `${python3}import os\nos.system("printf 'Content-Type: text/html\\\\n\\\\n'")\nprint("<p>")\n`,
  ),
];
