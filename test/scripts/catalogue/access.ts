import { endOfOutput, notStarted, permissionDenied } from './logLines.js';
import { casesOf, type ScriptCase } from './scriptCase.js';
import { beside, file, perl, python, ruby, sh, under, withMode } from './uploads.js';

const executable = casesOf('executable');
const unreadable = casesOf('unreadable');
const execCgi = casesOf('execCgi');
const denied = notStarted(permissionDenied);
const rule = 'not-executable';

const page = python`
print("Content-Type: text/html\n")
print("<p>hello")
`;
const perlPage = perl`
print "Content-Type: text/html\n\n<p>hello";
`;

export const modes: readonly ScriptCase[] = [
  executable.refused('0644', withMode(0o644, page), denied.log, rule, denied),
  executable.refused('0600', withMode(0o600, page), denied.log, rule, denied),
  executable.refused(
    '0666 and perl',
    withMode(0o666, perlPage),
    denied.log,
    [rule, 'unsafe-permissions'],
    denied,
  ),
  executable.refused(
    'a shell with 0640',
    withMode(
      0o640,
      sh`
echo "Content-Type: text/html"
echo
`,
    ),
    denied.log,
    rule,
    denied,
  ),
  executable.refused(
    'ruby with 0444',
    withMode(
      0o444,
      ruby`
puts "Content-Type: text/html\n\n<p>hello"
`,
    ),
    denied.log,
    rule,
    denied,
  ),
  executable.refused(
    'the owner alone may, and the server is another',
    withMode(0o744, page),
    denied.log,
    rule,
    denied,
  ),
  executable.refused(
    'an interpreter that is a folder',
    file('page.py')`#!/usr/bin
print("Content-Type: text/html\n")
`,
    denied.log,
    'interpreter-missing',
    denied,
  ),
  executable.refused(
    'an interpreter that is not executable',
    file('page.py')`#!/etc/passwd
print("Content-Type: text/html\n")
`,
    denied.log,
    'interpreter-missing',
    { ...denied, byProfile: true },
  ),
  executable.well('0755', page),
  executable.well('0555', withMode(0o555, perlPage)),
  executable.well('0777', withMode(0o777, page), { rules: ['unsafe-permissions'] }),
  executable.well('0705', withMode(0o705, page)),
  executable.well(
    'a module that is not run',
    beside(
      python`
import layout
print("Content-Type: text/html\n")
print("<p>hello")
`,
      { 'layout.py': 'title = "hello"\n' },
    ),
  ),
  unreadable.refused('python with 0711', withMode(0o711, page), endOfOutput, rule),
  unreadable.refused('perl with 0711', withMode(0o711, perlPage), endOfOutput, rule),
  unreadable.refused(
    'a shell with 0711',
    withMode(
      0o711,
      sh`
echo "Content-Type: text/html"
echo
`,
    ),
    endOfOutput,
    rule,
  ),
  unreadable.refused('0111', withMode(0o111, page), endOfOutput, rule),
  unreadable.well('readable for others', withMode(0o745, page)),
];

const noExecCgi = { log: 'AH01262: ', logOfCgi: 'AH02809: ' };

export const execCgiOptions: readonly ScriptCase[] = [
  execCgi.forbidden(
    'a handler alone',
    under('AddHandler cgi-script .py\n', page),
    noExecCgi.log,
    'execcgi-off',
    noExecCgi,
  ),
  execCgi.forbidden(
    'SetHandler alone',
    under('<Files page.py>\nSetHandler cgi-script\n</Files>\n', page),
    noExecCgi.log,
    'execcgi-off',
    noExecCgi,
  ),
  execCgi.forbidden(
    'taken away',
    under('Options -ExecCGI\nAddHandler cgi-script .pl\n', perlPage),
    noExecCgi.log,
    'execcgi-off',
    noExecCgi,
  ),
  execCgi.forbidden(
    'others in its place',
    under('Options Indexes FollowSymLinks\nAddHandler cgi-script .py\n', page),
    noExecCgi.log,
    'execcgi-off',
    noExecCgi,
  ),
  execCgi.forbidden(
    'for one extension only, by a section for another',
    under('AddHandler cgi-script .py .pl\n<Files "*.pl">\nOptions +ExecCGI\n</Files>\n', page),
    noExecCgi.log,
    'execcgi-off',
    noExecCgi,
  ),
  execCgi.forbidden(
    'None',
    under('Options None\nAddHandler cgi-script .py\n', page),
    noExecCgi.log,
    'execcgi-off',
    noExecCgi,
  ),
  execCgi.well('Options ExecCGI', under('Options ExecCGI\nAddHandler cgi-script .py\n', page)),
  execCgi.well('Options All', under('Options All\nAddHandler cgi-script .py\n', page)),
  execCgi.well(
    'in a section for the file',
    under('AddHandler cgi-script .py\n<Files "*.py">\nOptions +ExecCGI\n</Files>\n', page),
  ),
  execCgi.well('in another case', under('options +execcgi\naddhandler cgi-script .py\n', page)),
];
