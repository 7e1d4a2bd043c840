import { badHeader, badName, endOfOutput } from './logLines.js';
import { casesOf, type ScriptCase } from './scriptCase.js';
import { bash, file, node, perl, python, ruby, sh, underMore } from './uploads.js';

const order = casesOf('outputOrder');
const fork = casesOf('fork');
const ascii = casesOf('nonAscii');
const exceptions = casesOf('exceptions');
const cgitb = casesOf('cgitb');
const exit = casesOf('exitStatus');
const background = casesOf('background');
const rule = 'unflushed-output-order';

export const outputOrder: readonly ScriptCase[] = [
  order.refused(
    'os.system',
    python`
import os
print("Content-Type: text/html\n")
os.system("echo '<p>hello'")
`,
    badHeader('<p>hello'),
    rule,
  ),
  order.refused(
    'subprocess.call',
    python`
import subprocess
print("Content-Type: text/html\n")
subprocess.call(["echo", "<p>hello"])
`,
    badHeader('<p>hello'),
    rule,
  ),
  order.refused(
    'subprocess.run',
    python`
import subprocess
print("Content-Type: text/html\n")
subprocess.run(["/bin/echo", "<p>hello"], check=True)
`,
    badHeader('<p>hello'),
    rule,
  ),
  order.refused(
    'Popen and wait',
    python`
from subprocess import Popen
print("Content-Type: text/html\n")
Popen(["echo", "<p>hello"]).wait()
`,
    badHeader('<p>hello'),
    rule,
  ),
  order.refused(
    'sys.stdout.buffer',
    python`
import sys
print("Content-Type: text/html\n")
sys.stdout.buffer.write(b"<p>hello\n" * 2000)
sys.stdout.buffer.flush()
`,
    badHeader('<p>hello'),
    rule,
  ),
  order.refused(
    'os.write',
    python`
import os
print("Content-Type: text/html\n")
os.write(1, b"<p>hello\n")
`,
    badHeader('<p>hello'),
    rule,
  ),
  order.refused(
    'in a function',
    python`
import os


def page():
    print("Content-Type: text/html\n")
    os.system("echo '<p>hello'")


page()
`,
    badHeader('<p>hello'),
    rule,
  ),
  order.refused(
    'with a variable for the command',
    python`
import subprocess
command = "echo '<p>hello'"
print("Content-Type: text/html\n")
subprocess.call(command, shell=True)
`,
    badHeader('<p>hello'),
    rule,
  ),
  order.well(
    'perl with system, which flushes first',
    perl`
print "Content-Type: text/html\n\n";
system("echo '<p>hello'");
exit;
`,
  ),
  order.well(
    'perl with $| and system',
    perl`
$| = 1;
print "Content-Type: text/html\n\n";
system("echo '<p>hello'");
`,
  ),
  order.well(
    'flush=True',
    python`
import os
print("Content-Type: text/html\n", flush=True)
os.system("echo '<p>hello'")
`,
  ),
  order.well(
    'sys.stdout.flush()',
    python`
import os
import sys
print("Content-Type: text/html\n")
sys.stdout.flush()
os.system("echo '<p>hello'")
`,
  ),
  order.well(
    '-u',
    file('page.py')`#!/usr/bin/python3 -u
import os
print("Content-Type: text/html\n")
os.system("echo '<p>hello'")
`,
  ),
  order.well(
    'PYTHONUNBUFFERED',
    underMore(
      'SetEnv PYTHONUNBUFFERED 1\n',
      python`
import os
print("Content-Type: text/html\n")
os.system("echo '<p>hello'")
`,
    ),
  ),
  order.well(
    'the output of the child is taken',
    python`
import subprocess
print("Content-Type: text/html\n")
print(subprocess.check_output(["echo", "<p>hello"]).decode())
`,
  ),
  order.well(
    'os.popen',
    python`
import os
print("Content-Type: text/html\n")
print(os.popen("echo '<p>hello'").read())
`,
  ),
  order.well(
    'a child that says nothing',
    python`
import subprocess
print("Content-Type: text/html\n")
subprocess.call(["true"], stdout=subprocess.DEVNULL)
print("<p>hello")
`,
  ),
  order.well(
    'the child first, its output away',
    python`
import os
os.system("true >/dev/null")
print("Content-Type: text/html\n")
print("<p>hello")
`,
  ),
  order.well(
    'all through the buffer',
    python`
import sys
out = sys.stdout.buffer
out.write(b"Content-Type: text/html\n\n")
out.write(b"<p>hello")
`,
  ),
  order.well(
    'reconfigured to lines',
    python`
import os
import sys
sys.stdout.reconfigure(line_buffering=True)
print("Content-Type: text/html\n")
os.system("echo '<p>hello'")
`,
  ),
  order.well(
    'a shell and its children',
    sh`
echo "Content-Type: text/html"
echo
/bin/echo "<p>hello"
`,
  ),
  order.well(
    'ruby, which flushes before a child',
    ruby`
$stdout.sync = true
puts "Content-Type: text/html\n\n"
system("echo '<p>hello'")
`,
  ),
];

export const forks: readonly ScriptCase[] = [
  fork.halfway(
    'the header twice',
    python`
import os
print("Content-Type: text/html\n")
if os.fork() == 0:
    print("<p>child")
else:
    os.wait()
    print("<p>hello")
`,
    { type: 'text/html', body: '<p>child\nContent-Type: text/html', rules: [] },
  ),
  fork.well(
    'perl, which flushes first',
    perl`
print "Content-Type: text/html\n\n";
my $child = fork();
if ($child == 0) { print "<p>child\n"; exit 0; }
waitpid($child, 0);
print "<p>hello\n";
`,
    { body: '<p>child\n<p>hello' },
  ),
  fork.well(
    'flushed',
    python`
import os
print("Content-Type: text/html\n", flush=True)
if os.fork() == 0:
    os._exit(0)
os.wait()
print("<p>hello")
`,
  ),
  fork.well(
    'a child that leaves without a word',
    python`
import os
print("Content-Type: text/html\n")
if os.fork() == 0:
    os._exit(0)
os.wait()
print("<p>hello")
`,
  ),
];

export const nonAscii: readonly ScriptCase[] = [
  ascii.well(
    'print',
    python`
print("Content-Type: text/html; charset=utf-8\n")
print("<p>hello, Zoë")
`,
  ),
  ascii.well(
    'print in a format',
    python`
name = "Zoë"
print(f"Content-Type: text/html; charset=utf-8\n\n<p>hello, {name}")
`,
  ),
  ascii.well(
    'perl',
    perl`
print "Content-Type: text/html; charset=utf-8\n\n<p>hello, Zoë";
`,
  ),
  ascii.well(
    'ruby',
    ruby`
puts "Content-Type: text/html; charset=utf-8\n\n<p>hello, Zoë"
`,
  ),
  ascii.halfway(
    'PYTHONIOENCODING is ascii',
    underMore(
      'SetEnv PYTHONIOENCODING ascii\n',
      python`
print("Content-Type: text/html\n")
print("<p>hello")
print("<p>Zoë")
`,
    ),
    { type: 'text/html', body: '<p>hello\n', logOfCgi: 'UnicodeEncodeError' },
  ),
];

export const exceptionCases: readonly ScriptCase[] = [
  exceptions.hidden(
    'before the header, for what is not installed',
    python`
import a_module_that_nobody_has
print("Content-Type: text/html\n")
`,
    endOfOutput,
  ),
  exceptions.hidden(
    'before the header, for what is not in the request',
    python`
import os
name = os.environ["HTTP_X_NEVER_SENT"]
print("Content-Type: text/html\n")
print(name)
`,
    endOfOutput,
  ),
  exceptions.hidden(
    'a file that is not there',
    perl`
open(my $in, "<", "/nonexistent/table") or die "no table";
print "Content-Type: text/html\n\n<p>hello";
`,
    endOfOutput,
  ),
  exceptions.hidden(
    'ruby',
    ruby`
require "a_library_that_nobody_has"
puts "Content-Type: text/html\n\n"
`,
    endOfOutput,
  ),
  exceptions.hidden(
    'node',
    node`
require("a-package-that-nobody-has");
console.log("Content-Type: text/html\n");
`,
    endOfOutput,
  ),
  exceptions.halfway(
    'behind the header',
    python`
print("Content-Type: text/html\n")
print("<p>hello")
print(1 / 0)
`,
    { type: 'text/html', body: '<p>hello' },
  ),
  exceptions.well(
    'caught',
    python`
try:
    print("Content-Type: text/html\n")
    print("<p>hello")
    print(1 / 0)
except ZeroDivisionError:
    print("<p>failed")
`,
  ),
  exceptions.well(
    'caught before the header',
    python`
try:
    import a_module_that_nobody_has
except ImportError:
    a_module_that_nobody_has = None
print("Content-Type: text/html\n")
print("<p>hello")
`,
  ),
  exceptions.well(
    'finally writes the page',
    python`
page = "<p>hello"
try:
    page += "<p>more"
finally:
    print("Content-Type: text/html\n")
    print(page)
`,
  ),
];

export const cgitbCases: readonly ScriptCase[] = [
  cgitb.hidden(
    'an exception before the header',
    python`
import cgitb
cgitb.enable()
import os
name = os.environ["HTTP_X_NEVER_SENT"]
print("Content-Type: text/html\n")
`,
    badName('<!--'),
    { rules: ['removed-stdlib-module'] },
  ),
  cgitb.well(
    'enabled',
    python`
import cgitb
cgitb.enable()
print("Content-Type: text/html\n")
print("<p>hello")
`,
    { rules: ['removed-stdlib-module'] },
  ),
  cgitb.well(
    'an exception behind the header is shown',
    python`
import cgitb
cgitb.enable()
print("Content-Type: text/html\n")
print("<p>hello")
raise ValueError("no")
`,
    { rules: ['removed-stdlib-module'] },
  ),
  cgitb.well(
    'into a folder, without a display',
    python`
import cgitb
cgitb.enable(display=0, logdir="/tmp")
print("Content-Type: text/html\n")
print("<p>hello")
`,
    { rules: ['removed-stdlib-module'] },
  ),
];

export const exitStatuses: readonly ScriptCase[] = [
  exit.well(
    '1, behind the page',
    python`
import sys
print("Content-Type: text/html\n")
print("<p>hello")
sys.exit(1)
`,
  ),
  exit.well(
    '3, of a shell',
    sh`
echo "Content-Type: text/html"
echo
echo "<p>hello"
exit 3
`,
  ),
  exit.well(
    'the last command of a shell fails',
    bash`
echo "Content-Type: text/html"
echo
echo "<p>hello"
false
`,
  ),
  exit.well(
    'perl',
    perl`
print "Content-Type: text/html\n\n<p>hello";
exit 255;
`,
  ),
  exit.well(
    'early, where it is used otherwise',
    python`
import sys
if len(sys.argv) > 1:
    print("usage: page.py")
    sys.exit(2)
print("Content-Type: text/html\n")
print("<p>hello")
`,
  ),
  exit.refused(
    'before the header',
    python`
import sys
sys.exit(1)
print("Content-Type: text/html\n")
`,
    endOfOutput,
    [],
  ),
];

export const backgrounds: readonly ScriptCase[] = [
  background.halfway(
    'it keeps the output',
    sh`
echo "Content-Type: text/html"
echo
echo "<p>hello"
sleep 2 &
`,
    { type: 'text/html', body: '<p>hello' },
  ),
  background.well(
    'its output goes elsewhere',
    sh`
echo "Content-Type: text/html"
echo
echo "<p>hello"
sleep 2 >/dev/null 2>&1 &
`,
  ),
  background.well(
    'python, elsewhere',
    python`
import subprocess
subprocess.Popen(["sleep", "2"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print("Content-Type: text/html\n")
print("<p>hello")
`,
  ),
];
