import assert from 'node:assert/strict';
import { type LintedFile, lint } from '../../../server/src/linter/lint.js';
import { loadSite } from '../../../server/src/site/loadSite.js';
import type { ProjectFiles } from '../../../server/src/site/projectFiles.js';
import { readScript } from '../../../server/src/syntax/script/readScript.js';
import { defaultSettings } from '../../support/lintSite.js';
import { type MemoryFiles, memoryFiles, projectFilesIn } from '../../support/memoryFiles.js';
import { grammar } from '../../support/pythonGrammar.js';

const script = '#!/usr/bin/python3\nprint("Content-Type: text/html\\n")\n';
const files = memoryFiles({
  '/site/.htaccess': 'Options +ExecCGI\nAddHandler cgi-script .py\n',
  '/site/club/a.txt': 'no program',
  '/site/club/a_module.py': 'limit = 3\n',
  '/site/club/b.py': script,
  '/site/club/c.py': script,
});

/** Of folders no case on disk can have a mode of its own. */
describe('unsafe-permissions, of a folder', () => {
  it('speaks once, at the first of its scripts', async () => {
    assert.deepEqual(await whatIsSaid(withFolderMode(0o777)), [
      '/site/club/b.py: Programs are run in the folder club, whose permissions (777) let everybody change what is in it.',
    ]);
  });

  it('shows the command, and makes no change', async () => {
    const [fix] = (await lintedWith(withFolderMode(0o777))).flatMap(({ findings }) =>
      findings.flatMap((finding) => finding.ownFixes()),
    );
    assert.equal(fix?.safety, 'display-only');
    assert.deepEqual(fix.changes, []);
    assert.equal(fix.steps[0]?.snippet?.text, 'chmod 755 club');
  });

  for (const mode of [0o755, 0o700, null]) {
    it(`says nothing of ${mode === null ? 'a file system without modes' : `mode ${mode.toString(8)}`}`, async () => {
      assert.deepEqual(await whatIsSaid(withFolderMode(mode)), []);
    });
  }
});

function withFolderMode(mode: number | null): ProjectFiles {
  const memory = projectFilesIn(files as MemoryFiles);
  return {
    ...memory,
    stat: async (path) => {
      const status = await memory.stat(path);
      return status === null || (status.kind === 'file' && mode !== null) ? status : { ...status, mode };
    },
  };
}

const whatIsSaid = async (source: ProjectFiles): Promise<readonly string[]> =>
  (await lintedWith(source)).flatMap(({ path, findings }) =>
    findings
      .filter(({ rule }) => rule === 'unsafe-permissions')
      .map(({ message }) => `${path}: ${message.what}`),
  );

async function lintedWith(source: ProjectFiles): Promise<readonly LintedFile[]> {
  const site = await loadSite(
    { files: source, readScript: (name, text) => readScript(name, text, grammar) },
    { root: '/site', folder: '/site', scope: 'tree', maxEntries: 100 },
  );
  return [...site.scripts.keys()].flatMap((path) => lint(site, path, defaultSettings) ?? []);
}
