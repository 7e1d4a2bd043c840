import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportedFinding } from '../../server/src/linter/lint.js';
import { type PrivateApache, startPrivateApache } from '../../server/src/measure/privateApache.js';
import { installedProgram, orSkip } from '../support/installed.js';
import { lintSite } from '../support/lintSite.js';
import { type MemoryFiles, memoryFiles, withChanges } from '../support/memoryFiles.js';
import { headerCases, shebangs } from './headers.js';

const handlers = 'Options +ExecCGI\nAddHandler cgi-script .py .sh .bash .js .pl .rb .php\n';

const headerRules = new Set([
  'header-after-body',
  'invalid-status',
  'malformed-header',
  'missing-content-type',
  'missing-header-separator',
  'missing-status-line',
  'output-before-headers',
  'php-cgi-security-alert',
]);

/** What a real Apache makes of the header that a script writes, and what we say of it beforehand. */
describe('headers under mod_cgid', () => {
  let apache: PrivateApache | undefined;
  let folder = '';
  let number = 0;

  before(async function () {
    folder = mkdtempSync(join(tmpdir(), 'handler-doctor-headers-'));
    chmodSync(folder, 0o755);
    apache = await orSkip(this, () =>
      startPrivateApache({ documentRoot: folder, modules: ['cgid', 'mime', 'headers', 'env'] }),
    );
  });

  after(async () => {
    await apache?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const each of headerCases) {
    for (const [key, script] of Object.entries(each.scripts)) {
      const file = key.includes('.') ? key : `page.${key}`;
      const extension = file.slice(file.lastIndexOf('.') + 1);
      const text = script.startsWith('#!') ? script : `${shebangs[extension]}\n${script}`;
      const site = siteOf(file, text, each.htaccess ?? '');

      it(`${each.name} (${key})`, async function () {
        assert.ok(apache);
        await orSkip(this, () => interpreterFor(text));
        const findings = await findingsIn(site);
        const logBefore = (await apache.errorLog()).length;
        const answer = await request(apache, join(folder, String(number++)), site, file);
        const status = each.status ?? (each.rules.length === 0 ? 200 : 500);
        assert.equal(answer.status, status);
        if (status !== 500 && status !== 0)
          assert.equal(answer.type, each.type === undefined ? 'text/html' : each.type);
        assert.deepEqual(
          findings.map(({ rule }) => rule),
          each.rules,
        );
        const [finding] = findings;
        if (finding?.message.log !== undefined) {
          const log = (await apache.errorLog()).slice(logBefore);
          assert.ok(log.includes(finding.message.log), `${finding.message.log}\nis not in\n${log}`);
        }
      });

      if (each.rules.length === 0) continue;
      it(`${each.name} (${key}), with every fix made`, async function () {
        assert.ok(apache);
        await orSkip(this, () => interpreterFor(text));
        const fixed = await withEveryFix(site);
        const left = await findingsIn(fixed);
        assert.equal(
          left.length > 0,
          each.beyondFixes === true,
          left.map(({ message }) => message.what).join(),
        );
        if (each.beyondFixes === true) return;
        const answer = await request(apache, join(folder, String(number++)), fixed, file);
        assert.equal(answer.status, each.fixedStatus ?? 200);
        if (answer.status === 302) return;
        assert.equal(answer.type, 'text/html');
        assert.equal(answer.body.trim(), each.fixedBody ?? '<p>hi');
      });
    }
  }
});

function siteOf(file: string, text: string, htaccess: string): MemoryFiles {
  return memoryFiles({ '/site/.htaccess': handlers + htaccess, [`/site/${file}`]: text });
}

const findingsIn = async (site: MemoryFiles): Promise<readonly ReportedFinding[]> =>
  (await lintSite(site))
    .filter(({ kind }) => kind === 'script')
    .flatMap(({ findings }) => findings)
    .filter(({ rule }) => headerRules.has(rule))
    .sort((a, b) => (a.rule < b.rule ? -1 : 1));

async function interpreterFor(text: string): Promise<void> {
  const [, program = ''] = /^#!(\S+)/.exec(text) ?? [];
  installedProgram(program, [program]);
}

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

interface Answer {
  /** 0 where what comes is no answer. */
  readonly status: number;
  readonly type: string | null;
  readonly body: string;
}

async function request(
  apache: PrivateApache,
  folder: string,
  site: MemoryFiles,
  file: string,
): Promise<Answer> {
  mkdirSync(folder);
  for (const [path, { bytes, mode }] of site) {
    const target = path.replace('/site', folder);
    writeFileSync(target, bytes);
    chmodSync(target, mode);
  }
  const url = `${apache.url}/${folder.slice(folder.lastIndexOf('/') + 1)}/${file}`;
  const response = await fetch(url, { redirect: 'manual' }).catch(() => null);
  if (response === null) return { status: 0, type: null, body: '' };
  const type = response.headers.get('content-type')?.replace(/;.*/, '') ?? null;
  // What the server says of its own error can end before its time.
  const body = await response.text().catch(() => '');
  return { status: response.status, type, body };
}
