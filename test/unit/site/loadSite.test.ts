import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeProjectFiles } from '../../../server/src/platform/node/projectFiles.js';
import { loadSite, type SiteRequest } from '../../../server/src/site/loadSite.js';
import { type ProjectFiles, UnreadableFileError } from '../../../server/src/site/projectFiles.js';
import { readScript } from '../../../server/src/syntax/script/readScript.js';
import { type MemoryFiles, memoryFiles, projectFilesIn } from '../../support/memoryFiles.js';
import { grammar } from '../../support/pythonGrammar.js';
import { withTemporaryFolder } from '../../support/temporaryFolder.js';

const cgi = 'Options +ExecCGI\nAddHandler cgi-script .py\n';
const script = '#!/usr/bin/python3\nprint("Content-Type: text/plain\\n")\n';

const load = (files: ProjectFiles, request: Partial<SiteRequest> = {}) =>
  loadSite(
    { files, readScript: (name, text) => readScript(name, text, grammar) },
    { root: '/site', folder: '/site', scope: 'tree', maxEntries: 1000, ...request },
  );

const withoutReading = (files: MemoryFiles, unreadable: string): ProjectFiles => {
  const port = projectFilesIn(files);
  return {
    ...port,
    read: (path) =>
      path === unreadable
        ? Promise.reject(new UnreadableFileError(path, 'no permission to read it'))
        : port.read(path),
  };
};

describe('loadSite', () => {
  it('reads the .htaccess files from the root down to the folder and all below it', async () => {
    const files = memoryFiles({
      '/.htaccess': '',
      '/site/.htaccess': '',
      '/site/a/.htaccess': '',
      '/site/a/b/.htaccess': '',
      '/site/c/.htaccess': '',
    });
    const site = await load(projectFilesIn(files), { folder: '/site/a' });
    assert.deepEqual([...site.htaccess.keys()], ['/site', '/site/a', '/site/a/b']);
  });

  it('reads the files that a handler runs, and no others', async () => {
    const files = memoryFiles({
      '/site/.htaccess': cgi,
      '/site/index.py': script,
      '/site/deep/er/page.py.bak': script,
      '/site/style.css': '',
      '/site/plain/.htaccess': 'RemoveHandler .py\n',
      '/site/plain/shown.py': script,
    });
    const site = await load(projectFilesIn(files));
    assert.deepEqual([...site.scripts.keys()], ['/site/deep/er/page.py.bak', '/site/index.py']);
    assert.equal(site.scripts.get('/site/index.py')?.mode, 0o755);
  });

  describe('where no line hands files to a handler', () => {
    const files = { '/site/.htaccess': 'Options -Indexes\n', '/site/a/.htaccess': '', '/site/a/b/c.txt': '' };
    for (const [folder, expected] of [
      ['/site', ['/site']],
      ['/site/a', []],
    ] as const) {
      it(`looks into the top of a site alone, and into no folder below: ${folder}`, async () => {
        const port = projectFilesIn(memoryFiles(files));
        const listed: string[] = [];
        const counting: ProjectFiles = {
          ...port,
          list: (path) => {
            listed.push(path);
            return port.list(path);
          },
        };
        await load(counting, { scope: 'named', folder });
        assert.deepEqual(listed, expected);
      });
    }
  });

  it('reads the start of a few pages beside the first .htaccess, the index first', async () => {
    const pages = ['a.html', 'b.html', 'c.html', 'index.html', 'deep/index.html'];
    const files = memoryFiles({
      '/site/.htaccess': '',
      '/site/deep/.htaccess': '',
      ...Object.fromEntries(pages.map((name) => [`/site/${name}`, 'ü'.repeat(20_000)])),
    });
    const site = await load(projectFilesIn(files));
    assert.deepEqual([...(site.pages?.keys() ?? [])], ['/site/index.html', '/site/a.html', '/site/b.html']);
    const page = site.pages?.get('/site/a.html');
    assert.deepEqual([page?.text.length, page?.encoding, page?.isAscii], [16_384, 'utf-8', false]);
  });

  it('says nothing of a page that cannot be read', async () => {
    const files = memoryFiles({ '/site/.htaccess': '', '/site/index.html': 'x' });
    const site = await load(withoutReading(files, '/site/index.html'));
    assert.deepEqual([site.pages?.size, site.unreadable], [0, []]);
  });

  it('names version-control folders, and reads what denies them', async () => {
    const files = memoryFiles({
      '/site/.htaccess': '',
      '/site/.git/config': '',
      '/site/lib/.svn/wc.db': '',
      '/site/lib/.svn/.htaccess': 'Require all denied\n',
    });
    const site = await load(projectFilesIn(files));
    assert.deepEqual(site.versionControl, ['/site/.git', '/site/lib/.svn']);
    assert.ok(site.htaccess.has('/site/lib/.svn'));
    assert.ok(!site.files.some((path) => path.includes('.git')));
  });

  for (const line of ['Options +ExecCGI', 'DirectoryIndex index.py']) {
    it(`lists the names in a folder, and reads none, where a line shows that programs are meant to run: ${line}`, async () => {
      const port = projectFilesIn(memoryFiles({ '/site/.htaccess': `${line}\n`, '/site/index.py': script }));
      const read: string[] = [];
      const counting: ProjectFiles = {
        ...port,
        read: (path) => {
          read.push(path);
          return port.read(path);
        },
      };
      const site = await load(counting, { scope: 'named' });
      assert.deepEqual(site.files, ['/site/index.py']);
      assert.deepEqual(read, ['/site/.htaccess']);
    });
  }

  it('takes a file named by the person as the .htaccess of its folder', async () => {
    const path = '/site/draft.htaccess';
    const files = memoryFiles({ [path]: cgi, '/site/.htaccess': '', '/site/index.py': script });
    const site = await load(projectFilesIn(files), { subject: { path, kind: 'htaccess' } });
    assert.equal(site.htaccess.get('/site')?.path, path);
    assert.deepEqual([...site.scripts.keys()], ['/site/index.py']);
  });

  it('says that it is not complete when there is more than it may list', async () => {
    const files = memoryFiles({ '/site/.htaccess': cgi, '/site/a.py': script, '/site/b.py': script });
    assert.equal((await load(projectFilesIn(files), { maxEntries: 2 })).complete, false);
    assert.equal((await load(projectFilesIn(files), { maxEntries: 3 })).complete, true);
  });

  it('goes on behind a file that cannot be read, and says so', async () => {
    const files = memoryFiles({ '/site/.htaccess': cgi, '/site/a.py': script, '/site/b.py': script });
    const site = await load(withoutReading(files, '/site/a.py'));
    assert.deepEqual(site.unreadable, [
      { path: '/site/a.py', kind: 'other', reason: 'no permission to read it' },
    ]);
    assert.deepEqual([...site.scripts.keys()], ['/site/b.py']);
  });

  it('comes to an end in a loop of symbolic links, and reads linked files once', async () => {
    await withTemporaryFolder({ '.htaccess': cgi, 'a.py': script }, async (folder) => {
      mkdirSync(join(folder, 'sub'));
      symlinkSync('..', join(folder, 'sub', 'up'));
      symlinkSync('sub', join(folder, 'again'));
      symlinkSync('nowhere', join(folder, 'broken'));
      symlinkSync('itself', join(folder, 'itself'));
      writeFileSync(join(folder, 'sub', 'b.py'), script);
      const site = await load(nodeProjectFiles, { root: folder, folder });
      assert.deepEqual(
        [...site.scripts.keys()].map((path) => path.slice(folder.length)),
        ['/a.py', '/sub/b.py'],
      );
      assert.deepEqual(site.unreadable, [
        {
          path: join(folder, 'itself'),
          kind: 'link-loop',
          reason: 'a symbolic link that leads back to itself',
        },
      ]);
    });
  });
});
