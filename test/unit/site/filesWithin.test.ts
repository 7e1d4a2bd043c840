import assert from 'node:assert/strict';
import { filesWithin } from '../../../server/src/site/filesWithin.js';
import { loadMemorySite } from '../../support/lintSite.js';
import { memoryFiles } from '../../support/memoryFiles.js';

describe('the files in a folder and below', () => {
  it('are those whose paths go on behind the folder’s, in the order of paths', async () => {
    const paths = [
      '/site/a',
      '/site/a b/c',
      '/site/a-b',
      '/site/a.b/c',
      '/site/a0',
      '/site/b/c',
      '/site/b/d/e',
    ];
    const site = await loadMemorySite(memoryFiles(Object.fromEntries(paths.map((path) => [path, '']))));
    assert.deepEqual(filesWithin(site, '/site/b'), ['/site/b/c', '/site/b/d/e']);
    assert.deepEqual(filesWithin(site, '/site/a b'), ['/site/a b/c']);
    assert.deepEqual(filesWithin(site, '/site/a'), []);
    assert.deepEqual(filesWithin(site, '/site/c'), []);
    assert.deepEqual(filesWithin(site, '/site'), paths);
    assert.deepEqual(filesWithin(site, '/'), paths);
  });
});
