import { Random } from './random.js';

/** A site made up at random: what its .htaccess files say, the files beside them, and which of them to ask for. */
export interface MadeSite {
  /** By path below the site. */
  readonly files: Readonly<Record<string, string>>;
  /** Paths of the files to ask for. */
  readonly asked: readonly string[];
  /** Names of the constructs that its .htaccess files hold. */
  readonly constructs: ReadonlySet<string>;
}

/**
 * A program for every handler: `sh`, Python and PHP each read their own part of it. What it says when it runs does
 * not stand in it in one piece, so that its source cannot be taken for its answer.
 */
export const program = (who: string): string =>
  [
    '#!/bin/sh',
    `''''printf 'Content-Type: text/plain\\n\\nran-%s ${who}' by-cgi; exit #'''`,
    'def application(environ, start_response):',
    "    start_response('200 OK', [('Content-Type', 'text/plain')])",
    `    return [b'ran-' + b'by-wsgi ${who}']`,
    `#<?php echo 'ran-', 'by-php ${who}'; ?>`,
    '',
  ].join('\n');

const handlers = [
  'cgi-script',
  'cgi-script',
  'wsgi-script',
  'application/x-httpd-php',
  'php-script',
  'default-handler',
  'by-action',
  'no-such-handler',
  'CGI-Script',
  'server-status',
];
const types = ['text/html', 'text/x-mine', 'image/gif', '"text/html;charset=utf-8"'];
const magicTypes = ['application/x-httpd-cgi', 'application/x-httpd-php', 'cgi-script', 'wsgi-script'];
const extensions = ['.py', 'py', '.cgi', '.PL', '.foo', '.txt', '.css', '.bak'];
const names = [
  'page.py',
  'page.cgi',
  'page.pl',
  'page.foo',
  'page.py.txt',
  'page.txt.py',
  'page.cgi.bak',
  'PAGE.PY',
  'style.css',
  'text.txt',
  'plain',
  '.py',
  'a b.py',
  'page.unheard.cgi',
  'page..py',
  'page.py.',
  'page.de.foo.bak.txt.PL',
  "it's.py",
];

/** One thing that a .htaccess may say, alone or with what it needs. */
type Construct = (random: Random) => string;

const some = (random: Random, from: readonly string[], most: number): string =>
  Array.from({ length: random.between(1, most) }, () => random.pick(from)).join(' ');

const lines: Readonly<Record<string, Construct>> = {
  AddHandler: (random) => `AddHandler ${random.pick(handlers)} ${some(random, extensions, 6)}`,
  RemoveHandler: (random) => `RemoveHandler ${some(random, extensions, 2)}`,
  SetHandler: (random) => `SetHandler ${random.pick(handlers)}`,
  'SetHandler None': (random) => `SetHandler ${random.pick(['None', 'none'])}`,
  ForceType: (random) => `ForceType ${random.pick([...types, ...magicTypes])}`,
  'ForceType None': () => 'ForceType None',
  AddType: (random) => `AddType ${random.pick(types)} ${some(random, extensions, 2)}`,
  'AddType of a handler': (random) => `AddType ${random.pick(magicTypes)} ${some(random, extensions, 2)}`,
  RemoveType: (random) => `RemoveType ${some(random, extensions, 2)}`,
  'Options with signs': (random) =>
    `Options ${random.pick(['+ExecCGI', '+ExecCGI', '-ExecCGI', '+Indexes', '-Indexes +ExecCGI'])}`,
  Options: (random) =>
    `Options ${random.pick(['ExecCGI', 'All', 'None', 'FollowSymLinks ExecCGI', 'Indexes'])}`,
  'Action for a handler': (random) => `Action by-action /PROGRAM${random.pick(['', ' virtual'])}`,
  'Action for a type': (random) => `Action ${random.pick(types)} /PROGRAM${random.pick(['', ' virtual'])}`,
  'Require all denied': () => 'Require all denied',
  'Require all granted': () => 'Require all granted',
  'Deny from all': () => 'Deny from all',
  'Allow from all': (random) => `Order ${random.pick(['Allow,Deny', 'Deny,Allow'])}\nAllow from all`,
  'Require in containers': (random) =>
    inContainer(
      random.pick(['RequireAll', 'RequireAny', 'RequireNone']),
      Array.from({ length: 2 }, () => `Require ${random.pick(requirements)}`).join('\n'),
    ),
  'Satisfy Any': () => 'Satisfy Any',
  'RewriteRule that sets a handler': (random) =>
    rewriting(random, `${random.pick(rewritePatterns)} - [H=${random.pick(handlers)}]`),
  'RewriteRule that sets a type': (random) =>
    rewriting(random, `${random.pick(rewritePatterns)} - [T=${random.pick([...types, ...magicTypes])}]`),
  'RewriteRule that forbids': (random) =>
    rewriting(random, `${random.pick(rewritePatterns)} - [${random.pick(['F', 'G', 'R=404'])}]`),
  'RewriteRule to a file': (random) =>
    rewriting(
      random,
      `${random.pick(rewritePatterns)} ${random.pick(['page.py', 'page.txt.py', 'plain'])} [L]`,
    ),
  'RewriteRule to another server': (random) =>
    rewriting(random, `${random.pick(rewritePatterns)} http://127.0.0.1:1/ [P]`),
  'RewriteEngine Off': () => 'RewriteEngine Off',
  RewriteOptions: (random) =>
    `RewriteOptions ${random.pick(['Inherit', 'InheritBefore', 'InheritDown', 'IgnoreInherit'])}`,
  AddEncoding: () => 'AddEncoding x-mine .bak',
  AddLanguage: () => 'AddLanguage de .py',
  SetEnv: () => 'SetEnv COLOUR blue',
  AcceptPathInfo: (random) => `AcceptPathInfo ${random.pick(['On', 'Off', 'Default'])}`,
  ErrorDocument: (random) => `ErrorDocument ${random.pick(['403', '404'])} Sorry`,
  DirectoryIndex: () => 'DirectoryIndex page.py',
  RewriteBase: () => 'RewriteBase /PROGRAM',
};

const requirements = ['all granted', 'all granted', 'all denied', 'method GET', 'method POST'];

/** `RequireNone` lets nobody in by itself, and the server refuses it alone. */
const inContainer = (name: string, inner: string): string =>
  name === 'RequireNone'
    ? `<RequireAll>\nRequire all granted\n<RequireNone>\n${inner}\n</RequireNone>\n</RequireAll>`
    : `<${name}>\n${inner}\n</${name}>`;

const rewritePatterns = [
  '\\.py$',
  '^page\\.',
  '^PAGE',
  '!^page',
  '^(a/)?plain$',
  '.',
  '^(?!page)',
  '^(?<name>[a-z]+)\\.',
];
const rewriteConditions = [
  '%{REQUEST_FILENAME} -f',
  '%{REQUEST_FILENAME} !-f',
  '%{REQUEST_METHOD} ^GET$',
  '%{QUERY_STRING} .',
  '%{REQUEST_METHOD}:%{QUERY_STRING} ^GET:$',
  '%{REQUEST_URI} /a/ [OR]\nRewriteCond %{REQUEST_URI} PAGE [NC]',
];

function rewriting(random: Random, rule: string): string {
  const engine = random.chance(0.8) ? 'RewriteEngine On\n' : '';
  const condition = random.chance(0.4) ? `RewriteCond ${random.pick(rewriteConditions)}\n` : '';
  return `${engine}${condition}RewriteRule ${rule}`;
}

const fileConditions = ['page.py', '*.py', '?age.*', 'p[a-h]ge.cgi', 'nothing.*', '*'];
const expressions = [
  '\\\\.py$',
  '^page\\\\.',
  '\\\\.(cgi|pl)$',
  'nothing',
  '(?i)\\\\.PY',
  '^[^.]+$',
  '^(?!page)',
  '^(?<name>\\\\w+)\\\\.(?=py)',
];
const conditions = [
  '%{REQUEST_URI} =~ /\\\\.py$/',
  '%{REQUEST_URI} =~ m#/a/#',
  "%{REQUEST_METHOD} == 'GET'",
  "%{QUERY_STRING} == ''",
  'true',
  'false',
  '! true',
  "%{REQUEST_FILENAME} =~ /page/ && %{REQUEST_METHOD} in { 'GET', 'HEAD' }",
  '-f %{REQUEST_FILENAME}',
  "tolower(%{REQUEST_URI}) -strmatch '*.py'",
];

const sections: Readonly<Record<string, (random: Random, inner: string) => string>> = {
  Files: (random, inner) => `<Files "${random.pick(fileConditions)}">\n${inner}\n</Files>`,
  'Files ~': (random, inner) =>
    `<Files ~ "${random.pick(expressions).replaceAll('\\\\', '\\')}">\n${inner}\n</Files>`,
  FilesMatch: (random, inner) =>
    `<FilesMatch "${random.pick(expressions).replaceAll('\\\\', '\\')}">\n${inner}\n</FilesMatch>`,
  If: (random, inner) => `<If "${condition(random)}">\n${inner}\n</If>`,
  Else: (random, inner) => `<If "${condition(random)}">\nSetEnv A b\n</If>\n<Else>\n${inner}\n</Else>`,
  ElseIf: (random, inner) =>
    `<If "${condition(random)}">\nSetEnv A b\n</If>\n<ElseIf "${condition(random)}">\n${inner}\n</ElseIf>`,
  Limit: (random, inner) => `<Limit ${random.pick(['GET', 'POST', 'GET POST'])}>\n${inner}\n</Limit>`,
  LimitExcept: (random, inner) => `<LimitExcept ${random.pick(['GET', 'POST'])}>\n${inner}\n</LimitExcept>`,
  IfModule: (random, inner) =>
    `<IfModule ${random.pick(['mod_mime.c', '!mod_mime.c', 'cgi_module', 'mod_fcgid.c', 'actions_module'])}>\n${inner}\n</IfModule>`,
  IfVersion: (random, inner) =>
    `<IfVersion ${random.pick(['>= 2.4', '< 2.4', '~ ^2\\.4\\.'])}>\n${inner}\n</IfVersion>`,
  IfDefine: (random, inner) => `<IfDefine ${random.pick(['NOTHING', '!NOTHING'])}>\n${inner}\n</IfDefine>`,
};

const condition = (random: Random): string => random.pick(conditions).replaceAll('\\\\', '\\');

/** All that a site may be made of. */
export const constructs: readonly string[] = [...Object.keys(lines), ...Object.keys(sections)];

export function madeSite(seed: number): MadeSite {
  const random = new Random(seed);
  const used = new Set<string>();
  const folders = ['', 'a', ...(random.chance(0.7) ? ['a/b'] : []), ...(random.chance(0.3) ? ['a/b/c'] : [])];
  const files: Record<string, string> = {};
  for (const folder of folders) {
    const prefix = folder === '' ? '' : `${folder}/`;
    if (folder === '' || random.chance(0.6)) {
      const start = folder === '' && random.chance(0.8) ? 'Options +ExecCGI\n' : '';
      files[`${prefix}.htaccess`] = `${start}${block(random, used, random.between(2, 7), 0)}\n`;
    }
    for (const name of [random.pick(names), random.pick(names), random.pick(names)]) {
      files[`${prefix}${name}`] = program('page');
    }
  }
  files['act/.htaccess'] = random.chance(0.8)
    ? 'Options +ExecCGI\nSetHandler cgi-script\nRequire all granted\n'
    : 'Options +ExecCGI\n';
  files['act/program'] = program('program');
  const all = Object.keys(files).filter((path) => !path.endsWith('.htaccess') && !path.startsWith('act/'));
  const asked = new Set(Array.from({ length: 4 }, () => random.pick(all)));
  return { files, asked: [...asked].sort(), constructs: used };
}

/** How deep sections are nested. */
export const deepest = 2;

/** So many things as a .htaccess or a section may say. */
export function block(random: Random, used: Set<string>, length: number, depth: number): string {
  return Array.from({ length }, () => construct(random, used, depth)).join('\n');
}

function construct(random: Random, used: Set<string>, depth: number): string {
  if (depth < deepest && random.chance(0.35)) {
    const name = random.pick(Object.keys(sections));
    used.add(name);
    // Methods are limited of plain lines only: the server refuses sections there.
    const inner = block(random, used, random.between(1, 3), name.startsWith('Limit') ? deepest : depth + 1);
    return sections[name]?.(random, inner) ?? '';
  }
  const name = random.pick(Object.keys(lines));
  used.add(name);
  return lines[name]?.(random) ?? '';
}
