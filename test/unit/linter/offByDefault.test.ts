import assert from 'node:assert/strict';
import { defaultSettings, lintSite } from '../../support/lintSite.js';
import { memoryFiles } from '../../support/memoryFiles.js';

describe('a rule that is off by default', () => {
  const page = { '/site/index.html': '<!DOCTYPE html>\n<title>Hello</title>\n' };
  const found = async (htaccess: string, severities: ReadonlyMap<string, 'info' | 'off'>) =>
    (
      await lintSite(memoryFiles({ '/site/.htaccess': htaccess, ...page }), {
        ...defaultSettings,
        severities,
      })
    )
      .flatMap(({ findings }) => findings.map(({ rule }) => rule))
      .filter((rule) => /compression|suppression/.test(rule));

  it('says nothing, also where settings speak of other rules', async () => {
    assert.deepEqual(await found('Options -Indexes\n', new Map()), []);
    assert.deepEqual(await found('Options -Indexes\n', new Map([['missing-nosniff', 'off']])), []);
  });

  it('speaks where the settings give it a severity', async () => {
    const severities = new Map([['missing-compression', 'info']] as const);
    assert.deepEqual(await found('Options -Indexes\n', severities), ['missing-compression']);
  });

  it('leaves a comment that switches it off alone', async () => {
    const htaccess = '# handler-doctor-disable-file missing-compression -- by the server\nOptions -Indexes\n';
    assert.deepEqual(await found(htaccess, new Map()), []);
    assert.deepEqual(await found(htaccess, new Map([['missing-compression', 'info']] as const)), []);
  });
});
