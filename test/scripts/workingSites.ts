import type { Upload } from './catalogue/scriptCase.js';
import { beside, named, node, perl, php, python, ruby, sh, under, withMode } from './catalogue/uploads.js';

/** One page in every language, as people write it. */
const pages: readonly Upload[] = [
  python`
print("Content-Type: text/html\n")
print("<p>hello")
`,
  perl`
print "Content-type: text/html\n\n";
print "<p>hello";
`,
  ruby`
puts "Content-Type: text/html"
puts
puts "<p>hello"
`,
  sh`
echo "Content-Type: text/html"
echo
echo "<p>hello"
`,
  named(
    'page.js',
    node`
console.log("Content-Type: text/html\n");
console.log("<p>hello");
`,
  ),
  named(
    'page.phpc',
    php`
<?php
echo "Content-Type: text/html\n\n<p>hello";
`,
  ),
];

/** Lines that serve a program of this extension. Some of them are odd; each works. */
const shapes: Readonly<Record<string, (extension: string) => string>> = {
  plain: (e) => `Options +ExecCGI\nAddHandler cgi-script ${e}\n`,
  'in another case, without a point': (e) => `OPTIONS ExecCGI\naddhandler CGI-Script ${e.slice(1)}\n`,
  'in a section for a pattern': (e) =>
    `Options +ExecCGI\n<FilesMatch "\\${e}$">\n  SetHandler cgi-script\n</FilesMatch>\n`,
  'in a section for a name': (e) => `<Files "page${e}">\nOptions +ExecCGI\nSetHandler cgi-script\n</Files>\n`,
  'with a comment behind the line': (e) => `Options +ExecCGI\nAddHandler cgi-script ${e} # my programs\n`,
  'by a media type': (e) => `Options +ExecCGI\nAddType application/x-httpd-cgi ${e}\n`,
  'with a type that is not needed': (e) =>
    `Options +ExecCGI\nAddHandler cgi-script ${e}\nAddType text/html ${e}\n`,
  'twice, and with others': (e) =>
    `Options +ExecCGI -Indexes\nAddHandler cgi-script .cgi ${e} .fcgi\nAddHandler cgi-script ${e}\n`,
  'for the whole folder': () => 'Options +ExecCGI\nSetHandler cgi-script\n',
  'under guards': (e) =>
    `<IfModule mod_mime.c>\nOptions +ExecCGI\nAddHandler cgi-script ${e}\n</IfModule>\n<IfModule mod_php5.c>\nphp_flag engine off\n</IfModule>\n`,
  'with CRLF': (e) => `Options +ExecCGI\r\nAddHandler cgi-script ${e}\r\n`,
  'with joined lines': (e) => `Options \\\n  +ExecCGI\nAddHandler \\\n cgi-script \\\n ${e}\n`,
  'with headers and rewriting': (e) =>
    `Options +ExecCGI +FollowSymLinks\nAddHandler cgi-script ${e}\nRewriteEngine On\nRewriteRule ^nothing$ page${e} [L]\nHeader set X-Frame-Options DENY\nHeader set X-XSS-Protection "1; mode=block"\n`,
  'without a line end': (e) => `Options +ExecCGI\nAddHandler cgi-script ${e}`,
};

const extensionOf = ({ asked }: Upload): string => asked.slice(asked.lastIndexOf('.'));

/** Every page under every shape, with what often lies beside it. */
export const workingSites: readonly Upload[] = pages.flatMap((page) =>
  Object.values(shapes).map((shape, number) =>
    withMode(
      [0o755, 0o775, 0o555][number % 3] ?? 0o755,
      beside(under(shape(extensionOf(page)), page), {
        'style.css': 'p { color: red }\n',
        [`old${extensionOf(page)}.txt`]: 'hello\n',
      }),
    ),
  ),
);
