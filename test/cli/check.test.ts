import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../support/repository.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { program, type RunOptions, runCli } from './runCli.js';

const slow = 'Options +ExecCGI\nAddHandler cgi-script .py\n';
const script = '#!/usr/bin/python3\nprint("Content-Type: text/plain\\n")\nprint("hello")\n';
const clean = 'Options -Indexes\n';

/** Runs `check --format json` and gives what a program would take from it. */
async function checkJson(words: readonly string[], options: RunOptions) {
  const ran = await runCli(['check', '--format', 'json', ...words], options);
  const report = JSON.parse(ran.stdout);
  const paths: readonly string[] = report.files.map((file: { path: string }) => file.path);
  return { ...ran, report, paths };
}

const rulesOf = (file: { findings: readonly { rule: string }[] }): readonly string[] =>
  file.findings.map(({ rule }) => rule);

describe('handler-doctor check', () => {
  it('walks folders for .htaccess files and the scripts that a handler serves', () =>
    withTemporaryFolder(
      {
        'site/.htaccess': slow,
        'site/a.py': script,
        'site/b/c.py': script,
        'site/notes.txt': '',
        'other.py': script,
      },
      async (cwd) => {
        const { paths } = await checkJson(['.'], { cwd });
        assert.deepEqual(paths, ['site/.htaccess', 'site/a.py', 'site/b/c.py']);
      },
    ));

  it('takes the current folder where no path is given', () =>
    withTemporaryFolder({ '.htaccess': slow }, async (cwd) => {
      assert.deepEqual((await checkJson([], { cwd })).paths, ['.htaccess']);
    }));

  it('takes a file given by name whatever its name is', () =>
    withTemporaryFolder({ 'a.htaccess': slow, 'plain.txt': script, 'rules.conf': slow }, async (cwd) => {
      const { report } = await checkJson(['a.htaccess', 'plain.txt'], { cwd });
      assert.deepEqual(
        report.files.map(({ path, kind }: { path: string; kind: string }) => [path, kind]),
        [
          ['a.htaccess', 'htaccess'],
          ['plain.txt', 'script'],
        ],
      );
      const asHtaccess = await checkJson(['--as', 'htaccess', 'rules.conf'], { cwd });
      assert.equal(asHtaccess.report.files[0].kind, 'htaccess');
      assert.ok(rulesOf(asHtaccess.report.files[0]).includes('per-request-cgi'));
    }));

  it('tells of each file once, in the order of paths', () =>
    withTemporaryFolder({ 'b/.htaccess': slow, 'b/x.py': script, 'a/.htaccess': slow }, async (cwd) => {
      const { paths } = await checkJson(['b/x.py', 'b', 'a', '.', 'b/.htaccess'], { cwd });
      assert.deepEqual(paths, ['a/.htaccess', 'b/.htaccess', 'b/x.py']);
    }));

  it('reads more paths from a list, by lines or separated by NUL', () =>
    withTemporaryFolder({ 'a b/.htaccess': slow, 'c/.htaccess': slow, list: 'a b\r\n\nc\n' }, async (cwd) => {
      const expected = ['a b/.htaccess', 'c/.htaccess'];
      assert.deepEqual((await checkJson(['--files-from', 'list'], { cwd })).paths, expected);
      const input = 'a b\0c\0';
      assert.deepEqual((await checkJson(['--files-from', '-'], { cwd, input })).paths, expected);
      assert.deepEqual((await checkJson(['--files-from', '-'], { cwd, input: '' })).paths, []);
    }));

  it('prints the same bytes every time', () =>
    withTemporaryFolder({ '.htaccess': slow, 'a.py': script, 'b.py': script }, async (cwd) => {
      const [first, second] = [await checkJson(['.'], { cwd }), await checkJson(['.'], { cwd })];
      assert.equal(first.stdout, second.stdout);
    }));

  it('says in JSON what the contract promises', () =>
    withTemporaryFolder({ 'site/.htaccess': slow, 'site/page.py': script }, async (cwd) => {
      const { report } = await checkJson(['site'], { cwd });
      assert.equal(report.version, 1);
      assert.equal(report.profile, 'unknown');
      const [file] = report.files;
      assert.deepEqual([file.path, file.kind, file.refused], ['site/.htaccess', 'htaccess', null]);
      const finding = file.findings.find(({ rule }: { rule: string }) => rule === 'per-request-cgi');
      assert.equal(finding.severity, 'warning');
      assert.equal(finding.page, 'docs/rules/per-request-cgi.md');
      assert.deepEqual(finding.range, { start: { line: 1, character: 11 }, end: { line: 1, character: 21 } });
      assert.deepEqual(
        finding.related.map(({ path }: { path: string }) => path),
        ['site/page.py'],
      );
      assert.deepEqual(report.summary, { files: 2, errors: 0, warnings: 1, infos: 0, unreadable: 0 });
    }));

  it('prints a line of JSON for each file, and the summary on the last', () =>
    withTemporaryFolder({ '.htaccess': slow, 'a.py': script }, async (cwd) => {
      const { stdout } = await runCli(['check', '--format', 'ndjson'], { cwd });
      const lines = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      assert.deepEqual(
        lines.map(({ path }) => path),
        ['.htaccess', 'a.py', undefined],
      );
      assert.equal(lines.at(-1).version, 1);
      assert.equal(lines.at(-1).summary.files, 2);
    }));

  describe('exit status', () => {
    const status = async (files: Record<string, string>, ...words: string[]) =>
      withTemporaryFolder(files, async (cwd) => (await runCli(['check', ...words], { cwd })).status);

    it('is 0 where nothing is found', async () => {
      assert.equal(await status({ '.htaccess': clean }), 0);
      assert.equal(await status({}), 0);
    });

    it('is 0 for warnings, unless --fail-on or --max-warnings counts them', async () => {
      const site = { '.htaccess': slow, 'a.py': script };
      assert.equal(await status(site), 0);
      assert.equal(await status(site, '--fail-on', 'warning'), 1);
      assert.equal(await status(site, '--fail-on', 'info'), 1);
      assert.equal(await status(site, '--max-warnings', '0'), 1);
      assert.equal(await status(site, '--max-warnings', '9'), 0);
    });

    it('is 1 for errors, unless --fail-on is never', async () => {
      const site = { '.htaccess': 'AddHandler cgi-script .py\n', 'a.py': script };
      assert.equal(await status(site), 1);
      assert.equal(await status(site, '--fail-on', 'never'), 0);
      assert.equal(await status(site, '--fail-on', 'never', '--max-warnings', '0'), 1);
    });
  });

  describe('the root of a site', () => {
    const files = { '.htaccess': slow, 'sub/page.py': script };
    const reads = async (cwd: string, ...words: string[]) => (await checkJson(words, { cwd })).paths;

    it('is the folder given', () =>
      withTemporaryFolder(files, async (cwd) => {
        assert.deepEqual(await reads(cwd, 'sub'), []);
      }));

    it('is the nearest folder above with a version-control folder', () =>
      withTemporaryFolder(files, async (cwd) => {
        mkdirSync(join(cwd, '.git'));
        assert.deepEqual(await reads(cwd, 'sub'), ['sub/page.py']);
        assert.deepEqual(await reads(cwd, 'sub/page.py'), ['sub/page.py']);
      }));

    it('is what --root says', () =>
      withTemporaryFolder(files, async (cwd) => {
        assert.deepEqual(await reads(cwd, 'sub', '--root', '.'), ['sub/page.py']);
      }));
  });

  describe('settings', () => {
    const site = { '.htaccess': slow, 'a.py': script };
    const configuration = '{ "rules": { "per-request-cgi": "error" }, "server.profile": "all-modules" }';

    it('come from .handler-doctor.json at the root', () =>
      withTemporaryFolder({ ...site, '.handler-doctor.json': configuration }, async (cwd) => {
        const { report, status } = await checkJson(['a.py', '.htaccess'], { cwd });
        assert.deepEqual([report.profile, report.summary.errors, status], ['all-modules', 1, 1]);
      }));

    it('come from --config, and --profile goes before them', () =>
      withTemporaryFolder({ ...site, 'mine.json': configuration }, async (cwd) => {
        const { report } = await checkJson(['--config', 'mine.json', '--profile', 'unknown'], { cwd });
        assert.deepEqual([report.profile, report.summary.errors], ['unknown', 1]);
      }));

    it('may be a profile file of its own', () =>
      withTemporaryFolder({ ...site, 'host.json': '{ "modules": ["cgid"] }' }, async (cwd) => {
        assert.equal((await checkJson(['--profile', 'host.json'], { cwd })).report.profile, 'host');
      }));

    describe('of the server', () => {
      const conf = [
        'LoadModule cgid_module modules/mod_cgid.so',
        'Include more.conf',
        '<Directory />',
        '  AllowOverride None',
        '</Directory>',
        '',
      ].join('\n');
      const served = { ...site, 'server/httpd.conf': conf };

      it('are what its own configuration states, where no profile is named', () =>
        withTemporaryFolder({ ...served, 'server/more.conf': '' }, async (cwd) => {
          const { report, stderr } = await checkJson(['.', '--server-config', 'server/httpd.conf'], { cwd });
          assert.equal(report.profile, 'httpd.conf');
          assert.equal(stderr, '');
        }));

      it('are what --profile says where one is named', () =>
        withTemporaryFolder({ ...served, 'server/more.conf': '' }, async (cwd) => {
          const options = ['--server-config', 'server/httpd.conf', '--profile', 'debian'];
          assert.equal((await checkJson(['.', ...options], { cwd })).report.profile, 'debian');
        }));

      it('may be named in .handler-doctor.json; what stops the server is told', () =>
        withTemporaryFolder(
          { ...served, '.handler-doctor.json': '{ "server": { "configuration": "server/httpd.conf" } }' },
          async (cwd) => {
            const { report, stderr } = await checkJson(['.'], { cwd });
            assert.equal(report.profile, 'httpd.conf');
            assert.match(
              stderr,
              /^server\/httpd\.conf:2: Include more\.conf: There is no file .*more\.conf\. /,
            );
          },
        ));

      it('end the run where the file is not there', () =>
        withTemporaryFolder(site, async (cwd) => {
          const { status, stderr } = await runCli(['check', '.', '--server-config', 'absent.conf'], { cwd });
          assert.equal(status, 2);
          assert.match(stderr, /server configuration: there is no file absent\.conf/);
        }));
    });

    it('that cannot be used end the run, with every reason', () =>
      withTemporaryFolder(
        { ...site, '.handler-doctor.json': '{ "rules": { "no-such": "off" },\n "x": 1 }' },
        async (cwd) => {
          const { status, stdout, stderr } = await runCli(['check'], { cwd });
          assert.deepEqual([status, stdout], [2, '']);
          assert.match(stderr, /\.handler-doctor\.json:1:\d+: there is no rule "no-such"/);
          assert.match(stderr, /\.handler-doctor\.json:2:\d+: "x" is no setting/);
        },
      ));

    it('can switch a folder off, which is said', () =>
      withTemporaryFolder({ ...site, '.handler-doctor.json': '{ "enable": false }' }, async (cwd) => {
        const { status, stderr } = await runCli(['check'], { cwd });
        assert.equal(status, 0);
        assert.match(stderr, /switched off/);
      }));
  });

  describe('for a person', () => {
    it('names place, severity and rule, and marks the range in its line', () =>
      withTemporaryFolder({ 'site/.htaccess': slow, 'site/page.py': script }, async (cwd) => {
        const { stdout } = await runCli(['check', 'site'], { cwd });
        assert.match(
          stdout,
          /^site\/\.htaccess:2:12 {2}warning {2}per-request-cgi\n {2}2 \| AddHandler cgi-script \.py\n {4}\| {12}~{10}\n/,
        );
        assert.match(stdout, /^2 files checked: 1 warning\.$/m);
      }));

    it('says nothing but the findings with --quiet', () =>
      withTemporaryFolder({ '.htaccess': clean }, async (cwd) => {
        const { stdout, stderr } = await runCli(['check', '--quiet'], { cwd });
        assert.deepEqual([stdout, stderr], ['', '']);
      }));

    it('says so where there is nothing to check, and where nothing is found', () =>
      withTemporaryFolder({ 'empty/x': '', 'clean/.htaccess': clean }, async (cwd) => {
        assert.match((await runCli(['check', 'empty'], { cwd })).stdout, /^No \.htaccess file here/);
        assert.equal((await runCli(['check', 'clean'], { cwd })).stdout, '1 file checked: nothing found.\n');
      }));

    it('never sends control characters of names or contents to the terminal', () =>
      withTemporaryFolder(
        { 'a\x1b[31m\n/.htaccess': `${slow}# \x1b]0;x\x07\nAddHandler cgi-script .\x1bpy\n` },
        async (cwd) => {
          const { stdout } = await runCli(['check', '.'], { cwd });
          assert.match(stdout, /a␛\[31m␊\/\.htaccess:2:12/);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
          assert.doesNotMatch(stdout, /[\x00-\x09\x0b-\x1f\x7f]/);
        },
      ));
  });

  it('gives its whole output to a pipe', () =>
    withTemporaryFolder(
      Object.fromEntries(
        Array.from({ length: 400 }, (_, at) => [
          `s${at}/.htaccess`,
          'AddHandler cgi-script .py\nAddType text/html py\n',
        ]),
      ),
      async (cwd) => {
        const { stdout, report } = await checkJson(['.'], { cwd });
        assert.ok(stdout.length > 200_000);
        assert.equal(report.files.length, 400);
      },
    ));

  it('is silent where the reader goes away', () =>
    withTemporaryFolder({ 'x/.htaccess': slow.repeat(50) }, async (cwd) => {
      const command = `"${process.execPath}" "${program}" check --format ndjson --fail-on never; echo "status $?" >&2`;
      const { stderr } = spawnSync('sh', ['-c', `{ ${command}; } | head -c 1 >/dev/null`], {
        cwd,
        encoding: 'utf8',
      });
      assert.equal(stderr, 'status 0\n');
    }));

  it('ends in a folder that is a loop of links', () =>
    withTemporaryFolder({ 'site/.htaccess': slow, 'site/a/page.py': script }, async (cwd) => {
      symlinkSync('..', join(cwd, 'site/a/up'));
      const { paths, status } = await checkJson(['site'], { cwd });
      assert.deepEqual([paths, status], [['site/.htaccess', 'site/a/page.py'], 0]);
    }));

  it('checks its own example: the first thing that anybody sees', async () => {
    const { status, report } = await checkJson(['examples/classic-cgi'], { cwd: repositoryRoot });
    assert.equal(status, 1);
    const [htaccess] = report.files;
    assert.ok(rulesOf(htaccess).includes('per-request-cgi'));
    assert.ok(rulesOf(htaccess).includes('execcgi-off'));
  });
});
