import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { orSkip } from '../support/installed.js';
import { repositoryRoot } from '../support/repository.js';
import { type ClassicSite, classicSite } from './classicSite.js';
import { chromiumProgram, openWorkbench } from './workbench.js';

interface Report {
  readonly passes: number;
  readonly failures: readonly string[];
}

describe('the extension host', () => {
  let classic: ClassicSite;

  before(async function () {
    this.timeout(8 * 60_000);
    await orSkip(this, async () => chromiumProgram());
    classic = await classicSite();
  });

  after(() => classic?.remove());

  it('passes the suite that looks at the classic page by the API', async function () {
    this.timeout(240_000);
    const { host } = classic.server;
    const remote = (path: string): string =>
      `vscode-remote://${host}${pathToFileURL(join(repositoryRoot, path)).pathname}`;
    const workbench = await openWorkbench(host, classic.site, classic.state, [
      ['extensionDevelopmentPath', remote('test/editor/extensionHost/testOnlyExtension')],
      ['extensionTestsPath', remote('out/test/editor/extensionHost/main.cjs')],
      ['skipWelcome', 'true'],
    ]);
    try {
      const status = await workbench.hostStatus;
      const report = await readReport(join(classic.state, 'report.json'));
      assert.deepEqual(report.failures, []);
      assert.equal(status, 0);
      assert.ok(report.passes >= 7, `${report.passes} tests ran`);
    } finally {
      await workbench.close();
    }
  });
});

/** What mocha's reporter "json" leaves: the tests by title, and their errors. */
async function readReport(file: string): Promise<Report> {
  const { passes, failures }: { passes: readonly unknown[]; failures: readonly FailedTest[] } = JSON.parse(
    await readFile(file, 'utf8'),
  );
  return {
    passes: passes.length,
    failures: failures.map(({ fullTitle, err }) => `${fullTitle}: ${err.message ?? ''}`),
  };
}

interface FailedTest {
  readonly fullTitle: string;
  readonly err: { readonly message?: string };
}
