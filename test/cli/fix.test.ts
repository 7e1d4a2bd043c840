import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { runCli } from './runCli.js';

/** On this server the fix of execcgi-off is safe. */
const profile = '{ "modules": ["cgid", "mime"], "allowOverride": ["All"] }';
const broken = 'AddHandler cgi-script .py\n';
const script = '#!/usr/bin/python3\nprint("Content-Type: text/plain\\n")\nprint("hello")\n';
const site = { 'host.json': profile, 'site/.htaccess': broken, 'site/page.py': script };
const withProfile = ['--profile', 'host.json'];

const read = (cwd: string, path = 'site/.htaccess'): string => readFileSync(join(cwd, path), 'utf8');

describe('handler-doctor fix', () => {
  it('applies safe fixes, and says which', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { status, stdout } = await runCli(['fix', 'site', ...withProfile], { cwd });
      assert.match(read(cwd), /^Options \+ExecCGI$/m);
      assert.match(stdout, /^site\/\.htaccess {2}.+ \(execcgi-off\)$/m);
      assert.match(stdout, /^1 fix, 1 file written\.\nLeft: 1 warning\.$/m);
      assert.equal(status, 0);
    }));

  it('changes nothing when run again', () =>
    withTemporaryFolder(site, async (cwd) => {
      await runCli(['fix', 'site', ...withProfile], { cwd });
      const once = read(cwd);
      const { stdout } = await runCli(['fix', 'site', ...withProfile], { cwd });
      assert.equal(read(cwd), once);
      assert.match(stdout, /^Nothing to fix here\.$/m);
    }));

  it('leaves unsafe fixes alone, unless asked for them', () =>
    withTemporaryFolder(site, async (cwd) => {
      const { status } = await runCli(['fix', 'site'], { cwd });
      assert.equal(read(cwd), broken);
      assert.equal(status, 1);
      await runCli(['fix', 'site', '--unsafe'], { cwd });
      assert.match(read(cwd), /ExecCGI/);
    }));

  it('never converts, not even with --unsafe', () =>
    withTemporaryFolder(site, async (cwd) => {
      await runCli(['fix', 'site', '--unsafe', ...withProfile], { cwd });
      assert.doesNotMatch(read(cwd), /wsgi/);
    }));

  it('applies the fixes of the rules named alone', () =>
    withTemporaryFolder({ ...site, 'site/.htaccess': `AddType text/html py\n${broken}` }, async (cwd) => {
      await runCli(['fix', 'site', '--unsafe', '--rule', 'redundant-content-type'], { cwd });
      assert.equal(read(cwd), broken);
    }));

  it('makes all fixes of one file, also where one place has two', () =>
    withTemporaryFolder({ ...site, 'site/.htaccess': `AddType text/html py\n${broken}` }, async (cwd) => {
      await runCli(['fix', 'site', '--unsafe'], { cwd });
      assert.match(read(cwd), /ExecCGI/);
      assert.doesNotMatch(read(cwd), /AddType/);
    }));

  it('exits with 1 where errors are left', () =>
    withTemporaryFolder(site, async (cwd) => {
      assert.equal((await runCli(['fix', 'site', '--rule', 'per-request-cgi'], { cwd })).status, 1);
    }));

  it('makes those of a rule that is off by itself, where it is named', () =>
    withTemporaryFolder(
      { 'site/.htaccess': 'Options -Indexes\n', 'site/index.html': '<title>Hello</title>\n' },
      async (cwd) => {
        await runCli(['fix', 'site', '--unsafe'], { cwd });
        assert.doesNotMatch(read(cwd), /DEFLATE/);
        await runCli(['fix', 'site', '--unsafe', '--rule', 'missing-compression'], { cwd });
        assert.match(read(cwd), /DEFLATE/);
      },
    ));

  it('repairs no more than the line ends of a shell script from Windows that is right otherwise', () =>
    withTemporaryFolder(
      {
        'site/.htaccess': 'Options +ExecCGI\nAddHandler cgi-script .sh\n',
        'site/page.sh': '#!/bin/sh\r\necho "Content-Type: text/plain"\r\necho\r\necho hello\r\n',
      },
      async (cwd) => {
        const { stdout } = await runCli(
          ['fix', 'site', '--rule', 'shebang-line-ending', '--rule', 'missing-header-separator'],
          { cwd },
        );
        assert.match(stdout, /^1 fix, 1 file written\.$/m);
        assert.equal(
          read(cwd, 'site/page.sh'),
          '#!/bin/sh\necho "Content-Type: text/plain"\necho\necho hello\n',
        );
      },
    ));

  it('leaves alone what a link leads to out of the folder, and fixes the rest', () =>
    withTemporaryFolder({ ...site, 'elsewhere/bare.py': script.replace(/^.*\n/, '') }, async (cwd) => {
      symlinkSync(join(cwd, 'elsewhere/bare.py'), join(cwd, 'site/link.py'));
      const { stdout, stderr } = await runCli(['fix', 'site', ...withProfile], { cwd });
      assert.match(read(cwd), /ExecCGI/);
      assert.doesNotMatch(read(cwd, 'elsewhere/bare.py'), /^#!/);
      assert.match(stdout, /^1 fix, 1 file written\.$/m);
      assert.match(stderr, /^site\/link\.py: left as it is, since a link leads to it out of the folder/m);
    }));

  describe('--dry-run', () => {
    const dryRun = ['fix', 'site', '--dry-run', ...withProfile];

    it('shows a unified diff and writes nothing', () =>
      withTemporaryFolder(site, async (cwd) => {
        const { stdout } = await runCli(dryRun, { cwd });
        assert.match(stdout, /^diff --git site\/\.htaccess site\/\.htaccess\n--- site\/\.htaccess\n\+\+\+ /);
        assert.match(stdout, /^\+Options \+ExecCGI$/m);
        assert.equal(read(cwd), broken);
      }));

    for (const [name, command] of [
      ['patch', ['patch', '-p0']],
      ['git apply', ['git', 'apply', '-p0']],
    ] as const) {
      it(`is taken by ${name}, which then makes the same files`, () =>
        withTemporaryFolder(
          {
            ...site,
            'site/.htaccess': Buffer.from('# caf\xe9\r\nAddHandler cgi-script .py', 'latin1'),
            'site/a b/.htaccess': `Options -ExecCGI\n${broken}`,
            'site/a b/page.py': script,
          },
          async (cwd) => {
            const { stdoutBytes } = await runCli([...dryRun, '--unsafe'], { cwd });
            cpSync(join(cwd, 'site'), join(cwd, 'patched/site'), { recursive: true });
            const [program, ...words] = command;
            execFileSync(program, words, { cwd: join(cwd, 'patched'), input: stdoutBytes });
            await runCli(['fix', 'site', '--unsafe', ...withProfile], { cwd });
            for (const path of ['site/.htaccess', 'site/a b/.htaccess', 'site/page.py']) {
              assert.deepEqual(readFileSync(join(cwd, 'patched', path)), readFileSync(join(cwd, path)), path);
            }
          },
        ));
    }
  });

  it('writes nothing at all where one file cannot be written', () =>
    withTemporaryFolder(
      { ...site, 'site/closed/.htaccess': `Options -ExecCGI\n${broken}`, 'site/closed/page.py': script },
      async (cwd) => {
        for (const folder of [cwd, join(cwd, 'site')]) chmodSync(folder, 0o777);
        chmodSync(join(cwd, 'site/.htaccess'), 0o666);
        chmodSync(join(cwd, 'site/closed'), 0o555);
        const { status, stderr } = await runCli(['fix', 'site', '--unsafe', ...withProfile], {
          cwd,
          unprivileged: true,
        });
        assert.equal(status, 2);
        assert.match(stderr, /^handler-doctor: .*nothing was changed\n$/);
        assert.equal(read(cwd), broken);
        assert.deepEqual(readdirSync(join(cwd, 'site')), ['.htaccess', 'closed', 'page.py']);
      },
    ));

  it('keeps mode and line ends of what it writes', () =>
    withTemporaryFolder(
      { ...site, 'site/.htaccess': '# one\r\nAddHandler cgi-script .py\r\n' },
      async (cwd) => {
        chmodSync(join(cwd, 'site/.htaccess'), 0o640);
        await runCli(['fix', 'site', ...withProfile], { cwd });
        assert.match(read(cwd), /\r\nOptions \+ExecCGI\r\n|^Options \+ExecCGI\r\n/);
        assert.doesNotMatch(read(cwd), /[^\r]\n/);
        assert.equal(statSync(join(cwd, 'site/.htaccess')).mode & 0o777, 0o640);
      },
    ));
});
