import assert from 'node:assert/strict';
import { builtInProfile, unknownProfile } from '../../../server/src/apache/profiles.js';
import type { ReportedFinding } from '../../../server/src/linter/lint.js';
import { isSpokenOn } from '../../../server/src/rules/litespeed.js';
import { ruleNames, rules } from '../../../server/src/rules/registry.js';
import { casesOf, siteOf } from '../../rules/cases.js';
import { defaultSettings, lintSite } from '../../support/lintSite.js';
import { type MemoryFiles, memoryFiles } from '../../support/memoryFiles.js';

const litespeed = { ...defaultSettings, profile: builtInProfile('litespeed') ?? unknownProfile };

const findingsIn = async (files: MemoryFiles): Promise<readonly ReportedFinding[]> =>
  (await lintSite(files, litespeed)).flatMap(({ findings }) => findings);

describe('where LiteSpeed reads the files', () => {
  it('nothing is refused, and no finding says what Apache would do', async () => {
    const spoken = new Set<string>();
    for (const rule of rules) {
      for (const name of casesOf(rule, 'invalid')) {
        const files = siteOf(rule, 'invalid', name);
        for (const { refused } of await lintSite(files, litespeed)) assert.equal(refused, null);
        for (const { rule: speaker, message, related } of await findingsIn(files)) {
          spoken.add(speaker);
          const text = [...Object.values(message), ...(related ?? []).map((each) => each.message)].join(' ');
          assert.doesNotMatch(
            text,
            /apache|\b500\b|\bAH\d|mod_|End of script output/i,
            `${speaker}: ${name}`,
          );
          assert.equal(message.log, undefined);
        }
      }
    }
    assert.deepEqual(
      [...spoken].sort(),
      ruleNames.filter((name) => isSpokenOn(litespeed.profile, name)),
    );
  });

  it('a script that the system cannot start is told of', async () => {
    const files = memoryFiles({
      '/site/.htaccess': 'AddHandler cgi-script .py\n',
      '/site/index.py': 'print("Content-Type: text/plain\\n\\nhello")\n',
    });
    const found = await findingsIn(files);
    assert.deepEqual(found.map(({ rule }) => rule).sort(), [
      'missing-shebang',
      'not-executable',
      'per-request-cgi',
    ]);
  });

  it('a comment that switches off what only Apache does is not called unused', async () => {
    const files = memoryFiles({
      '/site/.htaccess':
        '# handler-doctor-disable-next-line execcgi-off -- granted above\nAddHandler cgi-script .cgi\n',
    });
    assert.deepEqual(
      (await findingsIn(files)).map(({ rule }) => rule),
      ['per-request-cgi'],
    );
  });

  it('no conversion to a module of Apache’s is offered', async () => {
    const files = memoryFiles({
      '/site/.htaccess': 'Options +ExecCGI\nAddHandler cgi-script .py\n',
      '/site/index.py': '#!/usr/bin/python3\nprint("Content-Type: text/plain\\n\\nhello")\n',
    });
    const [line] = await findingsIn(files);
    assert.deepEqual([line?.fixes(), line?.declined()], [[], []]);
  });
});
