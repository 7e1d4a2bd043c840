import assert from 'node:assert/strict';
import { siteRootOf } from '../../../server/src/site/siteRoot.js';
import { memoryFiles, projectFilesIn } from '../../support/memoryFiles.js';

const rootOf = (folder: string, ...paths: string[]): Promise<string> =>
  siteRootOf(projectFilesIn(memoryFiles(Object.fromEntries(paths.map((path) => [path, ''])))), folder);

describe('the root of a site', () => {
  it('is the nearest folder above with a version-control folder', async () => {
    assert.equal(await rootOf('/home/site/a/b', '/home/site/.git/HEAD', '/home/site/a/b/x.py'), '/home/site');
    assert.equal(await rootOf('/home/site/a', '/home/site/.hg/store'), '/home/site');
    assert.equal(await rootOf('/home/site/a', '/home/site/.svn/wc.db'), '/home/site');
  });

  it('is the folder itself where that holds one', async () => {
    assert.equal(await rootOf('/site', '/site/.git/HEAD', '/.git/HEAD'), '/site');
  });

  it('takes a git worktree, whose .git is a file', async () => {
    assert.equal(await rootOf('/site/a', '/site/.git'), '/site');
  });

  it('is the nearest folder with settings, if that is nearer', async () => {
    assert.equal(
      await rootOf('/repo/site/a', '/repo/.git/HEAD', '/repo/site/.handler-doctor.json'),
      '/repo/site',
    );
  });

  it('is the folder given where nothing marks one', async () => {
    assert.equal(await rootOf('/srv/www', '/srv/www/index.py'), '/srv/www');
  });

  it('is never above the folder that an editor has open', async () => {
    const files = projectFilesIn(memoryFiles({ '/repo/.git/HEAD': '', '/repo/site/a/x.py': '' }));
    assert.equal(await siteRootOf(files, '/repo/site/a', '/repo/site'), '/repo/site');
    assert.equal(await siteRootOf(files, '/repo/site/a', '/elsewhere'), '/repo');
  });
});
