import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { type RunOptions, runCli } from './runCli.js';

const slow = 'Options +ExecCGI\nAddHandler cgi-script .py\n';
const script = '#!/usr/bin/python3\nprint("Content-Type: text/plain\\n")\nprint("hello")\n';

async function checkJson(words: readonly string[], options: RunOptions) {
  const { stdout, status, stderr } = await runCli(['check', '--format', 'json', ...words], options);
  return { status, stderr, report: JSON.parse(stdout) };
}

const errorsIn = (report: { files: readonly { path: string; error?: string }[] }) =>
  report.files.flatMap(({ path, error }) => (error === undefined ? [] : [[path, error]]));

describe('bad input', () => {
  it('an empty .htaccess is nothing to complain of', () =>
    withTemporaryFolder({ '.htaccess': '' }, async (cwd) => {
      const { report, status } = await checkJson(['.htaccess'], { cwd });
      assert.deepEqual([status, report.summary.files, report.files[0].findings], [0, 1, []]);
    }));

  it('a .htaccess of 5 MB is read within seconds', () =>
    withTemporaryFolder({ '.htaccess': 'SetEnvIf User-Agent "bot" block\n'.repeat(165_000) }, async (cwd) => {
      const started = Date.now();
      const { report, status } = await checkJson(['.'], { cwd });
      assert.deepEqual([status, report.files[0].findings], [0, []]);
      assert.ok(Date.now() - started < 15_000, `${Date.now() - started} ms`);
    }));

  it('a script of 5 MB is read within seconds', () =>
    withTemporaryFolder(
      { '.htaccess': slow, 'big.py': script + '# padding\n'.repeat(500_000) },
      async (cwd) => {
        const started = Date.now();
        const { report } = await checkJson(['big.py'], { cwd });
        assert.deepEqual(errorsIn(report), []);
        assert.ok(Date.now() - started < 15_000, `${Date.now() - started} ms`);
      },
    ));

  it('bytes that are no text are checked without a crash', () =>
    withTemporaryFolder(
      {
        '.htaccess': slow,
        'program.py': Buffer.from([
          0x7f,
          0x45,
          0x4c,
          0x46,
          ...Array.from({ length: 5000 }, (_, at) => (at * 7) % 256),
        ]),
        'b/.htaccess': Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 31) % 256)),
      },
      async (cwd) => {
        const { report, stderr } = await checkJson(['.'], { cwd });
        assert.deepEqual([report.files.length, stderr], [3, '']);
        const { stdout } = await runCli(['check'], { cwd });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        assert.doesNotMatch(stdout, /[\x00-\x09\x0b-\x1f\x7f]/);
      },
    ));

  it('an empty script is checked like any other', () =>
    withTemporaryFolder({ '.htaccess': slow, 'page.py': '' }, async (cwd) => {
      const { report, status } = await checkJson(['page.py'], { cwd });
      assert.notEqual(status, 2);
      assert.deepEqual([report.files[0].kind, errorsIn(report)], ['script', []]);
    }));

  it('a script whose interpreter is gone is a finding', () =>
    withTemporaryFolder(
      {
        '.htaccess': slow,
        'page.py': script.replace('/usr/bin/python3', '/opt/gone/bin/python3'),
        'host.json': '{ "modules": ["cgid", "mime"], "interpreters": ["/usr/bin/python3"] }',
      },
      async (cwd) => {
        const { report, status } = await checkJson(['page.py', '--profile', 'host.json'], { cwd });
        assert.equal(status, 1);
        const finding = report.files[0].findings.find(
          ({ rule }: { rule: string }) => rule === 'interpreter-missing',
        );
        assert.match(finding.message, /\/opt\/gone\/bin\/python3/);
        assert.match(finding.log, /No such file or directory/);
      },
    ));

  it('a file or folder without read permission is an entry with the error; the rest is checked', () =>
    withTemporaryFolder(
      { 'a/.htaccess': slow, 'b/.htaccess': slow, 'b/page.py': script, 'c/.htaccess': slow },
      async (cwd) => {
        chmodSync(cwd, 0o755);
        chmodSync(join(cwd, 'a/.htaccess'), 0o000);
        chmodSync(join(cwd, 'b/page.py'), 0o000);
        chmodSync(join(cwd, 'c'), 0o000);
        const { report, status } = await checkJson(['.'], { cwd, unprivileged: true });
        assert.equal(status, 2);
        assert.deepEqual(errorsIn(report), [
          ['a/.htaccess', 'no permission to read it'],
          ['b/page.py', 'no permission to read it'],
          ['c', 'no permission to read it'],
        ]);
        const b = report.files.find(({ path }: { path: string }) => path === 'b/.htaccess');
        assert.ok(b.findings.some(({ rule }: { rule: string }) => rule === 'per-request-cgi'));
        assert.equal(report.summary.unreadable, 3);
      },
    ));

  it('a .htaccess above a named file that cannot be read is told too', () =>
    withTemporaryFolder({ 'sub/page.py': script }, async (cwd) => {
      mkdirSync(join(cwd, '.htaccess'));
      const { report, status } = await checkJson(['sub/page.py', '--root', '.'], { cwd });
      assert.equal(status, 2);
      assert.deepEqual(errorsIn(report), [['.htaccess', 'a folder, not a file']]);
      assert.equal(report.files[1].kind, 'script');
    }));

  it('a folder named .htaccess is an entry with the error', () =>
    withTemporaryFolder({ 'b/.htaccess': slow }, async (cwd) => {
      mkdirSync(join(cwd, 'a/.htaccess'), { recursive: true });
      const { report, status } = await checkJson(['.'], { cwd });
      assert.equal(status, 2);
      assert.deepEqual(errorsIn(report), [['a/.htaccess', 'a folder, not a file']]);
      assert.equal(report.files[1].path, 'b/.htaccess');
    }));

  it('a path that is not there is an entry with the error; the rest is checked', () =>
    withTemporaryFolder({ 'site/.htaccess': slow }, async (cwd) => {
      const { report, status } = await checkJson(['gone', 'site'], { cwd });
      assert.equal(status, 2);
      assert.deepEqual(errorsIn(report), [['gone', 'no such file or folder']]);
      assert.equal(report.files[1].path, 'site/.htaccess');
    }));

  it('a link that leads back to itself is an entry with the error', () =>
    withTemporaryFolder({}, async (cwd) => {
      symlinkSync('loop', join(cwd, 'loop'));
      const { report, status } = await checkJson(['loop'], { cwd });
      assert.equal(status, 2);
      assert.deepEqual(errorsIn(report), [['loop', 'a symbolic link that leads back to itself']]);
    }));

  it('is told to a person in words', () =>
    withTemporaryFolder({}, async (cwd) => {
      const { stdout, status } = await runCli(['check', 'gone'], { cwd });
      assert.equal(status, 2);
      assert.equal(
        stdout,
        'gone  unreadable\n  no such file or folder\n\n0 files checked, 1 could not be read: nothing found.\n',
      );
    }));

  it('keeps fix from nothing but itself: what can be read is fixed', () =>
    withTemporaryFolder(
      { 'site/.htaccess': 'AddHandler cgi-script .py\n', 'site/page.py': script },
      async (cwd) => {
        const { stdout, stderr, status } = await runCli(['fix', '--unsafe', 'gone', 'site'], { cwd });
        assert.equal(status, 2);
        assert.equal(stderr, 'gone: no such file or folder\n');
        assert.match(stdout, /^1 fix, 1 file written\.$/m);
      },
    ));
});
