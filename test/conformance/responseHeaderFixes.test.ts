import assert from 'node:assert/strict';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startPrivateApache } from '../../server/src/measure/privateApache.js';
import { orSkip } from '../support/installed.js';
import { defaultSettings, lintSite } from '../support/lintSite.js';
import { type MemoryFiles, memoryFiles, withChanges } from '../support/memoryFiles.js';
import { type SentAnswer, sentHeaders } from '../support/sentHeaders.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';

const modules = [
  'mpm_prefork',
  'php',
  'access_compat',
  'alias',
  'authz_host',
  'autoindex',
  'cgid',
  'deflate',
  'dir',
  'expires',
  'filter',
  'headers',
  'info',
  'mime',
  'remoteip',
  'rewrite',
  'status',
];

/** A request may say from where it comes. */
const configuration = 'RemoteIPHeader X-From\nRemoteIPInternalProxy 127.0.0.1\n';

const page = '<!DOCTYPE html>\n<title>Hello</title>\n';
const letters = '<!DOCTYPE html>\n<title>Über uns</title>\n';
const run = 'Options +ExecCGI\nAddHandler cgi-script .cgi\n';
const framed = '#!/bin/sh\nprintf "X-Frame-Options: DENY\\nContent-Type: text/html\\n\\nhello"\n';
const toHttps = (condition: string): string =>
  `RewriteEngine On\nRewriteCond ${condition}\nRewriteRule ^ https://%{HTTP_HOST}%{REQUEST_URI} [R=302,L]\n`;

/** A site of which a rule speaks, and what a visitor sees before and after its fix. */
interface FixedSite {
  readonly rule: string;
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  readonly look: readonly Look[];
}

interface Look {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The field that the fix is about; none where it is about the status. */
  readonly field?: string;
  readonly before: readonly (string | number)[];
  readonly after: readonly (string | number)[];
}

/** With the page itself, and with an error that the server answers. */
const withErrors = (field: string, value: string): readonly Look[] => [
  { path: 'index.html', field, before: [200], after: [200, value] },
  { path: 'absent', field, before: [404], after: [404, value] },
];

const policy = "default-src 'self'";

const sites: readonly FixedSite[] = [
  {
    rule: 'missing-nosniff',
    what: 'sends the field with pages and errors',
    files: { '.htaccess': 'DirectoryIndex index.html\n', 'index.html': page },
    look: withErrors('X-Content-Type-Options', 'nosniff'),
  },
  {
    rule: 'missing-frame-protection',
    what: 'sends the field with pages and errors',
    files: { '.htaccess': 'DirectoryIndex index.html\n', 'index.html': page },
    look: withErrors('X-Frame-Options', 'SAMEORIGIN'),
  },
  {
    rule: 'missing-frame-protection',
    what: 'sends the field with what a program answers',
    files: {
      '.htaccess': `${run}DirectoryIndex index.cgi\n`,
      'index.cgi': '#!/bin/sh\nprintf "Content-Type: text/html\\n\\nhello"\n',
    },
    look: [{ path: '', field: 'X-Frame-Options', before: [200], after: [200, 'SAMEORIGIN'] }],
  },
  {
    rule: 'missing-referrer-policy',
    what: 'sends the field with pages and errors',
    files: { '.htaccess': 'DirectoryIndex index.html\n', 'index.html': page },
    look: withErrors('Referrer-Policy', 'strict-origin-when-cross-origin'),
  },
  {
    rule: 'missing-content-security-policy',
    what: 'sends a policy that is tried out',
    files: { '.htaccess': 'DirectoryIndex index.html\n', 'index.html': page },
    look: [
      ...withErrors('Content-Security-Policy-Report-Only', policy),
      { path: 'index.html', field: 'Content-Security-Policy', before: [200], after: [200] },
    ],
  },
  {
    rule: 'missing-hsts',
    what: 'sends the field to those alone who come by https, as the proxy in front says',
    files: { '.htaccess': toHttps('%{HTTP:X-Forwarded-Proto} !https'), 'index.html': page },
    look: [
      {
        path: 'index.html',
        headers: { 'X-Forwarded-Proto': 'https' },
        field: 'Strict-Transport-Security',
        before: [200],
        after: [200, 'max-age=86400'],
      },
      { path: 'index.html', field: 'Strict-Transport-Security', before: [302], after: [302] },
    ],
  },
  {
    rule: 'missing-hsts',
    what: 'leaves those alone who come by http',
    files: { '.htaccess': toHttps('%{HTTPS} off'), 'index.html': page },
    look: [{ path: 'index.html', field: 'Strict-Transport-Security', before: [302], after: [302] }],
  },
  {
    rule: 'missing-charset',
    what: 'names the encoding of pages and of what programs send',
    files: {
      '.htaccess': `${run}DirectoryIndex index.html\n`,
      'index.html': letters,
      'other.cgi': '#!/bin/sh\nprintf "Content-Type: text/html\\n\\nhello"\n',
    },
    look: [
      {
        path: 'index.html',
        field: 'Content-Type',
        before: [200, 'text/html'],
        after: [200, 'text/html; charset=utf-8'],
      },
      {
        path: 'other.cgi',
        field: 'Content-Type',
        before: [200, 'text/html'],
        after: [200, 'text/html; charset=utf-8'],
      },
    ],
  },
  {
    rule: 'header-only-on-success',
    what: 'sends the field with errors and redirects too',
    files: {
      '.htaccess': 'Redirect /SITE/old /SITE/new\nHeader set X-Frame-Options DENY\n',
      'index.html': page,
    },
    look: [
      { path: 'index.html', field: 'X-Frame-Options', before: [200, 'DENY'], after: [200, 'DENY'] },
      { path: 'absent', field: 'X-Frame-Options', before: [404], after: [404, 'DENY'] },
      { path: 'old', field: 'X-Frame-Options', before: [302], after: [302, 'DENY'] },
    ],
  },
  {
    rule: 'header-only-on-success',
    what: 'has a program within the server send the field a second time, as the fix warns',
    files: {
      '.htaccess':
        'Header set X-Frame-Options DENY\n<FilesMatch "\\.php$">\n  SetHandler application/x-httpd-php\n</FilesMatch>\n',
      'own.php': '<?php header("X-Frame-Options: SAMEORIGIN"); echo 1;\n',
    },
    look: [
      {
        path: 'own.php',
        field: 'X-Frame-Options',
        before: [200, 'DENY'],
        after: [200, 'DENY', 'SAMEORIGIN'],
      },
    ],
  },
  {
    rule: 'duplicated-header',
    what: 'leaves one of two lines',
    files: {
      '.htaccess': 'Header always set X-Frame-Options DENY\nHeader set X-Frame-Options SAMEORIGIN\n',
      'index.html': page,
    },
    look: [
      {
        path: 'index.html',
        field: 'X-Frame-Options',
        before: [200, 'DENY', 'SAMEORIGIN'],
        after: [200, 'DENY'],
      },
    ],
  },
  {
    rule: 'duplicated-header',
    what: "puts the line in the place of a program's own field",
    files: { '.htaccess': `${run}Header set X-Frame-Options SAMEORIGIN\n`, 'page.cgi': framed },
    look: [
      {
        path: 'page.cgi',
        field: 'X-Frame-Options',
        before: [200, 'DENY', 'SAMEORIGIN'],
        after: [200, 'SAMEORIGIN'],
      },
    ],
  },
  {
    rule: 'obsolete-security-header',
    what: 'no longer sends the field',
    files: { '.htaccess': 'Header set P3P "CP=NOI"\n', 'index.html': page },
    look: [{ path: 'index.html', field: 'P3P', before: [200, 'CP=NOI'], after: [200] }],
  },
  {
    rule: 'weak-content-security-policy',
    what: 'adds to the policy',
    files: {
      '.htaccess': 'Header always set Content-Security-Policy "script-src \'self\'"\n',
      'index.html': page,
    },
    look: [
      {
        path: 'index.html',
        field: 'Content-Security-Policy',
        before: [200, "script-src 'self'"],
        after: [200, "script-src 'self'; object-src 'none'"],
      },
    ],
  },
  {
    rule: 'server-status-exposed',
    what: 'shuts out those who come from elsewhere',
    files: {
      '.htaccess': '<Files "status">\n  SetHandler server-status\n</Files>\n',
      'index.html': page,
    },
    look: [
      { path: 'status', headers: { 'X-From': '192.0.2.7' }, before: [200], after: [403] },
      { path: 'status', before: [200], after: [200] },
    ],
  },
  {
    rule: 'directory-listing',
    what: 'switches the list off, and sends the files as before',
    files: { '.htaccess': 'Options +Indexes\n', 'files/one.txt': 'one\n' },
    look: [
      { path: 'files/', before: [200], after: [403] },
      { path: 'files/one.txt', before: [200], after: [200] },
    ],
  },
  {
    rule: 'directory-listing',
    what: 'takes the word out of a line without signs',
    files: { '.htaccess': 'Options Indexes FollowSymLinks\n', 'files/one.txt': 'one\n' },
    look: [{ path: 'files/', before: [200], after: [403] }],
  },
  {
    rule: 'directory-listing',
    what: 'switches the list off behind "All"',
    files: { '.htaccess': 'Options All', 'files/one.txt': 'one\n' },
    look: [{ path: 'files/', before: [200], after: [403] }],
  },
  {
    rule: 'exposed-dot-files',
    what: 'hides files and folders that begin with a dot, and not /.well-known',
    files: {
      '.htaccess': 'DirectoryIndex index.html\n',
      'index.html': page,
      '.env': 'A=1\n',
      '.git/config': '[core]\n',
      '.well-known/acme': 'x\n',
    },
    look: [
      { path: '.env', before: [200], after: [404] },
      { path: '.git/config', before: [200], after: [404] },
      { path: '.well-known/acme', before: [200], after: [200] },
      { path: 'index.html', before: [200], after: [200] },
    ],
  },
  {
    rule: 'missing-compression',
    what: 'compresses texts for those who take it',
    files: { '.htaccess': 'DirectoryIndex index.html\n', 'index.html': page.repeat(100) },
    look: [
      {
        path: 'index.html',
        headers: { 'Accept-Encoding': 'gzip' },
        field: 'Content-Encoding',
        before: [200],
        after: [200, 'gzip'],
      },
    ],
  },
  {
    rule: 'missing-cache-policy',
    what: 'says how long a style sheet may be kept',
    files: { '.htaccess': 'DirectoryIndex index.html\n', 'index.html': page, 'style.css': 'p { }\n' },
    look: [{ path: 'style.css', field: 'Cache-Control', before: [200], after: [200, 'max-age=86400'] }],
  },
];

describe('the fixes of rules about answers, on a real Apache', () => {
  for (const [index, site] of sites.entries()) {
    it(`${site.rule} ${site.what}`, async function () {
      await orSkip(this, () => check(site, `site${index}`));
    });
  }

  it('are those of all fifteen rules', () => {
    assert.equal(new Set(sites.map(({ rule }) => rule)).size, 15);
  });
});

async function check({ rule, files, look }: FixedSite, name: string): Promise<void> {
  const texts = Object.entries(files).map(([path, text]) => [
    `/site/${path}`,
    text.replaceAll('SITE', 'before'),
  ]);
  const before = memoryFiles(Object.fromEntries(texts));
  const after = await fixed(rule, before);
  await withTemporaryFolder({}, async (folder) => {
    await chmod(folder, 0o755);
    await layOut(before, join(folder, 'before'));
    await layOut(after, join(folder, 'after'));
    const apache = await startPrivateApache({ documentRoot: folder, modules, configuration });
    try {
      for (const each of look) {
        const seen = async (place: string): Promise<readonly (string | number)[]> =>
          shownOf(each, await sentHeaders(`${apache.url}/${place}/${each.path}`, each.headers));
        assert.deepEqual(await seen('before'), each.before, `${name} before: ${each.path}`);
        assert.deepEqual(await seen('after'), each.after, `${name} after: ${each.path}`);
      }
    } finally {
      await apache.stop();
    }
  });
}

const shownOf = ({ field }: Look, answer: SentAnswer): readonly (string | number)[] => [
  answer.status,
  ...(field === undefined ? [] : answer.valuesOf(field)),
];

/** With the first fix of the rule's first finding; a redirect for one place is moved to the other. */
async function fixed(rule: string, files: MemoryFiles): Promise<MemoryFiles> {
  const linted = await lintSite(files, { ...defaultSettings, severities: new Map([[rule, 'warning']]) });
  const finding = linted.flatMap(({ findings }) => findings).find((each) => each.rule === rule);
  const [fix] = finding?.ownFixes() ?? [];
  assert.ok(fix !== undefined, `${rule} says nothing, or has no fix`);
  assert.equal(fix.safety, 'unsafe');
  const changed = withChanges(files, fix.changes);
  return new Map(
    [...changed].map(([path, file]) => {
      const text = Buffer.from(file.bytes).toString('utf8').replaceAll('/before/', '/after/');
      return [path, { ...file, bytes: Buffer.from(text, 'utf8') }];
    }),
  );
}

async function layOut(files: MemoryFiles, folder: string): Promise<void> {
  for (const [path, { bytes, mode }] of files) {
    const target = join(folder, path.replace('/site/', ''));
    await mkdir(dirname(target), { recursive: true, mode: 0o755 });
    await writeFile(target, bytes, { mode });
  }
}
