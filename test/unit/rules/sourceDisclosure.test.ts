import assert from 'node:assert/strict';
import { lint } from '../../../server/src/linter/lint.js';
import { loadSite } from '../../../server/src/site/loadSite.js';
import { readScript } from '../../../server/src/syntax/script/readScript.js';
import { defaultSettings } from '../../support/lintSite.js';
import { memoryFiles, projectFilesIn } from '../../support/memoryFiles.js';
import { grammar } from '../../support/pythonGrammar.js';

/** What is said of a script that the person names, whether or not a handler runs it. */
async function saidOf(htaccess: string, path: string): Promise<readonly [string, readonly string[]] | null> {
  const files = memoryFiles({ '/site/.htaccess': htaccess, [path]: '#!/usr/bin/python3\nprint("hello")\n' });
  const site = await loadSite(
    { files: projectFilesIn(files), readScript: (name, text) => readScript(name, text, grammar) },
    { root: '/site', folder: '/site', scope: 'named', maxEntries: 100, subject: { path, kind: 'script' } },
  );
  const findings = lint(site, path, defaultSettings)?.findings ?? [];
  const found = findings.find(({ rule }) => rule === 'source-disclosure');
  return found === undefined
    ? null
    : [found.message.what, (found.related ?? []).map(({ path: place }) => place)];
}

describe('a script that no handler runs, when it is named', () => {
  it('is told that its source is sent, and which file decides', async () => {
    assert.deepEqual(await saidOf('DirectoryIndex page.py\n', '/site/page.py'), [
      'No handler runs page.py: the server sends its source. .htaccess decides that.',
      ['/site/.htaccess'],
    ]);
  });

  it('is told nothing where no line shows that it is meant to run', async () => {
    assert.equal(await saidOf('Options -Indexes\n', '/site/page.py'), null);
  });

  it('is told nothing where a handler runs it', async () => {
    assert.equal(await saidOf('Options +ExecCGI\nAddHandler cgi-script .py\n', '/site/page.py'), null);
  });
});
