import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../support/repository.js';
import { matchSnapshot } from '../support/snapshot.js';
import { runCli } from './runCli.js';

const run = (...words: string[]) => runCli(words, { cwd: repositoryRoot });

describe('handler-doctor --help', () => {
  for (const command of ['', 'check', 'fix', 'convert', 'explain', 'profile', 'rules']) {
    it(`is there for ${command || 'the program'}`, async () => {
      const { status, stdout, stderr } = await run(...command.split(' ').filter(Boolean), '--help');
      assert.deepEqual([status, stderr], [0, '']);
      matchSnapshot(`cli/snapshots/help-${command || 'program'}.txt`, stdout);
    });
  }

  it('has the version of the package', async () => {
    const manifest = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8'));
    assert.equal((await run('--version')).stdout, `${manifest.version}\n`);
  });
});

describe('wrong usage', () => {
  const wrong: Readonly<Record<string, RegExp>> = {
    'chekc .': /^error: unknown command 'chekc'\n\(Did you mean check\?\)/,
    'measure .': /^error: unknown command 'measure'/,
    'profile --probe p --from-url http://a/':
      /^error: option '--probe <DIR>' cannot be used with option '--from-url <URL>'/,
    'profile --from a --from-answers b':
      /^error: option '--from <FILE>' cannot be used with option '--from-answers <FILE>'/,
    'check --jobs 4': /^error: unknown option '--jobs'/,
    'check --baseline b.json': /^error: unknown option '--baseline'/,
    'check --format sarif':
      /^error: option '--format <FORMAT>' argument 'sarif' is invalid. Allowed choices are pretty, json, ndjson\./,
    'check --fail-on never-ever': /^error: option '--fail-on <SEVERITY>' argument 'never-ever' is invalid/,
    'check --max-warnings many':
      /^error: option '--max-warnings <N>' argument 'many' is invalid. It takes a whole number\./,
    'check --as server-config x': /^error: option '--as <KIND>' argument 'server-config' is invalid/,
    'check --profile no-such-host':
      /^handler-doctor: there is no profile no-such-host: neither a file nor one of unknown, all-modules, debian, litespeed\n$/,
    'check --config no-such.json': /^handler-doctor: --config: there is no file no-such.json\n$/,
    'check --root no-such-folder': /^handler-doctor: --root: there is no folder no-such-folder\n$/,
    'check --root examples server': /^handler-doctor: .*server does not lie below --root examples\n$/,
    'check --files-from no-such-list': /^handler-doctor: --files-from: there is no file no-such-list\n$/,
    'fix --rule per-request-cig': /^handler-doctor: --rule: there is no rule per-request-cig\n$/,
    'explain a b --log x':
      /^handler-doctor: explain --log takes one folder at most, and neither --url nor --files-from\n$/,
    'explain no-such-folder --log x': /^handler-doctor: explain --log: there is no folder no-such-folder\n$/,
    'explain package.json --log x':
      /^handler-doctor: explain --log: package\.json is a file; name the folder of the site\n$/,
    convert: /^error: missing required argument 'PATH'/,
    'convert examples/classic-cgi': /^handler-doctor: say where to with --to \(/,
    'convert examples/classic-cgi --to mod_python':
      /^handler-doctor: --to: there is no target mod_python; there are /,
    'convert examples/classic-cgi --list --write':
      /^error: option '--list' cannot be used with option '--write'/,
    'convert no-such-folder --list': /^handler-doctor: there is no file or folder no-such-folder\n$/,
    'rules per-request-cig':
      /^handler-doctor: there is no rule per-request-cig; did you mean per-request-cgi\?\n$/,
  };

  for (const [words, message] of Object.entries(wrong)) {
    it(`exits with 2: ${words}`, async () => {
      const { status, stdout, stderr } = await run(...words.split(' '));
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, message);
    });
  }

  it('exits with 2 and the help where no command is given', async () => {
    const { status, stdout, stderr } = await run();
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /^Usage: handler-doctor /);
  });
});

describe('handler-doctor rules', () => {
  it('lists every rule with its severity and one sentence', async () => {
    const { status, stdout } = await run('rules');
    assert.equal(status, 0);
    assert.match(stdout, /^per-request-cgi +warning {2}\S/m);
    assert.match(stdout, /^execcgi-off +error {4}\S/m);
  });

  it('says of which rules only settings turn them on', async () => {
    const { stdout } = await run('rules');
    assert.match(stdout, /^missing-compression +off {6}\S/m);
  });

  it('prints the page of a rule', async () => {
    const { status, stdout } = await run('rules', 'per-request-cgi');
    const page = readFileSync(join(repositoryRoot, 'server/src/rules/per-request-cgi/README.md'), 'utf8');
    assert.deepEqual([status, stdout], [0, page]);
  });
});
