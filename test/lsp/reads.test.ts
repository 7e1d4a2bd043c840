import assert from 'node:assert/strict';
import { DocumentDiagnosticRequest } from 'vscode-languageserver/node';
import { type CountedFiles, countedFiles } from '../support/countedFiles.js';
import { memoryFiles, projectFilesIn } from '../support/memoryFiles.js';
import { type LanguageClient, pullingClient, shown, waitingClient } from './languageClient.js';
import { withServedClient } from './servedClient.js';

const script = '#!/usr/bin/python3\nprint("Content-Type: text/plain\\n")\n';
const handing = 'AddHandler cgi-script .cgi\n';

/** 3,000 files in 300 folders below `/site/app`; every tenth folder has a .htaccess of its own. */
const manyFiles = Object.fromEntries(
  Array.from({ length: 300 }, (_, at) => {
    const folder = `/site/app/part${at % 20}/leaf${at}`;
    const files = Array.from({ length: 10 }, (_, file) => [`${folder}/f${file}.html`, 'hello']);
    return at % 10 === 0 ? [...files, [`${folder}/.htaccess`, 'Options -Indexes\n']] : files;
  }).flat(),
);

const site = {
  ...manyFiles,
  '/site/.htaccess': 'Options +ExecCGI\n',
  '/site/beside/.htaccess': handing,
  '/site/beside/other.cgi': script,
  '/site/app/.htaccess': handing,
  '/site/app/top.cgi': script,
  '/site/app/notes.py': script,
  '/site/app/bin/.htaccess': 'AddHandler cgi-script .rb\n',
  '/site/app/bin/named.cgi': script,
  '/site/app/bin/not-named.rb': script,
  '/site/app/lib/.htaccess': 'AddHandler cgi-script .rb\n',
  '/site/app/lib/not-named.rb': script,
};

const inEditor = (
  files: Readonly<Record<string, string>>,
  use: (client: LanguageClient, counted: CountedFiles) => Promise<void>,
  capabilities = pullingClient,
): Promise<void> => {
  const counted = countedFiles(projectFilesIn(memoryFiles(files)));
  return withServedClient(counted, { folder: '/site', capabilities }, (client) => use(client, counted));
};

async function pull(client: LanguageClient, name: string): Promise<readonly string[]> {
  const textDocument = { uri: client.uri(name) };
  const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
  return report.kind === 'full' ? report.items.map(shown) : [];
}

describe('what the editor reads', () => {
  it('for a .htaccess is those above it, the scripts that it names, and what has a say in these', () =>
    inEditor(site, async (client, { reads }) => {
      await client.open('app/.htaccess', site['/site/app/.htaccess']);
      assert.deepEqual(await pull(client, 'app/.htaccess'), ['1:12-1:22 warning per-request-cgi']);
      assert.deepEqual([...reads].sort(), [
        '/site/.htaccess',
        '/site/app/bin/.htaccess',
        '/site/app/bin/named.cgi',
        '/site/app/top.cgi',
      ]);
    }));

  it('for a .htaccess is nothing else where no line speaks of handlers or programs: nothing is listed', () =>
    inEditor(
      { ...site, '/site/.htaccess': '', '/site/app/.htaccess': '' },
      async (client, { reads, listings }) => {
        await client.open('app/part0/leaf0/.htaccess', 'RewriteEngine On\nRewriteRule ^a$ b [L]\n');
        await pull(client, 'app/part0/leaf0/.htaccess');
        assert.deepEqual([...reads].sort(), ['/site/.htaccess', '/site/app/.htaccess']);
        assert.deepEqual(listings, []);
      },
    ));

  it('for a script is the .htaccess files above it: its folder is listed, and no other', () =>
    inEditor(site, async (client, { reads, listings }) => {
      await client.open('app/bin/named.cgi', 'print(1)\n', 'python');
      assert.deepEqual(await pull(client, 'app/bin/named.cgi'), ['1:1-1:9 error missing-shebang']);
      assert.deepEqual([...reads].sort(), [
        '/site/.htaccess',
        '/site/app/.htaccess',
        '/site/app/bin/.htaccess',
      ]);
      assert.deepEqual(listings, ['/site/app/bin']);
    }));

  it('for a file that nobody names is the .htaccess files above it, and not the file', () =>
    inEditor(site, async (client, { reads }) => {
      assert.deepEqual(await pull(client, 'app/notes.py'), []);
      assert.deepEqual([...reads].sort(), ['/site/.htaccess', '/site/app/.htaccess']);
    }));

  it('when a folder is opened is its top .htaccess, the scripts that it names, and what has a say in these', () =>
    inEditor(
      { ...site, '/site/.htaccess': `Options +ExecCGI\n${handing}` },
      async (client, { reads }) => {
        await client.diagnosticsOf('.htaccess');
        assert.deepEqual([...new Set(reads)].sort(), [
          '/site/.htaccess',
          '/site/app/.htaccess',
          '/site/app/bin/.htaccess',
          '/site/app/bin/named.cgi',
          '/site/app/top.cgi',
          '/site/beside/.htaccess',
          '/site/beside/other.cgi',
        ]);
      },
      waitingClient,
    ));

  it('while somebody types is nothing that was read in the same second', () =>
    inEditor(site, async (client, { reads, listings }) => {
      await client.open('app/.htaccess', site['/site/app/.htaccess']);
      await client.open('app/bin/named.cgi', script, 'python');
      await pull(client, 'app/.htaccess');
      await pull(client, 'app/bin/named.cgi');
      const before = reads.length + listings.length;
      const started = Date.now();
      for (let version = 2; version < 20; version++) {
        await client.change('app/bin/named.cgi', `${script}# ${version}\n`, version);
        await client.change('app/.htaccess', `# ${version}\n${handing}`, version);
        assert.deepEqual(await pull(client, 'app/.htaccess'), ['2:12-2:22 warning per-request-cgi']);
      }
      const times = 1 + Math.ceil((Date.now() - started) / 1000);
      assert.ok(reads.length + listings.length <= before * times, `${reads.length} reads in ${times} s`);
    }));

  it('is each file once a second, however many files of a folder rest on it', () => {
    const scripts = Array.from({ length: 200 }, (_, at) => `page${at}.cgi`);
    const files = {
      '/site/.htaccess': `Options +ExecCGI\n${handing}`,
      ...Object.fromEntries(scripts.map((name) => [`/site/${name}`, 'print(1)\n'])),
    };
    return inEditor(
      files,
      async (client, { reads, listings }) => {
        const started = Date.now();
        await client.diagnosticsOf('page99.cgi');
        assert.deepEqual([...new Set(reads)].sort(), Object.keys(files).sort());
        const times = 1 + Math.ceil((Date.now() - started) / 1000);
        assert.ok(
          reads.length <= 201 * times && listings.length <= times,
          `${reads.length} reads in ${times} s`,
        );
      },
      waitingClient,
    );
  });

  it('ends where there are more names than an editor can wait for, and what is said then is kept', () => {
    const many = Array.from({ length: 200 }, (_, folder) =>
      Array.from({ length: 50 }, (_, file) => [`/site/d${folder}/f${file}.html`, '']),
    ).flat();
    return inEditor(
      {
        ...Object.fromEntries(many),
        '/site/.htaccess': `Options +ExecCGI\n${handing}`,
        '/site/a.cgi': script,
      },
      async (client, { listings }) => {
        await client.open('.htaccess', `Options +ExecCGI\n${handing}`);
        assert.deepEqual(await pull(client, '.htaccess'), [
          '2:12-2:22 warning per-request-cgi',
          '2:23-2:27 warning missing-nosniff',
        ]);
        // 5,000 names: 202 at the top, then 50 in each folder.
        assert.equal(listings.length, 97);
      },
    );
  });
});
