import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conversions } from '../../server/src/conversions/registry.js';
import { rules } from '../../server/src/rules/registry.js';
import { npmScripts, vsixFile } from '../support/packages.js';
import { repositoryRoot } from '../support/repository.js';

const readme = readFileSync(join(repositoryRoot, 'README.md'), 'utf8');

describe('the README', () => {
  it('names only npm scripts that exist', () => {
    const named = [...readme.matchAll(/\bnpm (?:run ([\w:]+)|(start|test)\b)/g)].map(
      (match) => match[1] ?? match[2],
    );
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((name) => !npmScripts.includes(name ?? '')),
      [],
    );
  });

  for (const command of commandLines()) {
    it(`shows a command that is understood: ${command}`, () => {
      const [name = '', ...args] = command.split(/\s+/);
      const { status, stdout } = handlerDoctor(name, '--help');
      assert.equal(status, 0, `there is no command ${name}`);
      const options = args.filter((arg) => arg.startsWith('--'));
      assert.deepEqual(
        options.filter((option) => !stdout.includes(option)),
        [],
      );
    });
  }

  it('lists every rule as the rule describes itself, and no other', () => {
    const listed = readme.match(/^\| \[`.*$/gm) ?? [];
    assert.deepEqual(
      listed,
      rules.map((rule) => {
        const severity = rule.default === 'off' ? 'off' : rule.severity;
        return `| [\`${rule.name}\`](server/src/rules/${rule.name}/README.md) | ${severity} | ${rule.summary} |`;
      }),
    );
  });

  it('lists every conversion target in the same way', () => {
    const listed = readme.match(/^\| `.*$/gm) ?? [];
    assert.deepEqual(
      listed,
      conversions.map(({ target, summary }) => `| \`${target}\` | ${summary} |`),
    );
  });

  it('names the .vsix that is built, and a picture that is there', () => {
    assert.ok(existsSync(vsixFile));
    const names = [...readme.matchAll(/handler-doctor-[\d.]+\.vsix/g)].map(([name]) => name);
    assert.ok(names.length > 0);
    assert.ok(names.every((name) => vsixFile.endsWith(name)));
    for (const [, picture = ''] of readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) {
      assert.ok(existsSync(join(repositoryRoot, picture)), picture);
    }
  });
});

/** The `handler-doctor` lines of the README's shell blocks, without their comments and redirections. */
function commandLines(): readonly string[] {
  const blocks = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? '');
  return blocks
    .flatMap((block) => block.split('\n'))
    .flatMap((line) => /^handler-doctor (.*?)(?:\s+[#>].*)?$/.exec(line)?.slice(1, 2) ?? []);
}

function handlerDoctor(...args: readonly string[]): { status: number | null; stdout: string } {
  return spawnSync(process.execPath, ['dist/cli.cjs', ...args], { cwd: repositoryRoot, encoding: 'utf8' });
}
