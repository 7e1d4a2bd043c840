import type { VisitorRequest } from '../support/servedSite.js';

/** A script that works while its Python has the modules, and must answer the same without them once it is fixed. */
export interface RemovedModuleScript {
  readonly name: string;
  readonly text: string;
  readonly requests: readonly VisitorRequest[];
}

const type = { 'content-type': 'application/x-www-form-urlencoded' };

/** What browsers send, and a few things that only programs do. */
const formRequests: readonly VisitorRequest[] = [
  { path: 'page.py' },
  { path: 'page.py?name=Ann&colour=red&colour=blue&empty=' },
  { path: 'page.py?name=%3Cb%3E%26%22&colour=gr%C3%BCn+dunkel&x=%FF' },
  { path: 'page.py', post: 'name=Ann+Lee&colour=red&empty=&note=a%0D%0Ab', headers: type },
  { path: 'page.py?name=query&colour=green', post: 'name=body&colour=red', headers: type },
  { path: 'page.py?colour=green', post: '', headers: type },
  { path: 'page.py?name=json', post: 'name=%C3%A9&colour=%', headers: type },
];

const form = (name: string, text: string): RemovedModuleScript => ({
  name,
  text: `#!/usr/bin/python3\n${text}`,
  requests: formRequests,
});

const plain = (name: string, text: string): RemovedModuleScript => ({
  name,
  text: `#!/usr/bin/python3\n${text}`,
  requests: [{ path: 'page.py' }, { path: 'page.py?name=a%20b' }],
});

const header = 'print("Content-Type: text/plain; charset=utf-8\\n")\n';

export const removedModuleScripts: readonly RemovedModuleScript[] = [
  form(
    'getvalue',
    `import cgi\nform = cgi.FieldStorage()\n${header}print(repr(form.getvalue("name")), form.getvalue("empty", "none"))\n`,
  ),
  form(
    'getvalue of a field sent twice',
    `import cgi\nform = cgi.FieldStorage()\n${header}print(form.getvalue("colour", "none"))\nprint(form.getvalue("colour", default=[]))\n`,
  ),
  form(
    'getfirst and getlist',
    `import cgi\nform = cgi.FieldStorage()\n${header}print(form.getfirst("name", "you"), form.getfirst("colour"), form.getlist("colour"), form.getlist("no"))\n`,
  ),
  form(
    'items, keys, length and truth',
    `import cgi

form = cgi.FieldStorage()
${header}
if not form:
    print("nothing")
for key in sorted(form.keys()):
    item = form[key]
    if isinstance(item, list):
        print(key, [each.value for each in item])
    else:
        print(item.name, item.value)
print(len(form), "name" in form, "no" not in form, sorted(form))
if "name" in form and not isinstance(form["name"], list):
    print(form["name"].value)
try:
    form["no"].value
except KeyError as error:
    print("KeyError", error)
`,
  ),
  form(
    'keep_blank_values',
    `import cgi\nform = cgi.FieldStorage(keep_blank_values=1)\n${header}print(form.getvalue("empty"), sorted(form.keys()))\n`,
  ),
  form(
    'cgi and cgitb in one statement',
    `# -*- coding: utf-8 -*-
"""A page."""
import cgi, cgitb, os

cgitb.enable()

# The form.
form = cgi.FieldStorage()
${header}
print(os.path.basename(__file__), form.getvalue("name"))
`,
  ),
  form(
    'names out of cgi',
    `import sys
from cgi import FieldStorage


def main():
    fields = FieldStorage()
    sys.stdout.write("Content-Type: text/plain\\n\\n")
    show(fields)


def show(given):
    for name in sorted(given.keys()):
        sys.stdout.write("%s=%s\\n" % (name, ascii(given.getlist(name))))


if __name__ == "__main__":
    main()
`,
  ),
  form(
    'a form in a class',
    `import cgi
import sys


class Page:
    def __init__(self):
        self.form = cgi.FieldStorage()

    def write(self):
        print("Content-Type: text/plain\\n")
        print(self.form.getfirst("name", "none").upper().encode("ascii", "replace"))
        print("colour" in self.form, len(self.form), self.form.getlist("colour")[:1] == [self.form.getfirst("colour")])


Page().write()
`,
  ),
  form(
    'a form that is asked at once',
    `import cgi\nprint("Content-Type: text/plain")\nprint()\nprint(ascii(cgi.FieldStorage().getvalue("name", "none")))\n`,
  ),
  form(
    'a form of another name, under an alias',
    `import cgi as c, os\nimport sys\nq = c.FieldStorage(fp=sys.stdin, environ=os.environ)\n${header}print([q.getvalue(each) for each in ("name", "empty")])\n`,
  ),
  form('parse', `import cgi\nfields = cgi.parse()\n${header}print(sorted(fields.items()))\n`),
  form(
    'parse with blank values',
    `from cgi import parse\nfields = parse(keep_blank_values=True)\n${header}print(sorted(fields.items()), fields.get("no", ["-"])[0])\n`,
  ),
  form(
    'a form beside the environment',
    `import os, sys
import cgi
from urllib.parse import parse_qs

query = parse_qs(os.environ["QUERY_STRING"])
form = cgi.FieldStorage()
${header}
print(sorted(query) == sorted(query), os.environ["REQUEST_METHOD"], form.getvalue("name"), file=sys.stdout)
`,
  ),
  plain('pipes.quote', `import os\nimport pipes\n${header}print(pipes.quote(os.environ["QUERY_STRING"]))\n`),
  plain('quote out of pipes', `from pipes import quote\n${header}print(quote("it's"))\n`),
  plain('cgitb alone', `import cgitb; cgitb.enable(display=0, logdir="/tmp")\n${header}print("hello")\n`),
  plain(
    'imp.reload and imp.new_module',
    `import imp, string\n${header}print(imp.reload(string).digits, imp.new_module("a").__name__)\n`,
  ),
  plain(
    'imp.load_source',
    `import imp
import sys
path = "settings.py"
settings = imp.load_source("settings", path)
${header}
print(settings.greeting, settings.__name__, sys.modules["settings"] is settings)
`,
  ),
];
