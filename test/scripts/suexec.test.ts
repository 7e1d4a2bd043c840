import assert from 'node:assert/strict';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unknownProfile } from '../../server/src/apache/profiles.js';
import { lint } from '../../server/src/linter/lint.js';
import { type PrivateApache, startPrivateApache } from '../../server/src/measure/privateApache.js';
import { nodeProjectFiles } from '../../server/src/platform/node/projectFiles.js';
import { loadSite } from '../../server/src/site/loadSite.js';
import { readScript } from '../../server/src/syntax/script/readScript.js';
import { orSkip, ProgramNotInstalledError } from '../support/installed.js';
import { defaultSettings } from '../support/lintSite.js';
import { grammar } from '../support/pythonGrammar.js';

/** `nobody` and `nogroup` of Debian, whom its suEXEC takes: both are above 100. */
const nobody = 65534;

/** Debian's suEXEC runs nothing that stands elsewhere. */
const documentRoots = '/var/www';

const script = '#!/usr/bin/python3\nprint("Content-Type: text/plain\\n")\nprint("hi")\n';

const modules = ['cgid', 'mime', 'suexec'];

interface OwnedScript {
  readonly name: string;
  readonly mode: number;
  readonly folderMode: number;
  readonly says: readonly string[];
  readonly status: number;
}

const scripts: readonly OwnedScript[] = [
  { name: 'script 755', mode: 0o755, folderMode: 0o755, says: [], status: 200 },
  { name: 'script 700', mode: 0o700, folderMode: 0o755, says: [], status: 200 },
  { name: 'script 775', mode: 0o775, folderMode: 0o755, says: ['unsafe-permissions'], status: 500 },
  { name: 'script 757', mode: 0o757, folderMode: 0o755, says: ['unsafe-permissions'], status: 500 },
  { name: 'setuid', mode: 0o4755, folderMode: 0o755, says: ['unsafe-permissions'], status: 500 },
  { name: 'setgid', mode: 0o2755, folderMode: 0o755, says: ['unsafe-permissions'], status: 500 },
  { name: 'folder 775', mode: 0o755, folderMode: 0o775, says: ['unsafe-permissions'], status: 500 },
  { name: 'folder 777', mode: 0o755, folderMode: 0o777, says: ['unsafe-permissions'], status: 500 },
  { name: 'script 644', mode: 0o644, folderMode: 0o755, says: ['not-executable'], status: 500 },
];

describe('permissions under a real suEXEC', () => {
  let apache: PrivateApache | undefined;
  let root = '';

  before(async function () {
    await orSkip(this, async () => {
      if (process.getuid?.() !== 0) throw new ProgramNotInstalledError('suEXEC for who is not root');
      if (!existsSync('/usr/lib/apache2/suexec') || !existsSync(documentRoots)) {
        throw new ProgramNotInstalledError('apache2-suexec-pristine');
      }
      root = mkdtempSync(join(documentRoots, 'handler-doctor-'));
      chmodSync(root, 0o755);
      chownSync(root, nobody, nobody);
      apache = await startPrivateApache({
        documentRoot: root,
        modules,
        configuration: 'SuexecUserGroup nobody nogroup',
      });
    });
  });

  after(async () => {
    await apache?.stop();
    if (root !== '') rmSync(root, { recursive: true, force: true });
  });

  for (const each of scripts) {
    it(`${each.name}: ${each.status}`, async () => {
      assert.ok(apache);
      const folder = uploaded(root, each);
      assert.deepEqual(await rulesSpeakingOf(folder), each.says);
      const logBefore = (await apache.errorLog()).length;
      const response = await fetch(`${apache.url}/${folder.slice(root.length + 1)}/page.py`);
      await response.body?.cancel();
      assert.equal(response.status, each.status);
      if (each.status === 200) return;
      assert.match((await apache.errorLog()).slice(logBefore), /suexec policy violation: see suexec log/);
    });
  }
});

function uploaded(root: string, { name, mode, folderMode }: OwnedScript): string {
  const folder = join(root, name.replaceAll(' ', '-'));
  mkdirSync(folder);
  writeFileSync(join(folder, '.htaccess'), 'Options +ExecCGI\nAddHandler cgi-script .py\n');
  writeFileSync(join(folder, 'page.py'), script);
  chownSync(join(folder, 'page.py'), nobody, nobody);
  chmodSync(join(folder, 'page.py'), mode);
  chownSync(folder, nobody, nobody);
  chmodSync(folder, folderMode);
  return folder;
}

async function rulesSpeakingOf(folder: string): Promise<readonly string[]> {
  const site = await loadSite(
    { files: nodeProjectFiles, readScript: (name, text) => readScript(name, text, grammar) },
    { root: folder, folder, scope: 'tree', maxEntries: 100 },
  );
  const profile = { ...unknownProfile, modules: new Set(['core', 'so', ...modules]) };
  const linted = lint(site, join(folder, 'page.py'), { ...defaultSettings, profile });
  return linted?.findings.map(({ rule }) => rule) ?? [];
}
