import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/text/edit.js';
import { lintSite } from '../../support/lintSite.js';
import { memoryFiles } from '../../support/memoryFiles.js';

describe('quotes around a directive and its arguments', () => {
  for (const [written, meant] of [
    ['"RewriteEngine On"\n', 'RewriteEngine On\n'],
    ["'Options -Indexes'\n", 'Options -Indexes\n'],
    ['"RewriteRule ^a$ /b [L]\n', 'RewriteRule ^a$ /b [L]\n'],
  ] as const) {
    it(`are taken away, and nothing else: ${written.trim()}`, async () => {
      assert.equal(await mended(written), meant);
    });
  }

  for (const written of ['"Options Bogus"\n', '"Bogus line"\n', '"RewriteEngine" Maybe\n']) {
    it(`are not what is wrong with ${written.trim()}`, async () => {
      assert.equal(await mended(written), null);
    });
  }
});

/** The file behind the fix that takes quotes away; null where none is offered. */
async function mended(text: string): Promise<string | null> {
  const [linted] = await lintSite(memoryFiles({ '/site/.htaccess': text }));
  const fixes = linted?.findings.flatMap((finding) => finding.fixes()) ?? [];
  const change = fixes.find(({ title }) => title === 'Take the quotes away')?.changes[0];
  return change?.kind === 'edit' ? applyEdits(text, change.edits) : null;
}
