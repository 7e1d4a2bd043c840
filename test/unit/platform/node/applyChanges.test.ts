import assert from 'node:assert/strict';
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyChanges, ChangesNotAppliedError } from '../../../../server/src/platform/node/applyChanges.js';

describe('applyChanges', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'apply-changes-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const at = (name: string): string => join(root, name);
  const options = () => ({ root, backupFolder: null });

  it('edits, creates and sets the mode in one go, and leaves nothing else behind', async () => {
    await writeFile(at('page.py'), 'print 1\n', { mode: 0o640 });
    const written = await applyChanges(
      [
        { kind: 'mode', path: at('page.py'), mode: 0o755 },
        { kind: 'edit', path: at('page.py'), edits: [{ span: { start: 5, end: 7 }, newText: '(1)' }] },
        { kind: 'create', path: at('new.txt'), text: 'é\n' },
      ],
      options(),
    );
    assert.deepEqual(written, [at('new.txt'), at('page.py')]);
    assert.equal(await readFile(at('page.py'), 'utf8'), 'print(1)\n');
    assert.equal(await readFile(at('new.txt'), 'utf8'), 'é\n');
    assert.equal((await lstat(at('page.py'))).mode & 0o777, 0o755);
    assert.deepEqual(await readdir(root), ['new.txt', 'page.py']);
  });

  it('keeps the mode of an edited file', async () => {
    await writeFile(at('page.py'), 'a');
    await chmod(at('page.py'), 0o751);
    await applyChanges(
      [{ kind: 'edit', path: at('page.py'), edits: [{ span: { start: 0, end: 0 }, newText: 'b' }] }],
      options(),
    );
    assert.equal((await lstat(at('page.py'))).mode & 0o777, 0o751);
  });

  it('writes a file that is not UTF-8 back byte for byte around the edit', async () => {
    await writeFile(at('old.py'), Buffer.from([0xe9, 0x0a, 0xff]));
    await applyChanges(
      [{ kind: 'edit', path: at('old.py'), edits: [{ span: { start: 1, end: 2 }, newText: 'x' }] }],
      options(),
    );
    assert.deepEqual([...(await readFile(at('old.py')))], [0xe9, 0x78, 0xff]);
  });

  it('changes nothing when the last of several changes cannot be made', async () => {
    await writeFile(at('a.py'), 'a');
    await writeFile(at('z.py'), 'z');
    const changes = [
      { kind: 'edit', path: at('a.py'), edits: [{ span: { start: 0, end: 1 }, newText: 'b' }] },
      { kind: 'create', path: at('z.py'), text: 'new' },
    ] as const;
    await assert.rejects(applyChanges(changes, options()), (error) => {
      assert.ok(error instanceof ChangesNotAppliedError);
      assert.equal(error.path, at('z.py'));
      assert.equal(error.reason, 'a file of that name is already there');
      return true;
    });
    assert.equal(await readFile(at('a.py'), 'utf8'), 'a');
    assert.deepEqual(await readdir(root), ['a.py', 'z.py']);
  });

  it('follows a link inside the root and refuses one that leads out of it', async () => {
    await mkdir(at('site'));
    await writeFile(at('outside.py'), 'o');
    await writeFile(at('site/real.py'), 'r');
    await symlink('real.py', at('site/inside.py'));
    await symlink('../outside.py', at('site/out.py'));
    const edit = (name: string) => ({
      kind: 'edit' as const,
      path: at(name),
      edits: [{ span: { start: 0, end: 1 }, newText: 'x' }],
    });
    const inSite = { root: at('site'), backupFolder: null };
    await applyChanges([edit('site/inside.py')], inSite);
    assert.equal(await readFile(at('site/real.py'), 'utf8'), 'x');
    assert.ok((await lstat(at('site/inside.py'))).isSymbolicLink());
    await assert.rejects(applyChanges([edit('site/out.py')], inSite), /a link leads out of/);
    assert.equal(await readFile(at('outside.py'), 'utf8'), 'o');
  });

  it('keeps the old files below the backup folder', async () => {
    await mkdir(at('site/sub'), { recursive: true });
    await writeFile(at('site/sub/page.py'), 'old');
    await applyChanges(
      [
        {
          kind: 'edit',
          path: at('site/sub/page.py'),
          edits: [{ span: { start: 0, end: 3 }, newText: 'new' }],
        },
      ],
      { root: at('site'), backupFolder: at('backup') },
    );
    assert.equal(await readFile(at('backup/sub/page.py'), 'utf8'), 'old');
    assert.equal(await readFile(at('site/sub/page.py'), 'utf8'), 'new');
  });
});
