/** The body of a script that has the query's `name` in `name`, a page to write, and what an attacker gets of it. */
export interface RequestDataScript {
  readonly body: string;
  /** Whether markup in the query comes out of it as markup, or a command in it is run. */
  readonly open: boolean;
}

const open = (body: string): RequestDataScript => ({ body, open: true });
const closed = (body: string): RequestDataScript => ({ body, open: false });

/** In front of each body; `name` is "you" without a query. */
export const head = `#!/usr/bin/python3
import hashlib
import html
import os
import re
import shlex
import subprocess
import sys
from urllib.parse import parse_qs, quote

query = parse_qs(os.environ.get("QUERY_STRING", ""))
name = query.get("name", ["you"])[0]
`;

export const header = 'print("Content-Type: text/html; charset=utf-8\\n", flush=True)\n';

export const pages: readonly RequestDataScript[] = [
  open('print("<p>", name, "</p>")'),
  open('print("<p>" + name + "</p>")'),
  open('print("<p>%s %d</p>" % (name, len(name)))'),
  open('print("<p>%s</p>" % name)'),
  open('print("<p>{} {who}</p>".format(1, who=name))'),
  open('print(f"<p>{name} {len(name):>4}</p>")'),
  open('print(f"<p>{name:>20}</p>")'),
  open('print(f"""<p>\n{name.strip()}\n</p>""")'),
  open('sys.stdout.write(name)'),
  open('page = "<p>Hello "\npage += name\npage += "</p>"\nprint(page)'),
  open(
    'def show(who, times=1):\n    for _ in range(times):\n        print("<li>", who)\nshow(name, times=2)',
  ),
  open('def paragraph(text):\n    return "<p>" + text + "</p>"\nprint(paragraph("a"), paragraph(name))'),
  open(
    'lines = ["<ul>"]\nfor each in query.get("name", []):\n    lines.append("<li>%s</li>" % each)\nlines.append("</ul>")\nprint("\\n".join(lines))',
  ),
  open(
    'class Page:\n    def __init__(self, title):\n        self.title = title\n\n    def write(self):\n        print("<h1>" + self.title + "</h1>")\n\n\nPage(name).write()',
  ),
  open('print("<a href=\\"" + os.environ["REQUEST_URI"] + "\\">again</a>", name)'),
  open('if name not in ("you", "me"):\n    print("<p>Unknown:", name)\nelse:\n    print("<p>Hello")'),
  open('who = name if len(name) > 2 else "somebody"\nprint("<p>", who)'),
  open('print("<p>", ", ".join(query.get("name", [])))'),
  closed('print("<p>", html.escape(name), "</p>")'),
  closed('name = html.escape(name)\nprint(f"<p>{name}</p>")'),
  closed('print("<a href=\\"?name=" + quote(name) + "\\">again</a>")'),
  closed('print("<p>", hashlib.sha256(name.encode()).hexdigest())'),
  closed('print("<p>", len(name), name == "you", "e" in name)'),
  closed('titles = {"you": "Home", "me": "About"}\nprint("<h1>", titles.get(name, "None"))'),
  closed('if re.fullmatch(r"\\w+", name):\n    print("<p>", name)'),
  closed('if name.isalnum():\n    print("<p>", name)\nelse:\n    print("<p>No name")'),
  closed('name = re.sub(r"[^\\w ]", "", name)\nprint("<p>", name)'),
  closed('name = "".join(each for each in name if each.isalnum())\nprint("<p>", name)'),
  closed('if not name.isalpha():\n    sys.exit()\nprint("<p>", name)'),
  closed(
    'def safe(text):\n    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")\nprint("<p>", safe(name))',
  ),
  closed('print("<p>hello", file=sys.stdout)\nprint(name, file=sys.stderr)'),
  closed('try:\n    number = int(name)\nexcept ValueError:\n    number = 0\nprint("<p>", number)'),
];

export const commands: readonly RequestDataScript[] = [
  open('os.system("echo hello " + name)'),
  open('os.system(f"echo hello {name}")'),
  open('print(os.popen("echo hello %s" % name).read())'),
  open('print(subprocess.check_output("echo hello " + name, shell=True).decode())'),
  open('print(subprocess.getoutput("echo hello {}".format(name)))'),
  open('print(subprocess.run(["sh", "-c", "echo hello " + name], capture_output=True, text=True).stdout)'),
  closed(
    'print(subprocess.run(["echo", "hello", html.escape(name, quote=False)], capture_output=True, text=True).stdout)',
  ),
  closed('os.system("echo hello " + shlex.quote(name))'),
  closed('if name.isalnum():\n    os.system("echo hello " + name)'),
  closed('greetings = {"you": "hello"}\nos.system("echo " + greetings.get(name, "nobody"))'),
];
