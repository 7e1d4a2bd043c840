import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  FolderNotWrittenError,
  writeNewFolder,
} from '../../../../server/src/platform/node/writeNewFolder.js';
import { withTemporaryFolder } from '../../../support/temporaryFolder.js';

describe('a new folder', () => {
  /** The second cannot be written: the first is a file where its folder should be. */
  const impossible = new Map([
    ['a/b', 'text'],
    ['a/b/c', 'text'],
  ]);

  it('is not left behind where one of its files cannot be written', async () => {
    await withTemporaryFolder({}, async (folder) => {
      await assert.rejects(writeNewFolder(join(folder, 'new'), impossible), FolderNotWrittenError);
      assert.ok(!existsSync(join(folder, 'new')));
    });
  });

  it('is empty again where it was there', async () => {
    await withTemporaryFolder({}, async (folder) => {
      mkdirSync(join(folder, 'empty'));
      await assert.rejects(writeNewFolder(join(folder, 'empty'), impossible), FolderNotWrittenError);
      assert.deepEqual(readdirSync(join(folder, 'empty')), []);
    });
  });

  it('holds nothing that lies outside of it', async () => {
    await withTemporaryFolder({}, async (folder) => {
      await assert.rejects(
        writeNewFolder(join(folder, 'new'), new Map([['../other', 'text']])),
        /\.\.\/other lies outside of it/,
      );
      assert.deepEqual(readdirSync(folder), []);
    });
  });
});
