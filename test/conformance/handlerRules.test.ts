import assert from 'node:assert/strict';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ReportedFinding } from '../../server/src/linter/lint.js';
import { type PrivateApache, startPrivateApache } from '../../server/src/measure/privateApache.js';
import { authorizationNotPassed } from '../../server/src/rules/authorization-not-passed/rule.js';
import { handlerMatchesInnerExtension } from '../../server/src/rules/handler-matches-inner-extension/rule.js';
import { handlerOnWholeFolder } from '../../server/src/rules/handler-on-whole-folder/rule.js';
import type { Rule } from '../../server/src/rules/rule.js';
import { sourceDisclosure } from '../../server/src/rules/source-disclosure/rule.js';
import type { Fix } from '../../server/src/site/change.js';
import { casesOf, siteOf } from '../rules/cases.js';
import { lintSite } from '../support/lintSite.js';
import { type MemoryFiles, textIn, withChanges } from '../support/memoryFiles.js';
import { type Answer, ask } from '../support/servedSite.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';

const modules = ['mpm_prefork', 'php', 'mime', 'dir', 'cgid', 'wsgi', 'rewrite', 'setenvif', 'access_compat'];

/** A case of a rule as it is, and what each fix makes of it. */
interface ServedCase {
  readonly files: MemoryFiles;
  readonly finding: ReportedFinding;
  readonly fixes: readonly { readonly fix: Fix; readonly files: MemoryFiles }[];
  /** The file's answer before, or after the fix of that index. */
  get(path: string, fix?: number): Promise<Answer>;
}

/**
 * What four rules say of a site holds on a server, and their fixes do there what they promise. Their own cases are
 * served; those left out need what this server does not have.
 */
describe('what the rules about handlers say', () => {
  describe('source-disclosure', () => {
    served(sourceDisclosure, [], async ({ files, finding, fixes, get }) => {
      for (const path of filesNamed(finding)) {
        assert.equal((await get(path)).body, textIn(files, path), `${path} is not sent`);
        for (const index of fixes.keys()) {
          assert.notEqual((await get(path, index)).body, textIn(files, path), `${path} is still sent`);
        }
      }
    });
  });

  describe('handler-on-whole-folder', () => {
    served(handlerOnWholeFolder, ['fcgid'], async ({ files, finding, fixes, get }) => {
      const { status, headers } = await get(firstNamed(finding));
      assert.ok(status === 500 || headers.some((each) => each.startsWith('content-type: text/html')));
      for (const [index, { fix }] of fixes.entries()) {
        assert.equal(fix.safety, 'unsafe');
        const after = await get(firstNamed(finding), index);
        assert.deepEqual([after.status, after.body], [200, textIn(files, firstNamed(finding))]);
      }
    });
  });

  describe('handler-matches-inner-extension', () => {
    served(handlerMatchesInnerExtension, ['name-of-a-host'], async ({ files, finding, fixes, get }) => {
      const run = filesNamed(finding).filter(
        (path) => files.has(path) && finding.related?.[0]?.message.startsWith('run'),
      );
      for (const path of run) {
        const before = await get(path);
        const source = textIn(files, path);
        assert.ok(
          before.status === 500 ||
            before.headers.some((each) => each.includes('text/html')) ||
            before.body !== source,
        );
        for (const index of fixes.keys()) {
          const after = await get(path, index);
          assert.ok(
            after.status === 403 || (after.status === 200 && after.body === source),
            `${path} still runs`,
          );
        }
      }
      for (const [index, { fix }] of fixes.entries()) {
        if (fix.safety !== 'safe') continue;
        for (const path of files.keys()) {
          if (!path.endsWith('.htaccess')) assert.deepEqual(await get(path, index), await get(path));
        }
      }
    });
  });

  describe('authorization-not-passed', () => {
    const needed = ['php', 'fcgid-flask'];
    served(authorizationNotPassed, needed, async ({ files, fixes, get }) => {
      const script = [...files.keys()].find((path) => /\.(py|pl|wsgi)$/.test(path)) ?? '';
      assert.match((await get(script)).body, /log in/);
      for (const index of fixes.keys()) assert.match((await get(script, index)).body, /hello/);
    });
  });
});

const filesNamed = ({ related }: ReportedFinding): readonly string[] =>
  (related ?? []).map(({ path }) => path).filter((path) => !path.endsWith('.htaccess'));

const firstNamed = (finding: ReportedFinding): string => filesNamed(finding)[0] ?? '';

/** @param without names of cases that this server cannot serve. */
function served(rule: Rule, without: readonly string[], check: (served: ServedCase) => Promise<void>): void {
  for (const name of casesOf(rule, 'invalid')) {
    if (without.includes(name)) continue;
    it(name, () => withTemporaryFolder({}, (folder) => serve(rule, name, folder, check)));
  }
}

async function serve(
  rule: Rule,
  name: string,
  folder: string,
  check: (served: ServedCase) => Promise<void>,
): Promise<void> {
  const files = siteOf(rule, 'invalid', name);
  const linted = (await lintSite(files)).flatMap(({ findings }) => findings);
  const finding = linted.find((each) => each.rule === rule.name);
  assert.ok(finding !== undefined);
  const fixes = finding.ownFixes().map((fix) => ({ fix, files: withChanges(files, fix.changes) }));

  await chmod(folder, 0o755);
  await write(files, join(folder, 'before'));
  for (const [index, each] of fixes.entries()) await write(each.files, join(folder, `fix${index}`));
  const apache: PrivateApache = await startPrivateApache({ documentRoot: folder, modules });
  try {
    const get = (path: string, fix?: number): Promise<Answer> =>
      ask(apache.url, {
        path: `${fix === undefined ? 'before' : `fix${fix}`}/${encodeURI(path.replace('/site/', ''))}`,
        headers: { authorization: 'Basic dTpw' },
      });
    await check({ files, finding, fixes, get });
  } finally {
    await apache.stop();
  }
}

async function write(files: MemoryFiles, folder: string): Promise<void> {
  for (const [path, { bytes, mode }] of files) {
    const target = join(folder, path.replace('/site/', ''));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    await chmod(target, mode);
  }
}
