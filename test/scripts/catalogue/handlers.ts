import { execFormat, notStarted, permissionDenied } from './logLines.js';
import { casesOf, type ScriptCase } from './scriptCase.js';
import { asking, beside, named, perl, php, python, sh, under, underMore, withMode } from './uploads.js';

const served = casesOf('sourceServed');
const inner = casesOf('innerExtension');
const byType = casesOf('handlerByType');
const otherCase = casesOf('handlerCase');
const whole = casesOf('wholeFolder');
const index = casesOf('directoryIndex');

const page = python`
print("Content-Type: text/html\n")
print("<p>hello")
`;
const perlPage = perl`
print "Content-Type: text/html\n\n<p>hello";
`;
const options = 'Options +ExecCGI\n';
const missing = 'handler-module-missing';

export const sourceServed: readonly ScriptCase[] = [
  served.source('no handler', under(options, page), 'text/x-python', 'source-disclosure'),
  served.source(
    'an extension that is not named',
    under(`${options}AddHandler cgi-script .pl\n`, page),
    'text/x-python',
    'source-disclosure',
  ),
  served.source(
    'an extension that is not named, of perl',
    under(`${options}AddHandler cgi-script .cgi\n`, perlPage),
    'text/x-perl',
    'source-disclosure',
  ),
  served.source(
    'RemoveHandler',
    underMore('RemoveHandler .py\n', page),
    'text/x-python',
    'source-disclosure',
  ),
  served.source(
    'AddType alone',
    under(`${options}AddType text/html .py\n`, page),
    'text/html',
    'source-disclosure',
  ),
  served.source(
    'SetHandler default-handler',
    underMore('<Files page.py>\nSetHandler default-handler\n</Files>\n', page),
    'text/x-python',
    'source-disclosure',
  ),
  served.source(
    'RemoveHandler in a folder below',
    asking('shop/page.py', beside(named('shop/page.py', page), { 'shop/.htaccess': 'RemoveHandler .py\n' })),
    'text/x-python',
    'source-disclosure',
  ),
  served.source(
    'a backup copy',
    asking('page.py~', beside(page, { 'page.py~': '#!/usr/bin/python3\npassword = "secret"\n' })),
    null,
    'source-disclosure',
  ),
  served.source(
    'a copy named .old under SetHandler for one ending',
    asking(
      'page.py.old',
      beside(under(`${options}<FilesMatch "\\.py$">\nSetHandler cgi-script\n</FilesMatch>\n`, page), {
        'page.py.old': '#!/usr/bin/python3\npassword = "secret"\n',
      }),
    ),
    'application/x-trash',
    'source-disclosure',
  ),
  served.source(
    'a slip in the name of the handler',
    under(`${options}AddHandler cgi-scirpt .py\n`, page),
    'text/x-python',
    'unknown-handler',
  ),
  served.source(
    'another name that no module knows',
    under(`${options}AddHandler python-cgi .py\n`, page),
    'text/x-python',
    'unknown-handler',
  ),
  served.source(
    'cgi for cgi-script',
    under(`${options}<FilesMatch "\\.pl$">\nSetHandler cgi\n</FilesMatch>\n`, perlPage),
    'text/x-perl',
    'unknown-handler',
  ),
  served.source(
    'wsgi-script without mod_wsgi',
    under(`${options}AddHandler wsgi-script .py\n`, page),
    'text/x-python',
    missing,
    { byProfile: true },
  ),
  served.source(
    'fcgid-script without mod_fcgid',
    under(`${options}AddHandler fcgid-script .py\n`, page),
    'text/x-python',
    missing,
    { byProfile: true },
  ),
  served.source(
    'PHP without mod_php',
    named(
      'page.php',
      under(
        'AddHandler application/x-httpd-php .php\n',
        withMode(
          0o644,
          php`
<?php echo "hello";
`,
        ),
      ),
    ),
    null,
    missing,
    { byProfile: true },
  ),
  served.source(
    'perl-script without mod_perl',
    under(`${options}AddHandler perl-script .pl\n`, perlPage),
    'text/x-perl',
    missing,
    { byProfile: true },
  ),
  served.source(
    'mod_python',
    under(`${options}AddHandler mod_python .py\n`, page),
    'text/x-python',
    'obsolete-handler',
  ),
  served.well('AddHandler', page),
  served.well(
    'FilesMatch and SetHandler',
    under(`${options}<FilesMatch "\\.py$">\nSetHandler cgi-script\n</FilesMatch>\n`, page),
  ),
  served.well(
    'Files and SetHandler',
    under(`${options}<Files page.py>\nSetHandler cgi-script\n</Files>\n`, page),
  ),
  served.well('RemoveHandler of another extension', underMore('RemoveHandler .pl\n', page)),
  served.source(
    'taken away and given again, for RemoveHandler comes last',
    underMore('RemoveHandler .py\nAddHandler cgi-script .py\n', page),
    'text/x-python',
    'source-disclosure',
  ),
  served.well('SetHandler None, which leaves AddHandler in force', underMore('SetHandler None\n', page)),
  served.well('an extension without its point', under(`${options}AddHandler cgi-script py\n`, page)),
  served.well('a page beside a program', asking('page.html', beside(page, { 'page.html': '<p>hello\n' }))),
];

export const innerExtensions: readonly ScriptCase[] = [
  inner.well('.py.txt', named('page.py.txt', page), { rules: ['handler-matches-inner-extension'] }),
  inner.well('.py.bak', named('page.py.bak', page), { rules: ['handler-matches-inner-extension'] }),
  inner.well('.PY', named('PAGE.PY', page)),
  inner.well('.pl.cgi, both named', named('page.pl.cgi', perlPage)),
  inner.source(
    '.py.txt under FilesMatch',
    named(
      'page.py.txt',
      under(`${options}<FilesMatch "\\.py$">\nSetHandler cgi-script\n</FilesMatch>\n`, page),
    ),
    'text/plain',
    'source-disclosure',
  ),
  inner.source(
    '.PY under FilesMatch, which looks at the case',
    named('PAGE.PY', under(`${options}<FilesMatch "\\.py$">\nSetHandler cgi-script\n</FilesMatch>\n`, page)),
    'text/x-python',
    'source-disclosure',
  ),
  inner.well('.py.en, a language', named('page.py.en', page)),
];

export const handlersByType: readonly ScriptCase[] = [
  byType.well('python', under(`${options}AddType application/x-httpd-cgi .py\n`, page)),
  byType.well('perl', under(`${options}AddType application/x-httpd-cgi .pl\n`, perlPage)),
  byType.forbidden(
    'without ExecCGI',
    under('AddType application/x-httpd-cgi .py\n', page),
    'AH01262: ',
    'execcgi-off',
    { logOfCgi: 'AH02809: ' },
  ),
  byType.refused(
    'not executable',
    under(`${options}AddType application/x-httpd-cgi .py\n`, withMode(0o644, page)),
    notStarted(permissionDenied).log,
    'not-executable',
    notStarted(permissionDenied),
  ),
  byType.source(
    'a slip in the type',
    under(`${options}AddType application/x-http-cgi .py\n`, page),
    'application/x-http-cgi',
    'source-disclosure',
  ),
];

export const handlerCases: readonly ScriptCase[] = [
  otherCase.well('CGI-Script', under(`${options}AddHandler CGI-Script .py\n`, page)),
  otherCase.well(
    'CGI-SCRIPT by SetHandler',
    under(`${options}<Files "*.pl">\nSetHandler CGI-SCRIPT\n</Files>\n`, perlPage),
  ),
  otherCase.well('Cgi-script', under(`${options}ADDHANDLER Cgi-script .PY\n`, page)),
  otherCase.forbidden(
    'CGI-Script without ExecCGI',
    under('AddHandler CGI-Script .py\n', page),
    'AH01262: ',
    'execcgi-off',
    { logOfCgi: 'AH02809: ' },
  ),
];

const folderOfPrograms = `${options}SetHandler cgi-script\n`;
const pngBytes = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

export const wholeFolders: readonly ScriptCase[] = [
  whole.refused(
    'a style sheet',
    asking('style.css', beside(under(folderOfPrograms, page), { 'style.css': 'p { color: red }\n' })),
    notStarted(permissionDenied).log,
    'handler-on-whole-folder',
    notStarted(permissionDenied),
  ),
  whole.refused(
    'a picture',
    asking('logo.png', {
      ...under(folderOfPrograms, page),
      files: { ...under(folderOfPrograms, page).files, 'logo.png': { content: pngBytes, mode: 0o644 } },
    }),
    notStarted(permissionDenied).log,
    'handler-on-whole-folder',
    notStarted(permissionDenied),
  ),
  whole.refused(
    'an executable page',
    asking('about.html', {
      ...under(folderOfPrograms, page),
      files: { ...under(folderOfPrograms, page).files, 'about.html': { content: '<p>about\n', mode: 0o755 } },
    }),
    notStarted(execFormat).log,
    'handler-on-whole-folder',
    notStarted(execFormat),
  ),
  whole.well('programs alone', beside(under(folderOfPrograms, page), {})),
  whole.well(
    'a style sheet taken out',
    asking(
      'style.css',
      beside(under(`${folderOfPrograms}<Files "*.css">\nSetHandler None\n</Files>\n`, page), {
        'style.css': '<p>hello',
      }),
    ),
    { type: 'text/css' },
  ),
  whole.well(
    'a folder for the pictures of its own',
    asking(
      'images/a.txt',
      beside(under(folderOfPrograms, page), {
        'images/.htaccess': 'SetHandler None\n',
        'images/a.txt': '<p>hello',
      }),
    ),
    { type: 'text/plain' },
  ),
];

export const directoryIndexes: readonly ScriptCase[] = [
  index.source(
    'no handler',
    asking('', under('DirectoryIndex index.py\n', named('index.py', page))),
    'text/x-python',
    'source-disclosure',
  ),
  index.source(
    'no handler for this extension',
    asking(
      '',
      under(
        `DirectoryIndex index.pl index.html\n${options}AddHandler cgi-script .cgi\n`,
        named('index.pl', perlPage),
      ),
    ),
    'text/x-perl',
    'source-disclosure',
  ),
  index.source(
    'a handler that nobody knows',
    asking(
      '',
      under(`DirectoryIndex index.py\n${options}AddHandler cgi_script .py\n`, named('index.py', page)),
    ),
    'text/x-python',
    'unknown-handler',
  ),
  index.forbidden(
    'a handler without ExecCGI',
    asking('', under('DirectoryIndex index.py\nAddHandler cgi-script .py\n', named('index.py', page))),
    'AH01262: ',
    'execcgi-off',
    { logOfCgi: 'AH02809: ' },
  ),
  index.well('a handler', asking('', underMore('DirectoryIndex index.py\n', named('index.py', page)))),
  index.well(
    'the page first',
    asking(
      '',
      beside(underMore('DirectoryIndex index.html index.py\n', named('index.py', page)), {
        'index.html': '<p>hello',
      }),
    ),
  ),
  index.well(
    'a shell',
    asking(
      '',
      underMore(
        'DirectoryIndex index.sh\n',
        named(
          'index.sh',
          sh`
echo "Content-Type: text/html"
echo
echo "<p>hello"
`,
        ),
      ),
    ),
  ),
];
