import assert from 'node:assert/strict';
import { requestFlows } from '../../../../../server/src/syntax/script/python/requestData/requestFlows.js';
import { textOf } from '../../../../../server/src/text/span.js';
import { readPythonText } from '../../../../support/pythonScript.js';

const form =
  'import cgi, html, os, re, subprocess, sys\nform = cgi.FieldStorage()\nname = form.getvalue("name")\n';

/** Bodies of scripts behind `form` above, and where request data reaches the page. */
const reaching: readonly (readonly [body: string, ...places: readonly string[]])[] = [
  ['print(name)', 'name'],
  ['print("<p>", name)', 'name'],
  ['print("<p>" + name + "</p>")', 'name'],
  ['print("<p>%s</p>" % name)', 'name'],
  ['print("<p>%s %s</p>" % (html.escape("a"), name))', 'name'],
  ['print("<p>{}</p>".format(name))', 'name'],
  ['print(f"<p>{name}</p>")', 'name'],
  ['print(f"<p>{html.escape(name)} {name.upper()}</p>")', 'name.upper()'],
  ['sys.stdout.write(name)', 'name'],
  ['sys.stdout.write("<p>" + name.strip())', 'name.strip()'],
  ['sys.stdout.buffer.write(("<p>" + name).encode())', 'name'],
  ['out = sys.stdout\nout.write(name)', 'name'],
  ['write = sys.stdout.write\nwrite("<b>" + name)', 'name'],
  ['print("hello", end=name)', 'name'],
  ['page = "<p>Hello " + name\nprint(page)', 'name'],
  ['page = "<p>"\npage += name\npage += "</p>"\nprint(page)', 'name'],
  ['parts = []\nparts.append("<p>")\nparts.append("<b>%s</b>" % name)\nprint("".join(parts))', 'name'],
  ['full = "Dr. " + name\nprint("<p>" + full)', 'full'],
  ['print("Dr. " + name)', 'name'],
  ['def page(who):\n    return "<p>" + who\nprint(page(name))', 'who'],
  ['def show(who):\n    print("<p>", who)\nshow(name)', 'who'],
  ['def read():\n    return form["name"].value\nprint(read())', 'read()'],
  [
    'class Page:\n    def __init__(self, who):\n        self.who = who\n    def show(self):\n        print("<p>", self.who)\nPage(name).show()',
    'self.who',
  ],
  [
    'def main():\n    who = cgi.FieldStorage().getfirst("who", "")\n    print(f"<p>{who}")\nif __name__ == "__main__":\n    main()',
    'who',
  ],
  ['print(form["name"].value)', 'form["name"].value'],
  ['print(form.getlist("a")[0])', 'form.getlist("a")[0]'],
  ['for key in form:\n    print("<li>", html.escape(key), form[key].value)', 'form[key].value'],
  ['for key in sorted(form.keys()):\n    print("<li>", key)', 'key'],
  ['print("<p>", ", ".join(form.getlist("a")))', '", ".join(form.getlist("a"))'],
  ['print("".join("<li>%s" % each for each in form.getlist("a")))', 'each'],
  ['print(os.environ["QUERY_STRING"])', 'os.environ["QUERY_STRING"]'],
  ['print("<p>", os.environ.get("PATH_INFO", ""))', 'os.environ.get("PATH_INFO", "")'],
  ['print("<p>", os.getenv("HTTP_REFERER"))', 'os.getenv("HTTP_REFERER")'],
  ['for key, value in os.environ.items():\n    print("<tr><td>", key, value)', 'value'],
  ['for key in sorted(os.environ):\n    print(key, os.environ[key])', 'os.environ[key]'],
  [
    'from urllib.parse import parse_qs\nquery = parse_qs(os.environ["QUERY_STRING"])\nprint("<p>" + query["a"][0])',
    'query["a"][0]',
  ],
  [
    'from urllib.parse import parse_qs\nquery = parse_qs(os.environ["QUERY_STRING"])\nprint("<p>" + query.get("a", [""])[0])',
    'query.get("a", [""])[0]',
  ],
  ['body = sys.stdin.read(int(os.environ["CONTENT_LENGTH"]))\nprint(body)', 'body'],
  [
    'from http import cookies\njar = cookies.SimpleCookie(os.environ.get("HTTP_COOKIE"))\nprint("<p>", jar["user"].value)',
    'jar["user"].value',
  ],
  [
    'from http import cookies\njar = cookies.SimpleCookie()\njar.load(os.environ["HTTP_COOKIE"])\nprint("<p>", jar["user"].value)',
    'jar["user"].value',
  ],
  ['try:\n    number = int(name)\nexcept ValueError:\n    print("<p>No number:", name)', 'name'],
  ['if name not in ("a", "b"):\n    print("<p>Unknown:", name)', 'name'],
  ['if name:\n    print("<p>", name)', 'name'],
  [
    'if "name" in form:\n    print("<p>", form["name"].value)\nelse:\n    print("<p>nobody")',
    'form["name"].value',
  ],
  ['name = name or "you"\nprint("<p>", name)', 'name'],
  ['who = name if name else "you"\nprint("<p>", who)', 'who'],
  ['data = {"who": name, "n": 1}\nprint("<p>%(who)s" % data)', 'data'],
  ['data = {"who": name, "n": 1}\nprint("<p>" + data["who"])', 'data["who"]'],
  ['print("<input value=\\"" + html.escape("a") + name + "\\">")', 'name'],
  ['print("""<p>\n%s\n""" % name)', 'name'],
  ['name = name.replace("x", "y")\nprint("<p>", name)', 'name'],
  ['first, second = name, "b"\nprint("<p>", first)', 'first'],
  ['print("<p>", *[name])', '*[name]'],
  ['with open("a") as file:\n    print("<p>", name)', 'name'],
  ['lines = ["<p>", name]\nprint("\\n".join(lines))', 'name'],
  ['from string import Template\nprint(Template("<p>$who").substitute(who=name))', 'name'],
  ['def outer():\n    global title\n    title = name\nouter()\nprint("<h1>" + title)', 'title'],
  ['if name == "admin":\n    print("hello")\nelse:\n    print("<p>not", name)', 'name'],
];

/** What careful scripts do, and what cannot be known. */
const harmless: readonly string[] = [
  'print(html.escape(name))',
  'print("<p>" + html.escape(name) + "</p>")',
  'name = html.escape(name)\nprint("<p>", name)',
  'from html import escape\nprint(f"<p>{escape(name)}</p>")',
  'try:\n    from html import escape\nexcept ImportError:\n    from cgi import escape\nprint(escape(name))',
  'from xml.sax.saxutils import escape\nprint(escape(name))',
  'from markupsafe import escape\nprint("<p>%s" % escape(name))',
  'from urllib.parse import quote\nprint("<a href=\\"?q=" + quote(name) + "\\">")',
  'print("<p>", int(name))',
  'print("<p>%d" % int(name))',
  'print("<p>%d" % name)',
  'print("<p>", len(name))',
  'print("<p>", name == "a")',
  'print("<p>", name is None)',
  'if name.isdigit():\n    print("<p>", name)',
  'if not name.isalnum():\n    print("<p>no")\n    sys.exit()\nprint("<p>", name)',
  'if name not in ("a", "b"):\n    name = "a"\nprint("<p>", name)',
  'if name in ("a", "b"):\n    print("<p>", name)',
  'if re.match(r"^\\w+$", name):\n    print("<p>", name)',
  'if not re.fullmatch(r"\\w+", name):\n    print("<p>no")\nelse:\n    print("<p>", name)',
  'pattern = re.compile("[a-z]+$")\nif pattern.match(name):\n    print("<p>", name)',
  'match = re.match(r"(\\w+)", name)\nif match:\n    print("<p>", match.group(1))',
  'name = re.sub(r"[^a-z]", "", name)\nprint("<p>", name)',
  'name = "".join(c for c in name if c.isalnum())\nprint("<p>", name)',
  'if all(c in "abc" for c in name):\n    print("<p>", name)',
  'if "<" in name:\n    sys.exit()\nprint("<p>", name)',
  'titles = {"a": "Home", "b": "News"}\nprint("<p>", titles.get(name, "none"))',
  'titles = {"a": "Home", "b": "News"}\nprint("<p>", titles[name])',
  'titles = ["a", "b"]\nprint("<p>", titles[int(name)])',
  'import hashlib\nprint("<p>", hashlib.md5(name.encode()).hexdigest())',
  'import base64\nprint("<p>", base64.b64encode(name.encode()))',
  'import json\nprint(json.dumps({"name": name}))',
  'name = name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")\nprint("<p>", name)',
  'def clean(text):\n    return html.escape(text, quote=True)\nprint("<p>", clean(name))',
  'def clean(text):\n    text = text.replace("<", "&lt;")\n    return text\nprint("<p>", clean(name))',
  'def check(text):\n    if not text.isalnum():\n        print("<p>no")\n        sys.exit()\ncheck(name)\nprint("<p>", name)',
  'import mylib\nprint("<p>", mylib.render(name))',
  'import mylib\nmylib.validate(name)\nprint("<p>", name)',
  'import sqlite3\nrows = sqlite3.connect("a").execute("select a from b where c = ?", (name,)).fetchall()\nfor row in rows:\n    print("<p>", row[0])',
  'print("<p>hello", file=sys.stderr)\nprint(name, file=sys.stderr)',
  'sys.stderr.write(name)',
  'with open("log", "a") as log:\n    log.write(name)\n    print(name, file=log)',
  'print("<p>", os.environ["REMOTE_ADDR"], os.environ.get("SERVER_NAME"))',
  'print("<a href=\\"http://" + os.environ["HTTP_HOST"] + "/\\">")',
  'print("<p>", os.environ.get("SCRIPT_NAME", ""))',
  'for key in ("SERVER_NAME", "SERVER_PORT"):\n    print("<p>", os.environ[key])',
  'for index, value in enumerate(form.getlist("a")):\n    print("<p>", index, html.escape(value))',
  'for key, value in os.environ.items():\n    print("<p>", key, html.escape(value))',
  'print("".join("<li>%s" % html.escape(each) for each in form.getlist("a")))',
  'print("".join(map(html.escape, form.getlist("a"))))',
  'values = [html.escape(each) for each in form.getlist("a")]\nprint("<p>", ", ".join(values))',
  'def print(*args):\n    sys.stdout.write(html.escape(" ".join(args)))\nprint(name)',
  'import io\nsys.stdout = io.StringIO()\nprint(name)',
  'try:\n    number = int(name)\nexcept ValueError:\n    sys.exit()\nprint("<p>", name)',
  'errors = []\nif not name.isalpha():\n    errors.append("name")\nif not errors:\n    print("<p>", name)',
  'assert name.isalnum()\nprint("<p>", name)',
  'data = {"who": name, "n": 1}\nprint("<p>%(n)s" % data)',
  'data = {"who": name, "n": 1}\nprint("<p>", data["n"])',
  'checked = "checked" if name == "on" else ""\nprint("<input " + checked + ">")',
  'name = "you"\nprint("<p>", name)',
  'def page(name):\n    print("<p>", name)\npage("you")',
  'if name:\n    name = html.escape(name)\nelse:\n    name = "you"\nprint("<p>", name)',
  'name = html.escape(name) if name else ""\nprint("<p>", name)',
  'name = name and html.escape(name)\nprint("<p>", name)',
  'amount = float(form.getvalue("amount", 0))\nprint(f"<p>{amount:.2f}")',
  'print(f"<p>{form.getvalue(\'n\', 1):d}")',
  'if is_valid(name):\n    print("<p>", name)',
  'if form.getvalue("a") in ("x", "y"):\n    print("<p>", form.getvalue("a"))',
  'if form["a"].value.isdigit():\n    print("<p>", form["a"].value)',
  'class Request:\n    def __init__(self):\n        self.form = cgi.FieldStorage()\n    def get(self, key):\n        return html.escape(self.form.getvalue(key, ""))\nprint("<p>", Request().get("a"))',
];

const shell: readonly (readonly [body: string, ...places: readonly string[]])[] = [
  ['os.system("ping " + name)', 'name'],
  ['os.system("ping %s" % name)', 'name'],
  ['os.system(f"ping -c 1 {name}")', 'name'],
  ['print(os.popen("whois " + name).read())', 'name'],
  ['subprocess.call("whois " + name, shell=True)', 'name'],
  ['subprocess.run("whois {}".format(name), shell=True, check=True)', 'name'],
  ['command = "whois " + name\nsubprocess.check_output(command, shell=True)', 'command'],
  ['subprocess.getoutput("whois " + name)', 'name'],
  ['subprocess.Popen(["sh", "-c", "whois " + name])', 'name'],
  ['def run(command):\n    return os.popen(command).read()\nrun("whois " + name)', 'name'],
  ['os.system("whois " + html.escape(name))', 'html.escape(name)'],
];

const harmlessToShell: readonly string[] = [
  'subprocess.call(["whois", name])',
  'subprocess.run(["whois", name], shell=False)',
  'import shlex\nos.system("whois " + shlex.quote(name))',
  'import pipes\nos.system("whois " + pipes.quote(name))',
  'os.system("whois %d" % int(name))',
  'os.system("ls")',
  'if re.match(r"^[a-z.]+$", name):\n    os.system("whois " + name)',
  'if name.isalnum():\n    os.system("whois " + name)',
  'hosts = {"a": "a.example"}\nos.system("whois " + hosts[name])',
  'if name == "restart":\n    os.system("service x " + name)',
];

const placesIn = async (body: string, sink: 'output' | 'shell'): Promise<readonly string[]> => {
  const text = `${form}${body}\n`;
  const flows = requestFlows(text, await readPythonText(text)).filter((flow) => flow.sink === sink);
  return [...new Set(flows.map(({ place }) => textOf(text, place.span)))];
};

/** What the fix of removed-stdlib-module puts in the place of cgi.FieldStorage. */
const ownForm = `import os, sys
from urllib.parse import parse_qs

class FormFields(dict):
    def __init__(self):
        query = os.environ.get("QUERY_STRING", "")
        if os.environ.get("REQUEST_METHOD") == "POST":
            length = int(os.environ.get("CONTENT_LENGTH") or -1)
            query = sys.stdin.buffer.read(length).decode(errors="replace") + "&" + query
        super().__init__(parse_qs(query))

    def getvalue(self, name, default=None):
        values = self.get(name, [default])
        return values if len(values) > 1 else values[0]

    def getfirst(self, name, default=None):
        return self.get(name, [default])[0]

form = FormFields()
name = form.getvalue("name", "you")
`;

describe('request data in a script', () => {
  it('is given up, and soon, where lists and dictionaries hold themselves', async () => {
    const doubled =
      'name = [name, name]\n'.repeat(60) +
      'data = {"a": name}\n' +
      'data = {"a": data, "b": data}\n'.repeat(60);
    const text = `${form}for n in form:\n    for m in form:\n        pass\n${doubled}print(name, data)\n`;
    const python = await readPythonText(text);
    const start = performance.now();
    requestFlows(text, python);
    assert.ok(performance.now() - start < 1000);
  });

  it('is followed through a class of its own for the form', async () => {
    const text = `${ownForm}print("<p>", name, form.getfirst("a"))\n`;
    const flows = requestFlows(text, await readPythonText(text));
    assert.deepEqual(
      new Set(flows.map(({ place }) => textOf(text, place.span))),
      new Set(['name', 'form.getfirst("a")']),
    );
  });

  for (const [body, ...places] of reaching) {
    it(`reaches the page: ${body}`, async () => {
      assert.deepEqual(await placesIn(body, 'output'), places);
    });
  }
  for (const body of harmless) {
    it(`does not: ${body}`, async () => {
      assert.deepEqual(await placesIn(body, 'output'), []);
    });
  }
  for (const [body, ...places] of shell) {
    it(`reaches a shell: ${body}`, async () => {
      assert.deepEqual(await placesIn(body, 'shell'), places);
    });
  }
  for (const body of harmlessToShell) {
    it(`reaches no shell: ${body}`, async () => {
      assert.deepEqual(await placesIn(body, 'shell'), []);
    });
  }
});
