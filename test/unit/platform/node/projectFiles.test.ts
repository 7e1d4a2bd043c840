import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { nodeProjectFiles as files } from '../../../../server/src/platform/node/projectFiles.js';
import { UnreadableFileError } from '../../../../server/src/site/projectFiles.js';
import { withTemporaryFolder } from '../../../support/temporaryFolder.js';
import { asUnprivileged } from '../../../support/unprivileged.js';

const unreadable = (path: string, reason: string) => (error: unknown) => {
  assert.ok(error instanceof UnreadableFileError);
  assert.deepEqual([error.path, error.reason], [path, reason]);
  return true;
};

describe('project files on node:fs', () => {
  it('reads the bytes of a file', () =>
    withTemporaryFolder({ 'page.py': new Uint8Array([0xff, 0x00, 0x0a]) }, async (folder) => {
      const bytes = await files.read(join(folder, 'page.py'));
      assert.deepEqual([...(bytes ?? [])], [0xff, 0x00, 0x0a]);
    }));

  it('says null for what is not there, also below a file', () =>
    withTemporaryFolder({ 'page.py': '' }, async (folder) => {
      assert.equal(await files.read(join(folder, 'gone.py')), null);
      assert.equal(await files.stat(join(folder, 'gone.py')), null);
      assert.equal(await files.read(join(folder, 'page.py', '.htaccess')), null);
      assert.deepEqual(await files.list(join(folder, 'page.py')), []);
    }));

  it('says size, mode and kind', () =>
    withTemporaryFolder({ 'page.py': 'four' }, async (folder) => {
      chmodSync(join(folder, 'page.py'), 0o750);
      assert.deepEqual(await files.stat(join(folder, 'page.py')), {
        kind: 'file',
        size: 4,
        mode: 0o750,
        identity: join(folder, 'page.py'),
      });
      assert.equal((await files.stat(folder))?.kind, 'folder');
    }));

  it('gives two paths to one file one identity', () =>
    withTemporaryFolder({ 'site/page.py': '' }, async (folder) => {
      symlinkSync('.', join(folder, 'site', 'again'));
      const straight = await files.stat(join(folder, 'site', 'page.py'));
      const round = await files.stat(join(folder, 'site', 'again', 'again', 'page.py'));
      assert.equal(round?.identity, straight?.identity);
    }));

  it('lists a folder in the order of names, links as links', () =>
    withTemporaryFolder({ 'b.py': '', 'a.py': '', 'B.py': '', 'c/d.py': '' }, async (folder) => {
      symlinkSync('c', join(folder, 'a-link'));
      assert.deepEqual(await files.list(folder), [
        { name: 'B.py', kind: 'file' },
        { name: 'a-link', kind: 'link' },
        { name: 'a.py', kind: 'file' },
        { name: 'b.py', kind: 'file' },
        { name: 'c', kind: 'folder' },
      ]);
    }));

  it('says that a folder stands where a file is wanted', () =>
    withTemporaryFolder({}, async (folder) => {
      mkdirSync(join(folder, '.htaccess'));
      await assert.rejects(
        files.read(join(folder, '.htaccess')),
        unreadable(join(folder, '.htaccess'), 'a folder, not a file'),
      );
    }));

  it('does not wait for a pipe', () =>
    withTemporaryFolder({}, async (folder) => {
      execFileSync('mkfifo', [join(folder, 'page.py')]);
      await assert.rejects(
        files.read(join(folder, 'page.py')),
        unreadable(join(folder, 'page.py'), 'a pipe, not a file'),
      );
    }));

  it('says that a link leads back to itself', () =>
    withTemporaryFolder({}, async (folder) => {
      symlinkSync('loop', join(folder, 'loop'));
      await assert.rejects(
        files.stat(join(folder, 'loop')),
        unreadable(join(folder, 'loop'), 'a symbolic link that leads back to itself'),
      );
    }));

  it('says that there is no permission to read a file or a folder', () =>
    withTemporaryFolder({ '.htaccess': '', 'closed/.htaccess': '' }, async (folder) => {
      chmodSync(join(folder, '.htaccess'), 0o000);
      chmodSync(join(folder, 'closed'), 0o000);
      await asUnprivileged(folder, async () => {
        await assert.rejects(
          files.read(join(folder, '.htaccess')),
          unreadable(join(folder, '.htaccess'), 'no permission to read it'),
        );
        await assert.rejects(
          files.list(join(folder, 'closed')),
          unreadable(join(folder, 'closed'), 'no permission to read it'),
        );
      });
    }));
});
