import assert from 'node:assert/strict';
import { matchSnapshot } from '../support/snapshot.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { runCli } from './runCli.js';

const site = {
  '.handler-doctor.json': '{ "server.profile": "all-modules" }',
  '.htaccess':
    'Options +ExecCGI\nAddHandler cgi-script .cgi\nDirectoryIndex index.html index.cgi\n<Files secret.txt>\nRequire all denied\n</Files>\n',
  'page.cgi': '#!/bin/sh\n',
  'style.css': '',
  'secret.txt': '',
  'blog/index.cgi': '#!/bin/sh\n',
  'empty/text.txt': '',
  'open/.htaccess': 'Options +Indexes\nDirectoryIndex disabled\nAcceptPathInfo On\n',
  'open/text.txt': '',
  'spare/.htaccess': 'FallbackResource /page.cgi\n',
  'front/.htaccess':
    'RewriteEngine On\nRewriteCond %{REQUEST_FILENAME} !-f\nRewriteCond %{REQUEST_FILENAME} !-d\nRewriteRule . index.cgi [L]\n',
  'front/index.cgi': '#!/bin/sh\n',
  'front/style.css': '',
  'views/.htaccess': 'Options +MultiViews\n',
  'views/one.html': '',
  'views/two.html': '',
  'views/two.txt': '',
  'views/three.cgi': '#!/bin/sh\n',
  'circle/.htaccess': 'RewriteEngine On\nRewriteRule ^(.*)$ x$1\n',
  'secure/.htaccess':
    'RewriteEngine On\nRewriteCond %{HTTPS} off\nRewriteRule ^ https://example.org/ [R=301,L]\n',
  'secure/page.cgi': '#!/bin/sh\n',
  'refused/.htaccess': 'ProxyPass / http://localhost/\n',
  'refused/index.html': '',
};

async function explained(cwd: string, ...urls: readonly string[]) {
  const asked = urls.flatMap((url) => ['--url', url]);
  const { stdout, status } = await runCli(['explain', '--format', 'json', ...asked], { cwd });
  return { status, files: JSON.parse(stdout).files };
}

/** Path, handler, class and status of each address. */
const answersFor = (...urls: readonly string[]) =>
  withTemporaryFolder(site, async (cwd) => {
    const { files } = await explained(cwd, ...urls);
    return files.map(({ path, handler, class: served, status }: Record<string, unknown>) => [
      path,
      handler,
      served,
      status,
    ]);
  });

describe('handler-doctor explain --url', () => {
  it('takes addresses with a host and without, the query aside', async () => {
    const page = ['page.cgi', 'cgi-script', 'per-request', null];
    assert.deepEqual(
      await answersFor(
        '/page.cgi',
        '/page.cgi?x=1',
        'http://example.org/page.cgi#top',
        '/blog/..//p%61ge.cgi',
      ),
      [page, page, page, page],
    );
  });

  it('takes what follows a file for path info, where the handler does', async () => {
    assert.deepEqual(await answersFor('/page.cgi/more', '/style.css/more', '/open/text.txt/more'), [
      ['page.cgi', 'cgi-script', 'per-request', null],
      ['style.css', null, 'forbidden', 404],
      ['open/text.txt', null, 'static', null],
    ]);
  });

  it('asks a folder for its index, and sends those on who leave out the slash', async () => {
    assert.deepEqual(await answersFor('/blog/', '/blog', '/empty/', '/open/'), [
      ['blog/index.cgi', 'cgi-script', 'per-request', null],
      [null, null, 'forbidden', 301],
      [null, 'httpd/unix-directory', 'forbidden', 403],
      [null, 'httpd/unix-directory', 'static', null],
    ]);
  });

  it('has a front controller answer for names under which nothing stands, and for no others', async () => {
    assert.deepEqual(await answersFor('/front/2024/hello', '/front/style.css', '/front/'), [
      ['front/index.cgi', 'cgi-script', 'per-request', null],
      ['front/style.css', null, 'static', null],
      ['front/index.cgi', 'cgi-script', 'per-request', null],
    ]);
  });

  it('has FallbackResource answer where nothing stands, unless a handler is set for the name', async () => {
    assert.deepEqual(await answersFor('/spare/none', '/spare/', '/spare/none.cgi', '/none'), [
      ['page.cgi', 'cgi-script', 'per-request', null],
      ['page.cgi', 'cgi-script', 'per-request', null],
      [null, 'cgi-script', 'forbidden', 404],
      [null, null, 'forbidden', 404],
    ]);
  });

  it('names the file that MultiViews chooses, where there is but one to choose', async () => {
    assert.deepEqual(await answersFor('/views/one', '/views/two', '/views/three', '/views/none'), [
      ['views/one.html', null, 'static', null],
      [null, null, 'static', null],
      [null, null, 'forbidden', 404],
      [null, null, 'forbidden', 404],
    ]);
  });

  it('lets conditions know how the visitor has come', async () => {
    assert.deepEqual(
      await answersFor('http://example.org/secure/page.cgi', 'https://example.org/secure/page.cgi'),
      [
        ['secure/page.cgi', 'cgi-script', 'forbidden', 301],
        ['secure/page.cgi', 'cgi-script', 'per-request', null],
      ],
    );
  });

  it('says who is turned away: by access, and below a .htaccess that is refused', async () => {
    assert.deepEqual(await answersFor('/secret.txt', '/refused/'), [
      ['secret.txt', null, 'forbidden', 403],
      ['refused/index.html', null, 'refused', 500],
    ]);
  });

  it('knows which addresses the server does not look at', async () => {
    assert.deepEqual(await answersFor('/a%2fb', '/a%00', '/a%zz', '/../page.cgi'), [
      [null, null, 'forbidden', 404],
      [null, null, 'forbidden', 404],
      [null, null, 'forbidden', 400],
      [null, null, 'forbidden', 400],
    ]);
  });

  it('lists the lines that led there before those that decide there', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { files } = await explained(cwd, '/front/hello');
      const places = files[0].because.map(
        ({ path, line }: { path: string; line: number }) => `${path}:${line}`,
      );
      assert.deepEqual(places, ['front/.htaccess:4', '.htaccess:1', '.htaccess:2']);
    }));

  it('goes by the hosts and aliases of a server configuration', () =>
    withTemporaryFolder(
      {
        'server.conf':
          '<VirtualHost *:80>\nServerName one.test\nDocumentRoot one\nScriptAlias /run bin\n</VirtualHost>\n' +
          '<VirtualHost *:80>\nServerName two.test\nDocumentRoot two\n</VirtualHost>\n',
        'one/index.html': '',
        'two/index.html': '',
        'bin/tool': '#!/bin/sh\n',
      },
      async (cwd) => {
        const urls = [
          'http://one.test/',
          'http://TWO.test/',
          'http://one.test/run/tool/x',
          'http://two.test/run/tool',
        ];
        const asked = urls.flatMap((url) => ['--url', url]);
        const words = ['explain', '--format', 'json', '--server-config', 'server.conf', ...asked];
        const { files } = JSON.parse((await runCli(words, { cwd })).stdout);
        assert.deepEqual(
          files.map(({ path, class: served }: Record<string, unknown>) => [path, served]),
          [
            ['one/index.html', 'static'],
            ['two/index.html', 'static'],
            ['bin/tool', 'per-request'],
            [null, 'forbidden'],
          ],
        );
        assert.equal(files[2].because[0].text, 'ScriptAlias /run bin');
      },
    ));

  it('answers people in words', () =>
    withTemporaryFolder(site, async (cwd) => {
      const urls = [
        '/front/hello',
        '/circle/',
        '/views/two',
        '/blog',
        '/empty/',
        '/page.cgi/more',
        '/style.css/more',
        '/a%zz',
        'blog',
      ];
      const { stdout, status } = await runCli(['explain', ...urls.flatMap((url) => ['--url', url])], { cwd });
      assert.equal(status, 2);
      matchSnapshot('cli/snapshots/explain-url.txt', stdout);
    }));

  it('takes no paths beside addresses', async () => {
    for (const words of [['site'], ['--files-from', 'list']]) {
      const { status, stdout, stderr } = await runCli(['explain', '--url', '/', ...words], { cwd: '.' });
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /explain takes files or, with --url, addresses: not both at once/);
    }
  });
});
