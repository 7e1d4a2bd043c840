import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unknownProfile } from '../../server/src/apache/profiles.js';
import type { ReportedFinding } from '../../server/src/linter/lint.js';
import { type PrivateApache, startPrivateApache } from '../../server/src/measure/privateApache.js';
import { orSkip } from '../support/installed.js';
import { defaultSettings, lintSite } from '../support/lintSite.js';
import { type MemoryFiles, withChanges } from '../support/memoryFiles.js';
import { type FileCase, fileCases } from './fileCases.js';

const handlers = 'Options +ExecCGI\nAddHandler cgi-script .py .pl .sh .rb .js .php\n';

const rules: ReadonlySet<string> = new Set([
  'interpreter-missing',
  'missing-shebang',
  'not-executable',
  'shadowed-stdlib-module',
  'shebang-arguments',
  'shebang-line-ending',
  'unsafe-permissions',
]);

/** A script that starts itself without end is given up after so many seconds. */
const configuration = 'Timeout 2';

/** What the file system holds of a script, and what a real Apache makes of it: before our fixes and after them. */
for (const [module, modules] of [
  ['cgid', ['cgid', 'mime', 'env']],
  ['cgi', ['mpm_prefork', 'cgi', 'mime', 'env']],
] as const) {
  describe(`first lines, modes and names under mod_${module}`, () => {
    let apache: PrivateApache | undefined;
    let folder = '';

    before(async function () {
      folder = mkdtempSync(join(tmpdir(), 'handler-doctor-files-'));
      chmodSync(folder, 0o755);
      apache = await orSkip(this, () => startPrivateApache({ documentRoot: folder, modules, configuration }));
    });

    after(async () => {
      await apache?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    const findingsIn = (files: MemoryFiles, each: FileCase): Promise<readonly ReportedFinding[]> =>
      findingsOf(files, each, module === 'cgi' ? new Set(['core', 'so', ...modules]) : null);

    for (const [index, each] of fileCases.entries()) {
      // What is asked twice is where the modules log otherwise.
      if (module === 'cgi' && each.status !== 500) continue;

      it(each.name, async function () {
        if (isBeyondUs(each)) return skipped(this);
        assert.ok(apache);
        const files = filesOf(each);
        const findings = await findingsIn(files, each);
        assert.deepEqual(findings.map(inShort), each.says);

        const before = (await apache.errorLog()).length;
        const served = join(folder, String(index));
        assert.equal(await statusOf(apache, served, files, each), each.status);
        if (each.status < 500) return;
        assert.notEqual(findings.length, 0);
        await assertForetold(foretoldIn(findings, module, served), () => logSince(apache, before));
      });

      if (module === 'cgi' || each.status < 500 || each.isMended === false) continue;
      it(`${each.name}, with every fix made`, async function () {
        if (isBeyondUs(each)) return skipped(this);
        assert.ok(apache);
        const mended = await withEveryFix(filesOf(each), (files) => findingsIn(files, each));
        assert.equal(await statusOf(apache, join(folder, `${index}-mended`), mended, each), 200);
      });
    }
  });
}

const isBeyondUs = ({ needsRoot }: FileCase): boolean => needsRoot === true && process.getuid?.() !== 0;

function skipped(context: Mocha.Context): void {
  console.log('not run: as root alone is the server another user than the owner of the script');
  context.skip();
}

const inShort = ({ rule, severity }: ReportedFinding): string =>
  severity === 'error' ? rule : `${rule} ${severity}`;

function filesOf({ files, modes = {}, htaccess = '' }: FileCase): MemoryFiles {
  return new Map([
    ['/site/.htaccess', { bytes: new TextEncoder().encode(handlers + htaccess), mode: 0o644 }],
    ...Object.entries(files).map(
      ([path, content]) =>
        [
          `/site/${path}`,
          {
            bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
            mode: modes[path] ?? 0o755,
          },
        ] as const,
    ),
  ]);
}

const askedFor = ({ files }: FileCase): string => Object.keys(files)[0] ?? '';

async function findingsOf(
  files: MemoryFiles,
  each: FileCase,
  modules: ReadonlySet<string> | null,
): Promise<readonly ReportedFinding[]> {
  const profile = { ...unknownProfile, modules };
  return (await lintSite(files, { ...defaultSettings, profile }))
    .filter(({ path }) => path === `/site/${askedFor(each)}`)
    .flatMap(({ findings }) => findings)
    .filter(({ rule }) => rules.has(rule))
    .sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

/** The first fix of the first finding that has one, and again, until none is left. */
async function withEveryFix(
  site: MemoryFiles,
  findingsIn: (files: MemoryFiles) => Promise<readonly ReportedFinding[]>,
): Promise<MemoryFiles> {
  let files = site;
  for (let round = 0; round < 10; round++) {
    const findings = await findingsIn(files);
    const fix = findings.flatMap((finding) => finding.fixes()).find(({ changes }) => changes.length > 0);
    if (fix === undefined) {
      assert.deepEqual(findings.map(inShort), []);
      return files;
    }
    files = withChanges(files, fix.changes);
  }
  return assert.fail('the fixes come to no end');
}

async function statusOf(
  apache: PrivateApache,
  folder: string,
  files: MemoryFiles,
  each: FileCase,
): Promise<number> {
  for (const [path, { bytes, mode }] of files) {
    const target = path.replace('/site', folder);
    mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
    writeFileSync(target, bytes);
    chmodSync(target, mode);
  }
  const url = `${apache.url}/${folder.slice(folder.lastIndexOf('/') + 1)}/${askedFor(each)}`;
  const response = await fetch(url, { redirect: 'manual' });
  await response.body?.cancel();
  return response.status;
}

const logSince = async (apache: PrivateApache | undefined, start: number): Promise<string> =>
  ((await apache?.errorLog()) ?? '').slice(start);

/** mod_cgi cuts what a program says into pieces; what it says itself it writes whole. */
function foretoldIn(
  findings: readonly ReportedFinding[],
  module: 'cgi' | 'cgid',
  folder: string,
): readonly string[] {
  const lines = findings.flatMap(({ message }) => message.log?.replaceAll('/site/', `${folder}/`) ?? []);
  return module === 'cgid' ? lines : lines.filter((line) => line.includes(': exec of '));
}

/** The trouble that bites first is in the log, in the words of its finding. */
async function assertForetold(foretold: readonly string[], readLog: () => Promise<string>): Promise<void> {
  if (foretold.length === 0) return;
  let log = '';
  // What a script says itself comes by another way than the server's own lines.
  for (let round = 0; round < 20; round++) {
    log = await readLog();
    if (foretold.some((line) => log.includes(line))) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  assert.fail(`none of ${JSON.stringify(foretold)} is in the log:\n${log}`);
}
