import assert from 'node:assert/strict';
import { RememberedFiles } from '../../../server/src/lsp/rememberedFiles.js';
import { countedFiles } from '../../support/countedFiles.js';
import { type MemoryFile, projectFilesIn } from '../../support/memoryFiles.js';

const file = (size: number): MemoryFile => ({ bytes: new Uint8Array(size), mode: 0o644 });

describe('remembered files', () => {
  it('are asked for once, also by those who ask meanwhile', async () => {
    const disk = countedFiles(projectFilesIn(new Map([['/site/a', file(3)]])));
    const files = new RememberedFiles(disk);
    await Promise.all([files.read('/site/a'), files.read('/site/a'), files.list('/site')]);
    assert.deepEqual(await files.list('/site'), [{ name: 'a', kind: 'file' }]);
    assert.equal((await files.stat('/site/a'))?.size, 3);
    assert.deepEqual([disk.reads, disk.listings], [['/site/a'], ['/site']]);
  });

  it('are asked for anew when something may have changed', async () => {
    const disk = countedFiles(projectFilesIn(new Map([['/site/a', file(3)]])));
    const files = new RememberedFiles(disk);
    await files.read('/site/a');
    files.forget();
    await files.read('/site/a');
    assert.equal(disk.reads.length, 2);
  });

  it('are not kept beyond a limit', async () => {
    const large = 20_000_000;
    const disk = countedFiles(
      projectFilesIn(new Map(['/a', '/b', '/c'].map((path) => [path, file(large)] as const))),
    );
    const files = new RememberedFiles(disk);
    for (const path of ['/a', '/b', '/c', '/a']) await files.read(path);
    assert.deepEqual(disk.reads, ['/a', '/b', '/c', '/a']);
  });
});
