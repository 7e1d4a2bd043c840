import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { runCli } from './runCli.js';

const htaccess = 'Options +ExecCGI\nAddHandler cgi-script .py\n';
const script = '#!/usr/bin/python3\nprint("Content-Type: text/plain\\n")\nprint("hello")\n';
const site = { 'site/.htaccess': htaccess, 'site/page.py': script };
const threads = `import threading\nthreading.Thread(target=print).start()\n`;

const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8');

async function convertJson(cwd: string, ...words: string[]) {
  const { stdout, status } = await runCli(['convert', '--format', 'json', ...words], { cwd });
  return { status, report: JSON.parse(stdout) };
}

describe('handler-doctor convert', () => {
  it('shows a unified diff and writes nothing', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { stdout, stderr, status } = await runCli(['convert', 'site', '--to', 'mod_wsgi'], { cwd });
      assert.deepEqual([status, stderr], [0, '']);
      assert.match(stdout, /^diff --git site\/\.htaccess site\/\.htaccess$/m);
      assert.match(stdout, /^diff --git site\/page\.py site\/page\.py$/m);
      assert.match(stdout, /^\+.*wsgi-script \.py$/m);
      assert.deepEqual([read(cwd, 'site/.htaccess'), read(cwd, 'site/page.py')], [htaccess, script]);
    }));

  it('says before the diff what it does, in lines that patch skips', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { stdout } = await runCli(['convert', 'site', '--to', 'mod_wsgi'], { cwd });
      const preamble = stdout.slice(0, stdout.indexOf('diff --git'));
      assert.match(preamble, /^# Serve \*\.py with mod_wsgi\n/);
      assert.match(preamble, /^(#.*\n)+$/);
    }));

  for (const [name, command] of [
    ['patch', ['patch', '-p0']],
    ['git apply', ['git', 'apply', '-p0']],
  ] as const) {
    it(`gives ${name} what --write makes`, () =>
      withTemporaryFolder(site, async (cwd) => {
        const { stdoutBytes } = await runCli(['convert', 'site', '--to', 'mod_wsgi'], { cwd });
        cpSync(join(cwd, 'site'), join(cwd, 'patched/site'), { recursive: true });
        const [program, ...words] = command;
        execFileSync(program, words, { cwd: join(cwd, 'patched'), input: stdoutBytes });
        await runCli(['convert', 'site', '--to', 'mod_wsgi', '--write'], { cwd });
        for (const path of ['site/.htaccess', 'site/page.py']) {
          assert.equal(read(cwd, join('patched', path)), read(cwd, path));
          const [patched, written] = [join(cwd, 'patched', path), join(cwd, path)].map(
            (each) => statSync(each).mode & 0o111,
          );
          assert.equal(patched, written, path);
        }
      }));
  }

  it('makes the changes with --write, and says what it did', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { stdout, status } = await runCli(['convert', 'site', '--to', 'mod_wsgi', '--write'], { cwd });
      assert.equal(status, 0);
      assert.match(stdout, /^Serve \*\.py with mod_wsgi$/m);
      assert.match(stdout, /^ {2}changed {2}site\/\.htaccess$/m);
      assert.match(stdout, /^ {2}changed {2}site\/page\.py$/m);
      assert.match(stdout, /^ {2}handler-doctor explain site$/m);
      const { report } = await (async () => {
        const explained = await runCli(['explain', '--format', 'json', 'site/page.py'], { cwd });
        return { report: JSON.parse(explained.stdout) };
      })();
      assert.deepEqual(
        [report.files[0].handler, report.files[0].otherwise.handler],
        ['wsgi-script', 'cgi-script'],
      );
    }));

  it('finds nothing more to convert afterwards', () =>
    withTemporaryFolder(site, async (cwd) => {
      await runCli(['convert', 'site', '--to', 'mod_wsgi', '--write'], { cwd });
      const once = read(cwd, 'site/.htaccess');
      const { status, stderr } = await runCli(['convert', 'site', '--to', 'mod_wsgi', '--write'], { cwd });
      assert.equal(status, 1);
      assert.match(stderr, /^No line in force for site starts a process for every request/);
      assert.equal(read(cwd, 'site/.htaccess'), once);
    }));

  it('keeps the old files with --backup', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { stdout } = await runCli(['convert', 'site', '--to', 'mod_wsgi', '--write', '--backup', 'old'], {
        cwd,
      });
      assert.match(stdout, /the old files are in old$/m);
      assert.deepEqual([read(cwd, 'old/.htaccess'), read(cwd, 'old/page.py')], [htaccess, script]);
    }));

  for (const path of ['site', 'site/.htaccess', 'site/page.py']) {
    it(`takes ${path}`, () =>
      withTemporaryFolder(site, async (cwd) => {
        const { report } = await convertJson(cwd, path, '--to', 'mod_wsgi', '--root', 'site');
        assert.deepEqual(
          report.files.map(({ path }: { path: string }) => path),
          ['site/.htaccess', 'site/page.py'],
        );
      }));
  }

  it('follows a script up to the line that serves it', () =>
    withTemporaryFolder(
      { 'site/.htaccess': htaccess, 'site/sub/page.py': script, 'site/other.py': script },
      async (cwd) => {
        const { report } = await convertJson(cwd, 'site/sub', '--to', 'mod_wsgi', '--root', 'site');
        assert.deepEqual(
          report.files.map(({ path }: { path: string }) => path),
          ['site/.htaccess', 'site/other.py', 'site/sub/page.py'],
        );
      },
    ));

  it('says in JSON what it would change, and what is left', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { report, status } = await convertJson(cwd, 'site', '--to', 'mod_wsgi');
      assert.equal(status, 0);
      assert.deepEqual(
        [report.version, report.path, report.target, report.server, report.written, report.reason],
        [1, 'site', 'mod_wsgi', null, false, null],
      );
      assert.ok(
        report.changes.some(
          ({ kind, path }: Record<string, string>) => kind === 'edit' && path === 'site/page.py',
        ),
      );
      assert.ok(Array.isArray(report.steps));
    }));

  it('declines with the reason, and writes nothing', () =>
    withTemporaryFolder({ ...site, 'site/page.py': script + threads }, async (cwd) => {
      const { stdout, stderr, status } = await runCli(['convert', 'site', '--to', 'mod_wsgi', '--write'], {
        cwd,
      });
      assert.deepEqual([status, stdout], [1, '']);
      assert.match(stderr, /^mod_wsgi {2}site\/\.htaccess:2: .*page\.py/);
      assert.deepEqual(read(cwd, 'site/.htaccess'), htaccess);
      const { report } = await convertJson(cwd, 'site', '--to', 'mod_wsgi');
      assert.match(report.reason, /page\.py/);
      assert.deepEqual([report.files, report.changes], [[], []]);
    }));

  it('lists the targets that are possible, and why others are not', () =>
    withTemporaryFolder(
      { ...site, 'bad/.htaccess': htaccess, 'bad/page.py': script + threads },
      async (cwd) => {
        const { stdout, status } = await runCli(['convert', 'site', '--list'], { cwd });
        assert.equal(status, 0);
        assert.match(stdout, /^mod_wsgi {2,}\S/m);
        assert.match(stdout, /^ +handler-doctor convert site --to mod_wsgi$/m);
        const { report } = await convertJson(cwd, 'bad', '--list');
        const target = report.targets.find(({ target }: { target: string }) => target === 'mod_wsgi');
        assert.equal(target.possible, false);
        assert.match(target.declined[0].reason, /page\.py/);
      },
    ));

  it('does not convert on a guess where a script cannot be read', () =>
    withTemporaryFolder({ ...site, 'site/secret.py': script }, async (cwd) => {
      chmodSync(cwd, 0o755);
      chmodSync(join(cwd, 'site/secret.py'), 0o000);
      const { stderr, status } = await runCli(['convert', 'site', '--to', 'mod_wsgi', '--write'], {
        cwd,
        unprivileged: true,
      });
      assert.equal(status, 2);
      assert.match(stderr, /^site\/secret\.py: no permission to read it; nothing is converted/);
      assert.equal(read(cwd, 'site/.htaccess'), htaccess);
    }));
});
