import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { nodeProjectFiles } from '../../../../server/src/platform/node/projectFiles.js';
import { loadServerConfiguration } from '../../../../server/src/site/serverConfiguration/loadServerConfiguration.js';
import { mainFile, problemsOf, saidBy, serverReading } from '../../../support/serverConfiguration.js';
import { withTemporaryFolder } from '../../../support/temporaryFolder.js';
import { asUnprivileged } from '../../../support/unprivileged.js';

const listening = (...ports: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(ports.map((port) => [`/etc/apache2/${port}`, `Listen ${port}\n`]));

const absent = 'The server does not start then; with IncludeOptional it would.';

describe('Include', () => {
  for (const [written, expected] of [
    ['a.conf', ['a.conf']],
    ['"/etc/apache2/a.conf"', ['a.conf']],
    ['./x/../a.conf', ['a.conf']],
    ['[!a]*.conf', ['B.conf', 'b.conf']],
    ['[ab].conf', ['a.conf', 'b.conf']],
    ['?.conf', ['B.conf', 'a.conf', 'b.conf']],
    ['sites/*/site.conf', ['sites/one/site.conf', 'sites/two/site.conf']],
    ['s*/t?o/*', ['sites/two/ö b.conf', 'sites/two/site.conf'].sort()],
    ['"sites/two/ö b.conf"', ['sites/two/ö b.conf']],
    ['sites/two', ['sites/two/.hidden', 'sites/two/site.conf', 'sites/two/ö b.conf']],
  ] as const) {
    it(`${written} reads ${expected.join(', ')}`, async () => {
      const files = listening(
        'a.conf',
        'b.conf',
        'B.conf',
        'sites/one/site.conf',
        'sites/two/site.conf',
        'sites/two/.hidden',
        'sites/two/ö b.conf',
        'sites/three.conf',
      );
      const server = await serverReading([`Include ${written}`], files);
      assert.deepEqual(problemsOf(server), []);
      assert.deepEqual(saidBy(server, 'listen'), expected);
    });
  }

  it('takes relative paths from ServerRoot as it is at that line', async () => {
    const server = await serverReading(
      ['Include a.conf', 'ServerRoot /srv/apache', 'Include a.conf', 'ServerRoot more', 'Include a.conf'],
      {
        '/etc/apache2/a.conf': 'Listen 1\n',
        '/srv/apache/a.conf': 'Listen 2\n',
        '/srv/apache/more/a.conf': 'Listen 3\n',
      },
    );
    assert.deepEqual(saidBy(server, 'listen'), ['1', '2', '3']);
    assert.equal(server.serverRoot, '/srv/apache/more');
  });

  it('reads a copy where it lies: one whose ServerRoot is on another machine', async () => {
    const server = await serverReading(
      [
        'ServerRoot /etc/httpd',
        'Include conf.d/*.conf',
        'Include /etc/httpd/extra.conf',
        'DocumentRoot html',
        '<IfFile conf.d>',
        'Define There',
        '</IfFile>',
      ],
      { '/etc/apache2/conf.d/a.conf': 'Listen 1\n', '/etc/apache2/extra.conf': 'Listen 2\n' },
    );
    assert.deepEqual(problemsOf(server), []);
    assert.deepEqual(saidBy(server, 'listen'), ['1', '2']);
    assert.equal(server.serverRoot, '/etc/httpd');
    assert.ok(server.defines.has('There'));
  });

  it('reads into the section that it stands in', async () => {
    const { main, files } = await serverReading(['<Directory /a>', 'Include a.conf', '</Directory>'], {
      '/etc/apache2/a.conf': '\nOptions None\n',
    });
    const line = main.block.sections[0]?.block.lines.get('options')?.[0];
    assert.equal(line?.path, '/etc/apache2/a.conf');
    assert.equal(line.directive.line.firstLine, 2);
    assert.deepEqual([...files.keys()], [mainFile, '/etc/apache2/a.conf']);
  });

  for (const [written, problem] of [
    ['a.conf', `Include a.conf: There is no file /etc/apache2/a.conf. ${absent}`],
    ['a/*.conf', `Include a/*.conf: There is no folder /etc/apache2/a. ${absent}`],
    ['a*/b.conf', `Include a*/b.conf: Nothing in /etc/apache2 matches a*. ${absent}`],
    ['a.conf b.conf', 'Include takes one path: put it between quotes where it has blanks.'],
  ] as const) {
    it(`says of ${written}: ${problem}`, async () => {
      assert.deepEqual(problemsOf(await serverReading([`Include ${written}`])), [
        `${mainFile}:1: ${problem}`,
      ]);
    });

    if (!written.includes(' ')) {
      it(`says nothing of ${written} where it is optional`, async () => {
        assert.deepEqual(problemsOf(await serverReading([`IncludeOptional ${written}`])), []);
      });
    }
  }

  it('ends where a file leads back to itself', async () => {
    const server = await serverReading(['Listen 1', 'Include apache2.conf', 'Include apache2.conf']);
    assert.deepEqual(problemsOf(server), [
      `${mainFile}:2: Files include each other more than 128 deep: one of them leads back to itself.`,
    ]);
    assert.equal(saidBy(server, 'listen').length, 129);
  });

  it('reads 128 files that include each other, as the server does', async () => {
    const chain = (length: number) =>
      serverReading(
        ['Include 1.conf'],
        Object.fromEntries(
          Array.from({ length }, (_, index) => [
            `/etc/apache2/${index + 1}.conf`,
            index + 1 === length ? 'Listen 80\n' : `Include ${index + 2}.conf\n`,
          ]),
        ),
      );
    assert.deepEqual(saidBy(await chain(128), 'listen'), ['80']);
    assert.equal((await chain(129)).problems.length, 1);
  });

  it('goes on behind a file and a folder that cannot be read', async () => {
    const files = {
      'httpd.conf': 'Include closed.conf\nInclude closed\nInclude open.conf\n',
      'closed.conf': '',
      'closed/a.conf': '',
      'open.conf': 'Listen 80\n',
    };
    await withTemporaryFolder(files, async (folder) => {
      chmodSync(join(folder, 'closed.conf'), 0);
      chmodSync(join(folder, 'closed'), 0);
      const server = await asUnprivileged(folder, () =>
        loadServerConfiguration(nodeProjectFiles, join(folder, 'httpd.conf')),
      );
      assert.deepEqual(
        server.problems.map(({ message }) => message.replaceAll(`${folder}/`, '')),
        [
          'closed.conf cannot be read: no permission to read it.',
          'Include closed: closed cannot be read: no permission to read it.',
        ],
      );
      assert.deepEqual(saidBy(server, 'listen'), ['80']);
    });
  });

  it('follows links, and ends in a loop of folders', async () => {
    const files = {
      'httpd.conf': 'Include enabled/*.conf\nInclude "loop"\n',
      'available/a.conf': 'Listen 80\n',
    };
    await withTemporaryFolder(files, async (folder) => {
      mkdirSync(join(folder, 'enabled'));
      mkdirSync(join(folder, 'loop'));
      symlinkSync('../available/a.conf', join(folder, 'enabled/a.conf'));
      symlinkSync('.', join(folder, 'loop/loop'));
      const server = await loadServerConfiguration(nodeProjectFiles, join(folder, 'httpd.conf'));
      assert.deepEqual(saidBy(server, 'listen'), ['80']);
      assert.equal(server.problems.length, 1);
      assert.match(server.problems[0]?.message ?? '', /folders lie in each other more than 20 deep\.$/);
    });
  });
});
