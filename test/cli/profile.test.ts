import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { builtInProfile } from '../../server/src/apache/profiles.js';
import { readProfile } from '../../server/src/linter/profileFile.js';
import { installedModules, privateApachePrints } from '../../server/src/measure/privateApache.js';
import { installedProgram, orSkip } from '../support/installed.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { program, type Ran, runCli } from './runCli.js';

/** What XAMPP's Apache prints on Windows, cut short. */
const xampp = [
  '[Tue Nov 03 10:00:00.000000 2026] [core:warn] [pid 4242:tid 380] AH00098: pid file C:/xampp/apache/logs/httpd.pid overwritten -- Unclean shutdown of previous Apache run?',
  'Loaded Modules:',
  ' core_module (static)',
  ' win32_module (static)',
  ' mpm_winnt_module (static)',
  ' http_module (static)',
  ' so_module (static)',
  ' rewrite_module (shared)',
  ' php_module (shared)',
  'Server version: Apache/2.4.58 (Win64)',
  'Apache Lounge VS16 Server built:   Oct 18 2023 13:03:18',
  '',
].join('\r\n');

const profileOf = (words: readonly string[], input?: string | Uint8Array): Promise<Ran> =>
  withTemporaryFolder({}, (cwd) =>
    runCli(['profile', ...words], { cwd, ...(input === undefined ? {} : { input }) }),
  );

describe('handler-doctor profile', () => {
  it('makes a profile out of what comes on standard input', async () => {
    const { status, stdout, stderr } = await profileOf([], xampp);
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(stdout), {
      software: 'apache',
      version: '2.4.58',
      modules: ['core', 'http', 'mpm_winnt', 'php', 'rewrite', 'so', 'win32'],
      defines: null,
      environment: null,
      allowOverride: null,
      allowOverrideList: null,
      options: null,
      interpreters: null,
    });
    assert.match(stderr, /^Apache 2\.4\.58 with 7 modules\.\nNot said: what is defined \(-t -D DUMP_RUN_CFG/);
  });

  it('makes the same of --from -, of a file, and of what PowerShell has kept as UTF-16', async () => {
    const { stdout } = await profileOf([], xampp);
    const utf16 = Buffer.from(`\ufeff${xampp}`, 'utf16le');
    assert.equal((await profileOf(['--from', '-'], xampp)).stdout, stdout);
    await withTemporaryFolder({ 'printed.txt': xampp, 'power.txt': utf16 }, async (cwd) => {
      for (const file of ['printed.txt', 'power.txt']) {
        assert.equal((await runCli(['profile', '--from', file], { cwd })).stdout, stdout);
      }
    });
  });

  it('makes a file that check reads, kept as UTF-16 or marked as UTF-8 too', async () => {
    const { stdout } = await profileOf([], xampp);
    const kept = { plain: stdout, utf16: Buffer.from(`\ufeff${stdout}`, 'utf16le'), utf8: `\ufeff${stdout}` };
    for (const [name, host] of Object.entries(kept)) {
      await withTemporaryFolder(
        { [`${name}.json`]: host, '.htaccess': 'ExpiresActive On\n' },
        async (cwd) => {
          const words = ['check', '--profile', `${name}.json`, '--format', 'json'];
          const report = JSON.parse((await runCli(words, { cwd })).stdout);
          assert.equal(report.profile, name);
        },
      );
    }
  });

  it('says what an older server is taken for', async () => {
    const { stderr } = await profileOf([], xampp.replace('2.4.58', '2.2.34'));
    assert.match(stderr, /^Apache 2\.2\.34 with .*\nIts answers are told as those of Apache 2\.4/);
  });

  for (const [what, input, message] of [
    ['nothing', '', /^handler-doctor: standard input: it is empty\n/],
    ['nginx', 'nginx version: nginx/1.22.1\n', /this is nginx/],
    ['a shell that finds nothing', 'bash: apachectl: command not found\n', /the shell found no such program/],
    ['control characters', 'a\u001b[31mb\n', /this begins with "a␛\[31mb"/],
    ['bytes', Uint8Array.from([0, 255, 254, 7, 10]), /no list of modules in it/],
  ] as const) {
    it(`writes nothing and says what to run for ${what}`, async () => {
      const { status, stdout, stderr } = await profileOf([], input);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, message);
      assert.match(stderr, /apachectl -M; apachectl -V/);
    });
  }

  it('names a file that is not there, or is none', async () => {
    assert.match(
      (await profileOf(['--from', 'gone.txt'])).stderr,
      /^handler-doctor: --from: there is no file gone\.txt\n$/,
    );
    const { status, stderr } = await profileOf(['--from', '.']);
    assert.equal(status, 2);
    assert.match(stderr, /^handler-doctor: --from: .*a folder, not a file\n$/);
  });

  it('does not wait for a person to type: it says what to run', async function () {
    const { script } = await orSkip(this, async () => ({
      script: installedProgram('script', ['/usr/bin/script']),
    }));
    const { stdout } = await promisify(execFile)(script, [
      '-qec',
      `'${process.execPath}' '${program}' profile; echo "status $?"`,
      '/dev/null',
    ]);
    assert.match(stdout, /nothing to read[\s\S]*apachectl -M[\s\S]*status 2/);
  });

  it('reads what a real Apache prints, so that check and an editor can use it', async function () {
    this.timeout(30_000);
    const wanted = builtInProfile('debian')?.modules ?? new Set();
    const printed = await orSkip(this, async () => {
      const installed = await installedModules();
      const modules = [...wanted].filter((module) => installed.has(module));
      const configuration = 'Define SHOP\nDefine PLACE /srv/shop';
      const options = { documentRoot: '/tmp', modules, configuration };
      const asked = ['-M', '-V', '-S'] as const;
      return (await Promise.all(asked.map((each) => privateApachePrints(options, each)))).join('');
    });
    const { status, stdout } = await profileOf([], printed);
    assert.equal(status, 0);
    const made = readProfile(stdout, 'host');
    assert.deepEqual(made.modules, new Set([...wanted].sort()));
    assert.deepEqual(
      made.defines,
      new Map([
        ['SHOP', null],
        ['PLACE', '/srv/shop'],
      ]),
    );
    assert.match(made.version ?? '', /^2\.4\.\d+$/);
    await withTemporaryFolder(
      { 'host.json': stdout, '.htaccess': '<IfDefine SHOP>\nRewriteEngine On\n</IfDefine>\n' },
      async (cwd) => {
        const run = await runCli(['check', '--profile', 'host.json', '--format', 'json'], { cwd });
        const { profile, files } = JSON.parse(run.stdout);
        assert.equal(profile, 'host');
        assert.equal(files[0].refused.line, 2);
        assert.match(files[0].refused.message, /^Invalid command 'RewriteEngine'/);
      },
    );
  });
});
