import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { type RunOptions, runCli } from './runCli.js';

const slow = 'Options +ExecCGI\nAddHandler cgi-script .py\n';
const script = '#!/usr/bin/python3\nprint("Content-Type: text/plain\\n")\nprint("hello")\n';

async function checkJson(words: readonly string[], options: RunOptions) {
  const { stdout, status, stderr } = await runCli(['check', '--format', 'json', ...words], options);
  return { status, stderr, report: JSON.parse(stdout) };
}

const pathsIn = (report: { files: readonly { path: string }[] }) => report.files.map(({ path }) => path);

const forbidden =
  'Visitors get 403 (Forbidden) for everything in this folder and below it: a .htaccess is there, Apache cannot read it, and so it lets nobody in. Put a file in its place that everyone may read, or take it away.';

describe('a .htaccess that is no file to read', () => {
  it('is told with what visitors get', () =>
    withTemporaryFolder({ 'c/.htaccess': slow }, async (cwd) => {
      mkdirSync(join(cwd, 'a/.htaccess'), { recursive: true });
      mkdirSync(join(cwd, 'b'));
      symlinkSync('.htaccess', join(cwd, 'b/.htaccess'));
      chmodSync(join(cwd, 'c/.htaccess'), 0o000);
      mkdirSync(join(cwd, 'd'));
      execFileSync('mkfifo', [join(cwd, 'd/.htaccess')]);
      const { report, status } = await checkJson(['.'], { cwd });
      assert.equal(status, 2);
      assert.deepEqual(
        report.files.map(({ path, error, consequence }: Record<string, string>) => [
          path,
          error,
          consequence,
        ]),
        [
          ['a/.htaccess', 'a folder, not a file', forbidden],
          ['b/.htaccess', 'a symbolic link that leads back to itself', forbidden],
          ['c/.htaccess', 'no permission to read it', forbidden],
          [
            'd/.htaccess',
            'a pipe, not a file',
            'Visitors wait and get no answer for anything in this folder and below it: Apache opens the pipe and waits for somebody to write to it. Put a file in its place, or take it away.',
          ],
        ],
      );
    }));

  it('is told to a person under what is wrong', () =>
    withTemporaryFolder({}, async (cwd) => {
      mkdirSync(join(cwd, '.htaccess'));
      const { stdout } = await runCli(['check'], { cwd });
      assert.equal(
        stdout,
        `.htaccess  unreadable
  a folder, not a file
  why  Visitors get 403 (Forbidden) for everything in this folder and below it: a .htaccess is
       there, Apache cannot read it, and so it lets nobody in. Put a file in its place that everyone
       may read, or take it away.

0 files checked, 1 could not be read: nothing found.
`,
      );
    }));

  it('is nothing to tell where a link leads nowhere: Apache takes that for none', () =>
    withTemporaryFolder({}, async (cwd) => {
      symlinkSync('nowhere', join(cwd, '.htaccess'));
      const { report, status } = await checkJson(['.'], { cwd });
      assert.deepEqual([status, report.files], [0, []]);
    }));
});

describe('what stands in a folder beside files', () => {
  it('is no program, and is not opened: pipes, sockets, devices, links to them and links to nothing', () =>
    withTemporaryFolder({ '.htaccess': slow, 'page.py': script }, async (cwd) => {
      execFileSync('mkfifo', [join(cwd, 'pipe.py')]);
      symlinkSync('pipe.py', join(cwd, 'to-pipe.py'));
      symlinkSync('/dev/zero', join(cwd, 'zero.py'));
      symlinkSync('nowhere', join(cwd, 'broken.py'));
      mkdirSync(join(cwd, 'folder.py'));
      const { report } = await checkJson(['.'], { cwd });
      assert.deepEqual(pathsIn(report), ['.htaccess', 'page.py']);
      const { stdout, status } = await runCli(['explain', '.'], { cwd });
      assert.equal(status, 0);
      assert.deepEqual(stdout.match(/^\S+\.py$/gm), ['page.py']);
    }));

  it('is followed where it is a link: up, in a circle and out of the folder, each folder once', () =>
    withTemporaryFolder(
      { 'elsewhere/tool.py': script, 'site/.htaccess': slow, 'site/a/b/page.py': script },
      async (top) => {
        const cwd = join(top, 'site');
        symlinkSync('../..', join(cwd, 'a/b/up'));
        symlinkSync('../other', join(cwd, 'a/one'));
        mkdirSync(join(cwd, 'other'));
        symlinkSync('../a', join(cwd, 'other/two'));
        symlinkSync('../elsewhere', join(cwd, 'out'));
        const { report } = await checkJson(['.'], { cwd });
        assert.deepEqual(pathsIn(report), ['.htaccess', 'a/b/page.py', 'out/tool.py']);
      },
    ));

  it('is told where it cannot be read, and the rest is checked', () =>
    withTemporaryFolder({ '.htaccess': slow, 'page.py': script }, async (cwd) => {
      symlinkSync('itself.py', join(cwd, 'itself.py'));
      const { report, status } = await checkJson(['.'], { cwd });
      assert.equal(status, 2);
      assert.deepEqual(pathsIn(report), ['.htaccess', 'itself.py', 'page.py']);
      assert.equal(report.files[1].consequence, null);
    }));
});

describe('names of files', () => {
  const odd = [
    'a b.py',
    'quote"d.py',
    "it's.py",
    'line\nbreak.py',
    'back\\slash.py',
    'tab\t.py',
    '\x1b[31mred.py',
    'naïve 漢字 🐍.py',
  ];

  it('may hold anything, and are those of the file in JSON', () =>
    withTemporaryFolder(
      { '.htaccess': slow, ...Object.fromEntries(odd.map((name) => [name, script])) },
      async (cwd) => {
        const { report } = await checkJson(['.'], { cwd });
        assert.deepEqual(pathsIn(report), ['.htaccess', ...odd].sort());
        const explained = await runCli(['explain', '--format', 'json', ...odd], { cwd });
        const classes = JSON.parse(explained.stdout).files.map((file: { class: string }) => file.class);
        assert.deepEqual(
          classes,
          odd.map(() => 'per-request'),
        );
      },
    ));

  it('are shown on one line and never obeyed by a terminal', () =>
    withTemporaryFolder({ '.htaccess': slow, 'line\nbreak \x1b[31m.py': 'print(1)\n' }, async (cwd) => {
      const { stdout } = await runCli(['check'], { cwd });
      assert.match(stdout, /^line␊break ␛\[31m\.py:1:1 {2}error {2}missing-shebang$/m);
      assert.equal(stdout.includes('\x1b'), false);
    }));

  it('need not be UTF-8: the file is read, named by its bytes and mended', function () {
    if (process.platform !== 'linux') this.skip();
    return withTemporaryFolder({ '.htaccess': slow }, async (cwd) => {
      const folder = Buffer.concat([Buffer.from(`${cwd}/caf`), Buffer.from([0xe9])]);
      const file = Buffer.concat([folder, Buffer.from('/na'), Buffer.from([0xef]), Buffer.from('ve.py')]);
      mkdirSync(folder);
      writeFileSync(file, script, { mode: 0o644 });
      const checked = await runCli(['check'], { cwd });
      assert.match(checked.stdout, /^caf\\xe9\/na\\xefve\.py:1:1 {2}error {2}not-executable$/m);
      const fixed = await runCli(['fix'], { cwd });
      assert.match(fixed.stdout, /^1 fix, 1 file written\.$/m);
      assert.equal(statSync(file).mode & 0o777, 0o755);
      renameSync(folder, join(cwd, 'cafe'));
    });
  });
});

describe('folders', () => {
  it('may lie 200 levels deep, with a .htaccess in each', () => {
    const levels = Array.from({ length: 200 }, (_, at) => `l${at}`);
    const folderAt = (level: number): string => levels.slice(0, level).join('/');
    const htaccess = levels.map((_, at) => [`${folderAt(at + 1)}/.htaccess`, `SetEnv LEVEL ${at}\n`]);
    const page = `${folderAt(200)}/page.py`;
    return withTemporaryFolder(
      { '.htaccess': slow, ...Object.fromEntries(htaccess), [page]: script },
      async (cwd) => {
        const { report, status } = await checkJson(['.'], { cwd });
        assert.deepEqual([status, report.files.length], [0, 202]);
        const { stdout } = await runCli(['explain', '--root', '.', page], { cwd });
        assert.match(stdout, /handler {2}cgi-script/);
        assert.match(stdout, /\.htaccess:2 hands \*\.py to cgi-script/);
      },
    );
  });

  it('may lie deeper than the system can name: what is out of reach is told, the rest is checked', function () {
    if (process.platform !== 'linux') this.skip();
    return withTemporaryFolder({ '.htaccess': slow, 'page.py': script }, async (cwd) => {
      const name = 'd'.repeat(250);
      execFileSync('sh', ['-c', `for i in $(seq 18); do mkdir ${name} && cd -P ${name} || exit 1; done`], {
        cwd,
      });
      try {
        const { report, status } = await checkJson(['.'], { cwd });
        assert.equal(status, 2);
        const [htaccess, tooLong, page] = report.files;
        assert.deepEqual([htaccess.path, page.path], ['.htaccess', 'page.py']);
        assert.equal(tooLong.error, 'its path is too long for this system');
      } finally {
        execFileSync('rm', ['-r', name], { cwd });
      }
    });
  });
});

describe('a .htaccess of 50 MB', () => {
  it('is read as Apache reads it', function () {
    this.timeout(120_000);
    const line = 'SetEnvIf User-Agent "some bot or other" block\n';
    return withTemporaryFolder({ '.htaccess': line.repeat(50_000_000 / line.length) }, async (cwd) => {
      const { report, status } = await checkJson(['.'], { cwd });
      assert.deepEqual([status, report.files[0].findings], [0, []]);
    });
  });
});
