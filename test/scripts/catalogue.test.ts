import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportedFinding } from '../../server/src/linter/lint.js';
import { type PrivateApache, startPrivateApache } from '../../server/src/measure/privateApache.js';
import { orSkip } from '../support/installed.js';
import { lintSite } from '../support/lintSite.js';
import { type MemoryFiles, memoryFiles, withChanges } from '../support/memoryFiles.js';
import { catalogue, type ScriptCase } from './catalogue.js';

const handlers = 'Options +ExecCGI\nAddHandler cgi-script .py .pl\n';

/** Handlers and suppressions have suites of their own; here is what scripts say. */
const scriptRules = new Set([
  'header-after-body',
  'interpreter-missing',
  'invalid-status',
  'malformed-header',
  'missing-content-type',
  'missing-header-separator',
  'missing-shebang',
  'not-executable',
  'output-before-headers',
  'python2-syntax',
  'removed-stdlib-module',
  'unflushed-output-order',
]);

/** What a real Apache with mod_cgid answers, what we say beforehand, and what it answers once our fixes are made. */
describe('scripts under mod_cgid', () => {
  let apache: PrivateApache | undefined;
  let folder = '';

  before(async function () {
    folder = mkdtempSync(join(tmpdir(), 'handler-doctor-scripts-'));
    chmodSync(folder, 0o755);
    apache = await orSkip(this, () =>
      startPrivateApache({ documentRoot: folder, modules: ['cgid', 'env', 'mime'] }),
    );
  });

  after(async () => {
    await apache?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [index, each] of catalogue.entries()) {
    it(each.name, async () => {
      assert.ok(apache);
      const path = join(folder, String(index));
      const site = siteOf(each);
      const findings = await findingsIn(site);
      const logBefore = (await apache.errorLog()).length;
      const response = await request(apache, path, site, each);

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
      if (findings.length > 0) assertForetold(findings, (await apache.errorLog()).slice(logBefore), path);
    });

    if (each.status !== 500 || each.otherReason !== undefined) continue;
    it(`${each.name}, with every fix made`, async () => {
      assert.ok(apache);
      const fixed = await withEveryFix(siteOf(each));
      const left = (await findingsIn(fixed)).filter(({ severity }) => severity === 'error');
      assert.equal(left.length > 0, each.beyondFixes === true);
      if (each.beyondFixes === true) return;
      const response = await request(apache, join(folder, `${index}-fixed`), fixed, each);
      assert.equal(response.status, 200);
    });
  }
});

function siteOf({ file = 'page.py', text, mode = 0o755, htaccess = '' }: ScriptCase): MemoryFiles {
  const files = memoryFiles({ '/site/.htaccess': handlers + htaccess, [`/site/${file}`]: text });
  return new Map(
    [...files].map(([path, each]) => [path, path.endsWith('.htaccess') ? each : { ...each, mode }]),
  );
}

const findingsIn = async (site: MemoryFiles): Promise<readonly ReportedFinding[]> =>
  (await lintSite(site))
    .filter(({ kind }) => kind === 'script')
    .flatMap(({ findings }) => findings)
    .filter(({ rule }) => scriptRules.has(rule))
    .sort((a, b) => (a.rule < b.rule ? -1 : 1));

/** The first fix of the first finding that has one, and again, until none is left. */
async function withEveryFix(site: MemoryFiles): Promise<MemoryFiles> {
  let files = site;
  for (let round = 0; round < 10; round++) {
    const [fix] = (await findingsIn(files)).flatMap((finding) => finding.fixes());
    if (fix === undefined) return files;
    files = withChanges(files, fix.changes);
  }
  return assert.fail('the fixes come to no end');
}

async function request(
  apache: PrivateApache,
  folder: string,
  site: MemoryFiles,
  { file = 'page.py' }: ScriptCase,
): Promise<Response> {
  mkdirSync(folder);
  for (const [path, { bytes, mode }] of site) {
    const target = path.replace('/site', folder);
    writeFileSync(target, bytes);
    chmodSync(target, mode);
  }
  const url = `${apache.url}/${folder.slice(folder.lastIndexOf('/') + 1)}/${file}`;
  const response = await fetch(url, { redirect: 'manual' });
  await response.body?.cancel();
  return response;
}

/** The trouble that bites first is in the log, in the words of its finding. */
function assertForetold(findings: readonly ReportedFinding[], log: string, folder: string): void {
  const foretold = findings.map(({ message }) => (message.log ?? '').replaceAll('/site/', `${folder}/`));
  assert.ok(
    foretold.some((line) => line !== '' && log.includes(line)),
    `none of ${JSON.stringify(foretold)} is in the log:\n${log}`,
  );
}
