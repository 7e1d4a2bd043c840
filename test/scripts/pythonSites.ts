const type = 'Content-Type: text/html';

/** A Python script and the modules beside it. */
export interface PythonSite {
  readonly page: string;
  readonly beside: Readonly<Record<string, string>>;
}

const site = (page: string, beside: Readonly<Record<string, string>>): PythonSite => ({ page, beside });

const header = `def start(kind="text/html"):\n    print("Content-Type: " + kind)\n    print()\n`;

/** What is said of each is compared with what Python really writes. */
export const pythonSites: readonly PythonSite[] = [
  site('import header\nheader.start()\nprint("<p>")', { 'header.py': header }),
  site('import header as h\nh.start("text/plain")\nprint("<p>")', { 'header.py': header }),
  site('from header import start\nstart()\nprint("<p>")', { 'header.py': header }),
  site('from header import start as begin\nbegin()\nprint("<p>")', { 'header.py': header }),
  site('from header import *\nstart()\nprint("<p>")', { 'header.py': header }),
  site('import header\nprint("<p>")', { 'header.py': `print("${type}\\n")\n` }),
  site('import header\nprint("<p>")', { 'header.py': `print("${type}")\n` }),
  site('import header\nheader.start()\nprint("<p>")', {
    'header.py': `def start():\n    print("${type}")\n`,
  }),
  site('import config\nprint("Content-Type: " + config.KIND)\nprint()', {
    'config.py': 'KIND = "text/html"\n',
  }),
  site('from config import HEADER\nprint(HEADER)', { 'config.py': `HEADER = "${type}\\n"\n` }),
  site('from config import *\nprint(HEADER)\nprint(_OTHER)', {
    'config.py': `HEADER = "${type}\\n"\n_OTHER = 1\n`,
  }),
  site('from config import *\nprint(HEADER)', {
    'config.py': `__all__ = ["HEADER"]\nHEADER = "${type}\\n"\nOTHER = 1\n`,
  }),
  site('import page\npage.Page("x").show()', {
    'page.py': `class Page:\n    def __init__(self, title):\n        self.title = title\n    def show(self):\n        print("${type}\\n")\n        print(self.title)\n`,
  }),
  site(
    'from page import Base\nclass Page(Base):\n    def body(self):\n        print("<p>")\n\nPage().show()',
    {
      'page.py': `class Base:\n    def show(self):\n        print("${type}\\n")\n        self.body()\n`,
    },
  ),
  site('import a\na.start()', { 'a.py': 'import b\ndef start():\n    b.start()\n', 'b.py': header }),
  site('from lib import header\nheader.start()', { 'lib/__init__.py': '', 'lib/header.py': header }),
  site('import lib.header\nlib.header.start()', { 'lib/__init__.py': '', 'lib/header.py': header }),
  site('from lib.header import start\nstart()', { 'lib/__init__.py': '', 'lib/header.py': header }),
  site('import lib\nlib.start()', {
    'lib/__init__.py': 'from .header import start\n',
    'lib/header.py': header,
  }),
  site('import lib\nlib.start()', {
    'lib/__init__.py': 'from . import header\nstart = header.start\n',
    'lib/header.py': header,
  }),
  site('from lib.a.b import start\nstart()', {
    'lib/__init__.py': '',
    'lib/a/__init__.py': '',
    'lib/a/b.py': 'from ..header import start\n',
    'lib/header.py': header,
  }),
  site('import header\nimport header\nprint("<p>")', { 'header.py': `print("${type}\\n")\n` }),
  site('import a\nprint("<p>")', { 'a.py': 'import b\n', 'b.py': `import a\nprint("${type}\\n")\n` }),
  site('import config\nconfig.kind = "text/plain"\nconfig.start()', {
    'config.py': 'kind = "text/html"\ndef start():\n    print("Content-Type: " + kind + "\\n")\n',
  }),
  site(`import tools\nprint("${type}\\n")\ntools.run()`, {
    'tools.py': 'import os\ndef run():\n    os.system("date")\n',
  }),
  site(`import tools\ntools.header()\ntools.run()`, {
    'tools.py': `import os, sys\ndef header():\n    print("${type}\\n")\n    sys.stdout.flush()\ndef run():\n    os.system("date")\n`,
  }),
  site(`import tools\nprint("${type}\\n")\nprint(tools.name())`, {
    'tools.py': 'def name():\n    return "x"\n',
  }),
  site(`import tools\nprint("${type}\\n")`, {
    'tools.py': 'if __name__ == "__main__":\n    print("oops")\n',
  }),
  site(`import tools\nprint("${type}\\n")`, { 'tools.py': 'print("loaded")\n' }),
  site(`import tools\nprint("${type}\\n")`, { 'tools.py': 'import sys\nprint("loaded", file=sys.stderr)\n' }),
  site(`import json\njson.start()`, { 'json.py': header }),
  site(`import sys\nsys.path.append("lib")\nimport header\nheader.start()`, { 'header.py': header }),
  site(
    `import sys, os\nsys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))\nimport header\nheader.start()`,
    { 'header.py': header },
  ),
  site(`try:\n    import header\nexcept ImportError:\n    header = None\nif header:\n    header.start()`, {
    'header.py': header,
  }),
  site(`def main():\n    import header\n    header.start()\n\nmain()`, { 'header.py': header }),
  site(`import header\nheader.out("${type}\\n")`, { 'header.py': 'import sys\nout = sys.stdout.write\n' }),
  site(`from header import *\nmain()`, {
    'header.py': `from other import *\ndef main():\n    begin()\n`,
    'other.py': `def begin():\n    print("${type}\\n")\n`,
  }),
  site(`import header\nheader.each(lambda: print("${type}\\n"))`, { 'header.py': 'def each(f):\n    f()\n' }),
  site(`from . import header\nheader.start()`, { 'header.py': header }),
  site(`import header\nheader.counter += 1\nheader.start()`, { 'header.py': `counter = 0\n${header}` }),
];
