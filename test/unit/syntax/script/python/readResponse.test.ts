import assert from 'node:assert/strict';
import type { ResponseReading } from '../../../../../server/src/syntax/script/entrypointScript.js';
import { textOf } from '../../../../../server/src/text/span.js';
import { readPythonText } from '../../../../support/pythonScript.js';

const responseOf = async (text: string): Promise<ResponseReading> => (await readPythonText(text)).response;

/** Every way through the script in words. */
async function summary(text: string): Promise<string> {
  const response = await responseOf(text);
  if (response.kind !== 'read') return response.kind;
  const words = response.paths.map(({ fields, end }) => {
    if (end.kind !== 'separator') return end.kind.replaceAll('-', ' ');
    return fields.length === 0 ? 'an empty line first' : 'header';
  });
  return words.join(', ');
}

describe('readResponse', () => {
  for (const [name, text, expected] of [
    ['print()', '#!/usr/bin/python3\nprint("Content-type: text/html")\nprint()\nprint("x")', 'header'],
    [
      'print alone',
      '#!/usr/bin/python3\nprint("Content-type: text/html")\nprint\nprint("<x>")',
      'body without separator',
    ],
    [
      'print alone under Python 2',
      '#!/usr/bin/python2\nprint "Content-type: text/html"\nprint\nprint "<x>"',
      'header',
    ],
    [
      'no empty line',
      '#!/usr/bin/python3\nprint("Content-type: text/html")\nprint("<x>")',
      'body without separator',
    ],
    [
      'sys.stdout.write',
      '#!/usr/bin/python3\nimport sys\nsys.stdout.write("Content-type: text/html\\r\\n\\r\\n<b>")',
      'header',
    ],
    [
      'sys.stdout.buffer.write',
      '#!/usr/bin/python3\nimport sys\nsys.stdout.buffer.write(b"Content-type: image/png\\n\\n")',
      'header',
    ],
    ['a triple-quoted text', '#!/usr/bin/python3\nprint("""Content-type: text/html\n\n<html>""")', 'header'],
    [
      'a triple-quoted text that starts with a line end',
      '#!/usr/bin/python3\nprint("""\nContent-type: text/html\n\n<html>""")',
      'an empty line first',
    ],
    [
      'a raw string',
      '#!/usr/bin/python3\nprint(r"Content-type: text/html\\n\\n")\nprint("<p>")',
      'body without separator',
    ],
    ['end=', '#!/usr/bin/python3\nprint("Content-type: text/html", end="\\n\\n")', 'header'],
    ['sep=', '#!/usr/bin/python3\nprint("Content-type:", "text/html", sep=" ")\nprint()', 'header'],
    ['%', '#!/usr/bin/python3\nt="text/html"\nprint("Content-type: %s\\n" % t)', 'header'],
    ['format()', '#!/usr/bin/python3\nt="text/html"\nprint("Content-type: {}\\n".format(t))', 'header'],
    [
      'an f-string',
      '#!/usr/bin/python3\nimport os\nt=os.environ["X"]\nprint(f"Content-type: {t}\\n")',
      'header',
    ],
    [
      'functions under __main__',
      '#!/usr/bin/python3\ndef h(t="text/html"):\n  print("Content-type: "+t)\n  print()\ndef main():\n  h()\n  print("x")\nif __name__ == "__main__":\n  main()',
      'header',
    ],
    [
      'an exit that needs arguments',
      '#!/usr/bin/python3\nimport sys\nif len(sys.argv)>1:\n  print("usage")\n  sys.exit(1)\nprint("Content-type: text/html\\n")',
      'header',
    ],
    [
      'both arms',
      '#!/usr/bin/python3\nimport cgi\nf=cgi.FieldStorage()\nif "a" in f:\n  print("Content-type: text/html\\n")\nelse:\n  print("Content-type: text/plain\\n")',
      'header, header',
    ],
    [
      'one arm alone',
      '#!/usr/bin/python3\nimport cgi\nf=cgi.FieldStorage()\nif "a" in f:\n  print("Content-type: text/html\\n")\nprint("<html>")',
      'header, body without separator',
    ],
    [
      'a cookie',
      '#!/usr/bin/python3\nfrom http import cookies\nc=cookies.SimpleCookie()\nc["a"]="b"\nprint(c)\nprint("Content-type: text/html\\n")',
      'header',
    ],
    [
      'a cookie and no empty line',
      '#!/usr/bin/python3\nfrom http import cookies\nc=cookies.SimpleCookie()\nc["a"]="b"\nprint(c.output())\nprint("<html>")',
      'body without separator',
    ],
    [
      'a function of another module',
      '#!/usr/bin/python3\nimport mystuff\nmystuff.header()\nprint("<html>")',
      'unknown',
    ],
    [
      'a print of its own',
      '#!/usr/bin/python3\nfrom writers import Writer\nprint = Writer()\nprint("<html>")',
      'unknown',
    ],
    [
      'a text built in a loop',
      '#!/usr/bin/python3\nimport cgitb; cgitb.enable()\nhtml = ""\nfor i in range(3):\n  html += "<li>%d</li>\\n" % i\nprint("Content-type: text/html\\n\\n" + html)',
      'header',
    ],
    [
      'an exception handler',
      '#!/usr/bin/python3\ntry:\n  print("Content-type: text/html\\n")\nexcept Exception as e:\n  print("<p>error")',
      'header',
    ],
    [
      'a WSGI application',
      '#!/usr/bin/python3\ndef application(environ, start_response):\n  start_response("200 OK", [])\n  return [b"x"]\n',
      'none',
    ],
    [
      "wsgiref's gateway",
      '#!/usr/bin/python3\nfrom wsgiref.handlers import CGIHandler\ndef application(environ, start_response):\n  return [b"x"]\nif __name__=="__main__":\n  CGIHandler().run(application)',
      'none',
    ],
    ['an exit and nothing else', '#!/usr/bin/python3\nimport sys\nsys.exit()', 'none'],
    ['a page without a header', '#!/usr/bin/python3\nprint("hello")', 'body without separator'],
    [
      'a status',
      '#!/usr/bin/python3\nprint("Status: 404 Not Found")\nprint("Content-Type: text/plain")\nprint("")\nprint("x")',
      'header',
    ],
    [
      'slashes for backslashes',
      '#!/usr/bin/python3\nprint("Content-Type: text/html/n/n")\nprint("<p>")',
      'body without separator',
    ],
    [
      'joined lines',
      '#!/usr/bin/python3\nlines=["Content-type: text/html","",""]\nprint("\\n".join(lines))',
      'header',
    ],
    [
      'a class',
      '#!/usr/bin/python3\nclass P:\n  def __init__(self,t): self.t=t\n  def header(self): print("Content-type: "+self.t+"\\n")\n  def run(self):\n    self.header()\n    print("x")\nP("text/html").run()',
      'header',
    ],
    [
      'an encoded output',
      '#!/usr/bin/python3\nimport sys,codecs\nsys.stdout=codecs.getwriter("utf-8")(sys.stdout.detach())\nsys.stdout.write("Content-type: text/html\\n\\n")',
      'header',
    ],
    [
      'a child first',
      '#!/usr/bin/python3\nimport os\nos.system("date")\nprint("Content-type: text/html\\n")',
      'body without separator',
    ],
    [
      'a trailing comma of Python 2',
      '#!/usr/bin/python2\nprint "Content-type: text/html\\n\\n",\nprint "<html>"',
      'header',
    ],
    [
      'several values of Python 2',
      '#!/usr/bin/python2\nprint "Content-type:", "text/html"\nprint "Set-Cookie: a=%s" % 3\nprint\n',
      'header',
    ],
    [
      'Python 2 under an open shebang',
      '#!/usr/bin/env python\nprint "Content-type: text/html\\n"\nx = `3`',
      'header',
    ],
    ['what a file holds', '#!/usr/bin/python3\nw = open("x").read()\nprint(w)', 'unknown'],
    [
      'a text that both arms lengthen',
      '#!/usr/bin/python3\nimport os\nhtml = "Content-type: text/html\\n\\n<p>"\nif os.environ["X"]:\n  html += "a\\n"\nelse:\n  html += "b\\n"\nprint(html)',
      'header',
    ],
    [
      'a condition that CGI decides',
      '#!/usr/bin/python3\nimport os\nif os.environ.get("REQUEST_METHOD"):\n  print("Content-type: text/html\\n")\nprint("<x>")',
      'header',
    ],
    [
      'a dedented text',
      '#!/usr/bin/python3\nimport textwrap\nprint(textwrap.dedent("""\\\n    Content-type: text/html\n\n    <p>"""))',
      'header',
    ],
    [
      'a known length',
      '#!/usr/bin/python3\nwith open("f") as f:\n  data=f.read()\nprint("Content-type: text/plain")\nprint("Content-Length: %d" % len(data))\nprint()\nprint(data)',
      'header',
    ],
    [
      'a flag of its own',
      '#!/usr/bin/python3\ndone=False\ndef header():\n  global done\n  if not done:\n    print("Content-type: text/html\\n")\n    done=True\nheader()\nprint("x")',
      'header',
    ],
    [
      'a body in a loop',
      '#!/usr/bin/python3\nprint("Content-type: text/html")\nfor i in range(3):\n  print("<li>")\n',
      'body without separator',
    ],
    [
      'a line of blanks',
      '#!/usr/bin/python3\nprint("Content-type: text/html")\nprint("   ")\nprint("<li>")\n',
      'body without separator',
    ],
  ] as const) {
    it(`reads ${name} as ${expected}`, async () => {
      assert.equal(await summary(text), expected);
    });
  }

  it('tells which statements write the header and what of them is body', async () => {
    const text =
      '#!/usr/bin/python3\nkind = "text/html"\nprint("Content-Type: " + kind)\nprint("\\n<p>", "a")\nprint("b")\n';
    const response = await responseOf(text);
    assert.ok(response.kind === 'read');
    const [block] = response.paths;
    const [field] = block?.fields ?? [];
    assert.ok(field && block?.end.kind === 'separator');
    assert.deepEqual([field.name, field.value], ['Content-Type', 'text/html']);
    assert.equal(textOf(text, field.span), '"Content-Type: "');
    assert.equal(textOf(text, field.write), 'print("Content-Type: " + kind)');
    assert.equal(textOf(text, block.end.write), 'print("\\n<p>", "a")');
    assert.deepEqual(
      block.end.rest.map((piece) => (piece.kind === 'text' ? piece.text : null)),
      ['<p>', ' ', 'a', '\n'],
    );
  });

  it('follows a condition the same way when it is asked again', async () => {
    const text = `import os
full = os.environ["QUERY_STRING"]
if full:
    print("Content-Type: text/html")
if not full:
    print("Content-Type: text/plain")
print()
`;
    assert.equal(await summary(text), 'header, header');
  });

  it('gives up, and soon, on a script with very many ways', async () => {
    const step = (index: number): string =>
      `if os.environ["A${index}"]:\n    print("A${index}: 1")\nelse:\n    print("B${index}: 1")\n`;
    const text = `import os\n${Array.from({ length: 40 }, (_, index) => step(index)).join('')}print()\n`;
    assert.equal(await summary(text), 'unknown');
  });

  it('gives up on functions that call themselves', async () => {
    assert.equal(await summary('def f():\n    f()\n    print("a")\nf()\n'), 'unknown');
  });
});
