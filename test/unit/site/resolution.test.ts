import assert from 'node:assert/strict';
import { unknownProfile } from '../../../server/src/apache/profiles.js';
import { resolve } from '../../../server/src/site/handlerMap.js';
import type { PathKind } from '../../../server/src/site/request.js';
import { loadMemorySite } from '../../support/lintSite.js';
import { memoryFiles } from '../../support/memoryFiles.js';

const profile = {
  ...unknownProfile,
  modules: new Set([
    'core',
    'mime',
    'cgid',
    'actions',
    'alias',
    'authz_core',
    'php',
    'proxy',
    'rewrite',
    'status',
    'wsgi',
  ]),
  defines: new Map<string, string | null>(),
  version: '2.4.71',
};

const script = '#!/bin/sh\necho\n';

/** The class and the status of `page.py` in `/site`. */
async function servedBy(
  htaccess: Readonly<Record<string, string>>,
  { file = 'page.py', lookedUp = {} }: { file?: string; lookedUp?: Readonly<Record<string, PathKind>> } = {},
): Promise<string> {
  const texts = Object.entries(htaccess).map(([folder, text]) => [`/site/${folder}.htaccess`, `${text}\n`]);
  const site = await loadMemorySite(
    memoryFiles({ ...Object.fromEntries(texts), [`/site/${file}`]: script, '/site/plain': script }),
  );
  const known = new Map(Object.entries({ '/site': 'folder', '/site/plain': 'file', ...lookedUp } as const));
  const [resolution] = resolve({ ...site, lookedUp: known }, `/site/${file}`, profile);
  return `${resolution?.class} ${resolution?.status}`;
}

const toPlain = 'RewriteEngine On\nRewriteRule ^page plain [L]';
const toAbsent = 'RewriteEngine On\nRewriteRule ^page absent [L]';
const absent = { lookedUp: { '/site/absent': 'none' } } as const;

describe('a rewritten request to which a rule has given a handler', () => {
  const answer = (handler: string, more = ''): Promise<string> =>
    servedBy({
      '': `${more}\nRewriteEngine On\nRewriteRule ^page - [H=${handler}]\nRewriteRule ^page plain [L]`,
    });

  it('is refused by what runs programs, which finds none', async () => {
    assert.equal(await answer('cgi-script', 'Options +ExecCGI'), 'refused 500');
    assert.equal(await answer('application/x-httpd-php'), 'refused 500');
  });

  it('is forbidden where ExecCGI is off, and by what sends files', async () => {
    assert.equal(await answer('cgi-script'), 'forbidden 403');
    assert.equal(await answer('default-handler'), 'forbidden 403');
    assert.equal(await answer('no-such-handler'), 'forbidden 403');
  });

  it('is answered by what tells of the server', async () => {
    assert.equal(await answer('server-status'), 'static null');
  });

  it('is answered by the program of an Action', async () => {
    assert.equal(await answer('mine', 'Action mine /elsewhere'), 'per-request null');
  });
});

describe('a request that is rewritten to a name that is none', () => {
  it('is not found, though a program would answer for the name', async () => {
    const handler = '<Files absent>\nSetHandler cgi-script\n</Files>';
    assert.equal(
      await servedBy({ '': `Options +ExecCGI\n${toAbsent}\n${handler}` }, absent),
      'forbidden 404',
    );
  });

  it('is forbidden where the handler asks for ExecCGI first', async () => {
    const handler = '<Files absent>\nSetHandler cgi-script\n</Files>';
    assert.equal(await servedBy({ '': `${toAbsent}\n${handler}` }, absent), 'forbidden 403');
  });

  it('is not found by an Action, unless it is a virtual one', async () => {
    const action = (virtual: string): string =>
      `${toAbsent}\nSetHandler mine\nAction mine /elsewhere${virtual}`;
    assert.equal(await servedBy({ '': action('') }, absent), 'forbidden 404');
    assert.equal(await servedBy({ '': action(' virtual') }, absent), 'per-request null');
  });

  it('is passed on to another server all the same', async () => {
    const rules = `${toAbsent}\nRewriteRule ^absent http://127.0.0.1:1/ [P]`;
    assert.equal(await servedBy({ '': rules }, absent), 'persistent null');
  });

  it('goes on to the file that stands in the way, for a program to take the rest', async () => {
    const rule = 'RewriteEngine On\nRewriteRule ^page plain/more [L]';
    const more = { lookedUp: { '/site/plain/more': 'none' } } as const;
    const handler = '<Files plain>\nSetHandler cgi-script\n</Files>';
    assert.equal(await servedBy({ '': rule }, more), 'forbidden 404');
    assert.equal(await servedBy({ '': `Options +ExecCGI\n${rule}\n${handler}` }, more), 'per-request null');
    const off = 'AcceptPathInfo Off';
    assert.equal(
      await servedBy({ '': `Options +ExecCGI\n${off}\n${rule}\n${handler}` }, more),
      'forbidden 404',
    );
  });
});

describe('Options', () => {
  const above = 'Options +ExecCGI\nOptions None\nSetHandler cgi-script';
  const below = (text: string): Promise<string> =>
    servedBy({ '': above, 'sub/': text }, { file: 'sub/page.py' });

  it('with a sign come back below a line without one, where the .htaccess has a line of the core', async () => {
    assert.equal(await below('FileETag None'), 'per-request null');
    assert.equal(await below('<Limit GET>\nSetEnv A b\n</Limit>'), 'per-request null');
  });

  it('do not come back below where it has none', async () => {
    assert.equal(await below('SetEnv A b'), 'forbidden 403');
    assert.equal(await below('<IfModule mod_mime.c>\nSetEnv A b\n</IfModule>'), 'forbidden 403');
  });

  it('All allows rewriting by FollowSymLinks alone', async () => {
    const rewriting = 'RewriteEngine On\nRewriteRule ^nothing plain';
    assert.notEqual(await servedBy({ '': `Options All\n${rewriting}` }), 'forbidden 403');
    assert.equal(
      await servedBy({ '': `Options All\nOptions -FollowSymLinks\n${rewriting}` }),
      'forbidden 403',
    );
  });
});

describe('a request that is rewritten to a file', () => {
  it('is what that file is', async () => {
    const handler = '<Files plain>\nSetHandler cgi-script\n</Files>';
    assert.equal(await servedBy({ '': `Options +ExecCGI\n${toPlain}\n${handler}` }), 'per-request null');
  });
});
