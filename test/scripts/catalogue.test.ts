import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportedFinding } from '../../server/src/linter/lint.js';
import { type PrivateApache, startPrivateApache } from '../../server/src/measure/privateApache.js';
import { orSkip } from '../support/installed.js';
import { lintSite } from '../support/lintSite.js';
import { memoryFiles } from '../support/memoryFiles.js';
import { catalogue, type ScriptCase } from './catalogue.js';

const handlers = 'Options +ExecCGI\nAddHandler cgi-script .py .pl\n';

/** Handlers and suppressions have suites of their own; here is what scripts say. */
const scriptRules = new Set([
  'interpreter-missing',
  'missing-content-type',
  'missing-header-separator',
  'missing-shebang',
  'not-executable',
  'python2-syntax',
  'removed-stdlib-module',
]);

/** What a real Apache with mod_cgid answers, and what we say beforehand. */
describe('scripts under mod_cgid', () => {
  let apache: PrivateApache | undefined;
  let folder = '';

  before(async function () {
    folder = mkdtempSync(join(tmpdir(), 'handler-doctor-scripts-'));
    chmodSync(folder, 0o755);
    for (const [index, each] of catalogue.entries()) writeCase(join(folder, String(index)), each);
    apache = await orSkip(this, () =>
      startPrivateApache({ documentRoot: folder, modules: ['cgid', 'mime'] }),
    );
  });

  after(async () => {
    await apache?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [index, each] of catalogue.entries()) {
    it(each.name, async () => {
      assert.ok(apache);
      const { file = 'page.py' } = each;
      const logBefore = (await apache.errorLog()).length;
      const response = await fetch(`${apache.url}/${index}/${file}`, { redirect: 'manual' });
      await response.body?.cancel();
      const findings = await findingsOf(each);

      assert.equal(response.status, each.status);
      if (each.type !== undefined) {
        assert.equal(response.headers.get('content-type')?.replace(/;.*/, ''), each.type);
      }
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        each.rules,
      );
      if (each.status !== 500) return;
      assert.equal(findings.length > 0, each.otherReason === undefined);
      if (findings.length === 0) return;
      const log = (await apache.errorLog()).slice(logBefore);
      const foretold = findings.map(({ message }) =>
        (message.log ?? '').replaceAll(`/site/${file}`, join(folder, String(index), file)),
      );
      assert.ok(
        foretold.some((line) => line !== '' && log.includes(line)),
        `none of ${JSON.stringify(foretold)} is in the log:\n${log}`,
      );
    });
  }
});

function writeCase(
  folder: string,
  { file = 'page.py', text, mode = 0o755, htaccess = '' }: ScriptCase,
): void {
  mkdirSync(folder);
  writeFileSync(join(folder, '.htaccess'), handlers + htaccess);
  writeFileSync(join(folder, file), text);
  chmodSync(join(folder, file), mode);
}

async function findingsOf({
  file = 'page.py',
  text,
  mode = 0o755,
  htaccess = '',
}: ScriptCase): Promise<readonly ReportedFinding[]> {
  const files = memoryFiles({ '/site/.htaccess': handlers + htaccess, [`/site/${file}`]: text });
  const site = new Map([...files].map(([path, each]) => [path, { ...each, mode }]));
  const linted = (await lintSite(site)).find(({ path }) => path === `/site/${file}`);
  return (linted?.findings ?? [])
    .filter(({ rule }) => scriptRules.has(rule))
    .sort((a, b) => (a.rule < b.rule ? -1 : 1));
}
