import assert from 'node:assert/strict';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unknownProfile } from '../../server/src/apache/profiles.js';
import { type PrivateApache, startPrivateApache } from '../../server/src/measure/privateApache.js';
import { resolve } from '../../server/src/site/handlerMap.js';
import { loadMemorySite } from '../support/lintSite.js';
import { memoryFiles } from '../support/memoryFiles.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';

const modules = ['mime', 'cgid', 'dir', 'alias', 'authz_host', 'access_compat', 'actions', 'env', 'setenvif'];

const profile = {
  ...unknownProfile,
  modules: new Set(modules),
  defines: new Map<string, string | null>(),
  version: '2.4.71',
};

/** Says whether it ran: its source does not hold the word in one piece. */
const script = '#!/bin/sh\nprintf "Content-Type: text/plain\\n\\nex"\nprintf "ecuted"\n';

interface HandlerCase {
  readonly shows: string;
  /** .htaccess files by folder; the top is the empty name. */
  readonly htaccess: Readonly<Record<string, string>>;
  readonly file: string;
}

const cases: readonly HandlerCase[] = [
  {
    shows: 'a handler added for the extension',
    htaccess: { '': 'Options +ExecCGI\nAddHandler cgi-script .py' },
    file: 'a.py',
  },
  {
    shows: 'names in any case, extensions without their dot',
    htaccess: { '': 'options +execcgi\naddhandler CGI-Script PY' },
    file: 'a.py',
  },
  {
    shows: 'an extension in the middle of a name',
    htaccess: { '': 'Options +ExecCGI\nAddHandler cgi-script .py' },
    file: 'a.py.txt',
  },
  {
    shows: 'an extension in capitals',
    htaccess: { '': 'Options +ExecCGI\nAddHandler cgi-script .py' },
    file: 'A.PY',
  },
  {
    shows: 'the part before the first dot, which is no extension',
    htaccess: { '': 'Options +ExecCGI\nAddHandler cgi-script .py' },
    file: 'py',
  },
  {
    shows: 'a name that starts with a dot',
    htaccess: { '': 'Options +ExecCGI\nAddHandler cgi-script .py' },
    file: '.py',
  },
  { shows: 'a handler without ExecCGI', htaccess: { '': 'AddHandler cgi-script .py' }, file: 'a.py' },
  {
    shows: 'ExecCGI taken away below',
    htaccess: { '': 'Options +ExecCGI\nAddHandler cgi-script .py', sub: 'Options -ExecCGI' },
    file: 'sub/a.py',
  },
  {
    shows: 'Options without signs below, which replace those above',
    htaccess: { '': 'Options +ExecCGI\nAddHandler cgi-script .py', sub: 'Options FollowSymLinks' },
    file: 'sub/a.py',
  },
  { shows: 'Options All', htaccess: { '': 'Options All\nAddHandler cgi-script .py' }, file: 'a.py' },
  {
    shows: 'RemoveHandler before AddHandler in one file',
    htaccess: { '': 'Options +ExecCGI\nRemoveHandler .py\nAddHandler cgi-script .py' },
    file: 'a.py',
  },
  {
    shows: 'RemoveHandler below',
    htaccess: { '': 'Options +ExecCGI\nAddHandler cgi-script .py', sub: 'RemoveHandler .py' },
    file: 'sub/a.py',
  },
  {
    shows: 'SetHandler for a whole folder',
    htaccess: { '': 'Options +ExecCGI', sub: 'SetHandler cgi-script' },
    file: 'sub/a.txt',
  },
  {
    shows: 'SetHandler None below',
    htaccess: { '': 'Options +ExecCGI\nSetHandler cgi-script', sub: 'SetHandler None' },
    file: 'sub/a.txt',
  },
  {
    shows: 'a Files section above against a plain line below',
    htaccess: {
      '': 'Options +ExecCGI\n<Files "*.py">\nSetHandler cgi-script\n</Files>',
      sub: 'SetHandler default-handler',
    },
    file: 'sub/a.py',
  },
  {
    shows: 'FilesMatch that does not match',
    htaccess: { '': 'Options +ExecCGI\n<FilesMatch "^b">\nSetHandler cgi-script\n</FilesMatch>' },
    file: 'a.py',
  },
  {
    shows: 'Files with a tilde and an expression',
    htaccess: { '': 'Options +ExecCGI\n<Files ~ "\\.p[yl]$">\nSetHandler cgi-script\n</Files>' },
    file: 'a.py',
  },
  {
    shows: 'a type that is a handler',
    htaccess: { '': 'Options +ExecCGI\nAddType application/x-httpd-cgi .py' },
    file: 'a.py',
  },
  {
    shows: 'a guard of a module that is not loaded',
    htaccess: { '': 'Options +ExecCGI\n<IfModule mod_wsgi.c>\nAddHandler cgi-script .py\n</IfModule>' },
    file: 'a.py',
  },
  {
    shows: 'a guard of a module that is loaded',
    htaccess: { '': 'Options +ExecCGI\n<IfModule cgid_module>\nAddHandler cgi-script .py\n</IfModule>' },
    file: 'a.py',
  },
  {
    shows: 'a handler whose module is not loaded',
    htaccess: { '': 'Options +ExecCGI\nAddHandler wsgi-script .py' },
    file: 'a.py',
  },
  {
    shows: 'a handler whose module is not loaded, without ExecCGI',
    htaccess: { '': 'AddHandler wsgi-script .py' },
    file: 'a.py',
  },
  { shows: 'no handler at all', htaccess: { '': 'Options +ExecCGI' }, file: 'a.py' },
  {
    shows: 'access denied to everybody',
    htaccess: {
      '': 'Options +ExecCGI\nAddHandler cgi-script .py\n<FilesMatch "a">\nRequire all denied\n</FilesMatch>',
    },
    file: 'a.py',
  },
  {
    shows: 'Deny from all',
    htaccess: { '': 'Options +ExecCGI\nAddHandler cgi-script .py', sub: 'Deny from all' },
    file: 'sub/a.py',
  },
  {
    shows: 'Deny from all above, forgotten for an Order below',
    htaccess: { '': 'Options +ExecCGI\nAddHandler cgi-script .py\nDeny from all', sub: 'Order deny,allow' },
    file: 'sub/a.py',
  },
  {
    shows: 'Order allow,deny without Allow',
    htaccess: { '': 'Options +ExecCGI\nAddHandler cgi-script .py\nOrder allow,deny' },
    file: 'a.py',
  },
  {
    shows: 'Deny from all, which Order lets Allow overrule',
    htaccess: {
      '': 'Options +ExecCGI\nAddHandler cgi-script .py\nOrder deny,allow\nDeny from all\nAllow from all',
    },
    file: 'a.py',
  },
  {
    shows: 'Deny from all, which Order puts above Allow',
    htaccess: {
      '': 'Options +ExecCGI\nAddHandler cgi-script .py\nOrder Allow,Deny\nAllow from all\nDeny from all',
    },
    file: 'a.py',
  },
  {
    shows: 'Deny from all beside a Require that would let everybody in',
    htaccess: {
      '': 'Options +ExecCGI\nAddHandler cgi-script .py\nRequire all granted\n<Files "a.*">\nDeny from all\n</Files>',
    },
    file: 'a.py',
  },
  {
    shows: 'Satisfy Any, by which a Require lets in whom Deny shuts out',
    htaccess: {
      '': 'Options +ExecCGI\nAddHandler cgi-script .py\nRequire all granted\nDeny from all\nSatisfy Any',
    },
    file: 'a.py',
  },
  {
    shows: 'the last of two lines for one extension',
    htaccess: { '': 'Options +ExecCGI\nAddHandler default-handler .py\nAddHandler cgi-script .py' },
    file: 'a.py',
  },
];

describe('the handler of a file, as the server answers', () => {
  for (const { shows, htaccess, file } of cases) {
    it(shows, async () => {
      const texts = Object.fromEntries(
        Object.entries(htaccess).map(([folder, text]) => [join(folder, '.htaccess'), `${text}\n`]),
      );
      const site = await loadMemorySite(
        memoryFiles(
          Object.fromEntries(
            Object.entries({ ...texts, [file]: script }).map(([path, text]) => [`/site/${path}`, text]),
          ),
        ),
      );
      const [resolution] = resolve(site, `/site/${file}`, profile);
      const seen = await withTemporaryFolder(texts, (folder) => answerOf(folder, file));
      assert.equal(shownBy(resolution?.class ?? ''), seen);
    });
  }
});

const shownBy = (handlerClass: string): string =>
  handlerClass === 'static' || handlerClass === 'source-disclosed' ? 'sent' : handlerClass;

async function answerOf(folder: string, file: string): Promise<string> {
  await chmod(folder, 0o755);
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), script);
  await chmod(join(folder, file), 0o755);
  const apache: PrivateApache = await startPrivateApache({ documentRoot: folder, modules });
  try {
    const response = await fetch(`${apache.url}/${file}`);
    if (response.status === 403) return 'forbidden';
    const body = await response.text();
    if (body.includes('executed')) return 'per-request';
    return body === script ? 'sent' : `${response.status} ${body}`;
  } finally {
    await apache.stop();
  }
}
