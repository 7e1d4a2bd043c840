import assert from 'node:assert/strict';
import { displayPathFrom } from '../../../server/src/cli/displayPath.js';
import { unifiedDiffOf, unifiedDiffText } from '../../../server/src/cli/unifiedDiff.js';
import { changesTo, WorkingCopy } from '../../../server/src/cli/workingCopy.js';
import { decode } from '../../../server/src/text/decode.js';
import { insertion } from '../../../server/src/text/edit.js';
import { memoryFiles, projectFilesIn } from '../../support/memoryFiles.js';

const disk = memoryFiles({ '/site/.htaccess': 'AddHandler cgi-script .py\n', '/site/page.py': 'print(1)' });
const displayPath = displayPathFrom('/');

describe('a working copy', () => {
  it('shows the changed text and mode, and leaves the disk alone', async () => {
    const copy = new WorkingCopy(projectFilesIn(disk));
    await copy.apply([
      { kind: 'edit', path: '/site/page.py', edits: [insertion(0, '#!/usr/bin/python3\n')] },
      { kind: 'mode', path: '/site/page.py', mode: 0o755 },
    ]);
    const bytes = await copy.read('/site/page.py');
    assert.equal(decode(bytes ?? new Uint8Array()).text, '#!/usr/bin/python3\nprint(1)');
    assert.deepEqual(await copy.stat('/site/page.py'), {
      kind: 'file',
      size: 27,
      mode: 0o755,
      identity: '/site/page.py',
    });
    assert.equal(disk.get('/site/page.py')?.bytes.length, 8);
  });

  it('lists a file that is new', async () => {
    const copy = new WorkingCopy(projectFilesIn(disk));
    await copy.apply([{ kind: 'create', path: '/site/app.wsgi', text: '' }]);
    assert.deepEqual(
      (await copy.list('/site')).map(({ name }) => name),
      ['.htaccess', 'app.wsgi', 'page.py'],
    );
  });

  it('counts the edits of a second pass from what the first has made', async () => {
    const copy = new WorkingCopy(projectFilesIn(disk));
    await copy.apply([{ kind: 'edit', path: '/site/page.py', edits: [insertion(0, 'a')] }]);
    await copy.apply([{ kind: 'edit', path: '/site/page.py', edits: [insertion(1, 'b')] }]);
    assert.equal(copy.changes()[0]?.newText, 'abprint(1)');
  });

  it('forgets what came back to what it was', async () => {
    const copy = new WorkingCopy(projectFilesIn(disk));
    await copy.apply([{ kind: 'edit', path: '/site/page.py', edits: [insertion(0, 'a')] }]);
    await copy.apply([
      { kind: 'edit', path: '/site/page.py', edits: [{ span: { start: 0, end: 1 }, newText: '' }] },
    ]);
    await copy.apply([{ kind: 'mode', path: '/site/page.py', mode: 0o644 }]);
    assert.deepEqual(copy.changes(), []);
  });

  it('says in one step each what is to be done', async () => {
    const copy = new WorkingCopy(projectFilesIn(disk));
    await copy.apply([
      { kind: 'create', path: '/site/new.py', text: 'x' },
      { kind: 'mode', path: '/site/new.py', mode: 0o755 },
      { kind: 'edit', path: '/site/.htaccess', edits: [insertion(0, '# ')] },
    ]);
    assert.deepEqual(changesTo(copy.changes()), [
      {
        kind: 'edit',
        path: '/site/.htaccess',
        edits: [{ span: { start: 0, end: 26 }, newText: '# AddHandler cgi-script .py\n' }],
      },
      { kind: 'create', path: '/site/new.py', text: 'x' },
      { kind: 'mode', path: '/site/new.py', mode: 0o755 },
    ]);
  });
});

describe('a file that is not UTF-8', () => {
  const latin1 = new Map([['/site/page.py', { bytes: new Uint8Array([0xe9]), mode: 0o644 }]]);

  it('takes what its encoding has a byte for', async () => {
    const copy = new WorkingCopy(projectFilesIn(latin1));
    await copy.apply([{ kind: 'edit', path: '/site/page.py', edits: [insertion(0, '\u00e8')] }]);
    assert.deepEqual([...((await copy.read('/site/page.py')) ?? [])], [0xe8, 0xe9]);
  });

  it('does not take anything else', async () => {
    const copy = new WorkingCopy(projectFilesIn(latin1));
    await assert.rejects(
      copy.apply([{ kind: 'edit', path: '/site/page.py', edits: [insertion(0, '\u20ac')] }]),
      /^ChangesNotAppliedError: \/site\/page\.py: the file is not UTF-8, and "\u20ac" has no byte in it/,
    );
    assert.deepEqual(copy.changes(), []);
  });
});

describe('a unified diff', () => {
  const file = {
    path: '/site/page.py',
    oldText: 'a\nb\n',
    newText: 'a\nc',
    encoding: 'utf-8',
    oldMode: 0o644,
    newMode: null,
  } as const;

  it('shows lines that go and come, and a missing line end', () => {
    assert.equal(
      unifiedDiffText(file, displayPath),
      `diff --git site/page.py site/page.py
--- site/page.py
+++ site/page.py
@@ -1,2 +1,2 @@
 a
-b
+c
\\ No newline at end of file
`,
    );
  });

  it('shows a new mode', () => {
    assert.equal(
      unifiedDiffText({ ...file, newText: file.oldText, newMode: 0o755 }, displayPath),
      `diff --git site/page.py site/page.py
old mode 100644
new mode 100755
`,
    );
  });

  it('shows modes in full that are the same to git', () => {
    assert.equal(
      unifiedDiffText({ ...file, newText: file.oldText, oldMode: 0o777, newMode: 0o755 }, displayPath),
      `diff --git site/page.py site/page.py
old mode 100777
new mode 100755
`,
    );
  });

  it('shows a new file', () => {
    assert.equal(
      unifiedDiffText({ ...file, oldText: null, newMode: 0o755 }, displayPath),
      `diff --git site/page.py site/page.py
new file mode 100755
--- /dev/null
+++ site/page.py
@@ -0,0 +1,2 @@
+a
+c
\\ No newline at end of file
`,
    );
  });

  it('keeps the bytes of a file that is not UTF-8, and the name in UTF-8', () => {
    const latin1 = { ...file, path: '/sité/a', oldText: 'é\n', newText: 'è\n', encoding: 'latin-1' } as const;
    const bytes = Buffer.from(unifiedDiffOf(latin1, displayPath));
    assert.ok(bytes.includes(Buffer.from([0x0a, 0x2d, 0xe9, 0x0a, 0x2b, 0xe8, 0x0a])));
    assert.ok(bytes.includes('sit\\303\\251/a') || bytes.includes('sité/a'));
  });
});
