import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedProgram, orSkip } from '../support/installed.js';
import { repositoryRoot } from '../support/repository.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';

interface Observation {
  readonly kind: string;
  readonly value: unknown;
}

/** What was seen in a session on the folder's .htaccess, and how Neovim ended. */
function session(nvim: string, folder: string, place: Readonly<Record<string, string>>) {
  const { status, stdout, stderr } = spawnSync(
    nvim,
    ['--headless', '--clean', '-u', join(repositoryRoot, 'test/neovim/session.lua'), '.htaccess'],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: 30_000,
      env: {
        ...process.env,
        XDG_STATE_HOME: join(folder, 'state'),
        XDG_CACHE_HOME: join(folder, 'cache'),
        NODE: process.execPath,
        SERVER: join(repositoryRoot, 'dist/languageServer.cjs'),
        ...place,
      },
    },
  );
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
  const observations = lines.map((line): Observation => JSON.parse(line));
  const seen = (kind: string): readonly unknown[] =>
    observations.filter((each) => each.kind === kind).map(({ value }) => value);
  return { status, stderr, seen };
}

describe('Neovim', () => {
  let nvim = '';
  before(async function () {
    nvim = await orSkip(this, async () =>
      installedProgram('neovim', ['/usr/bin/nvim', '/usr/local/bin/nvim']),
    );
  });

  it('shows a finding and a hover, applies a fix, and saves it', () =>
    withTemporaryFolder(
      {
        '.htaccess': 'addtype text/html py\naddhandler cgi-script .py\n',
        'index.py': '#!/usr/bin/python3\nprint("content-type: text/html\\n\\n")\n',
      },
      (folder) => {
        const { status, stderr, seen } = session(nvim, folder, {
          LINE: '2',
          COLUMN: '14',
          TITLE: 'Add Options +ExecCGI',
          RULE: 'execcgi-off',
        });
        assert.deepEqual(seen('failure'), [], stderr);
        assert.equal(status, 0, stderr);
        const diagnostics = seen('diagnostic').map((each) => JSON.stringify(each));
        assert.ok(
          diagnostics.includes(JSON.stringify([2, 12, 2, 22, 1, 'Handler Doctor', 'execcgi-off'])),
          diagnostics.join('\n'),
        );
        assert.match(JSON.stringify(seen('hover')), /\*\*cgi-script\*\*: starts a process for every request/);
        assert.deepEqual(seen('end'), ['saved']);
        assert.equal(
          readFileSync(join(folder, '.htaccess'), 'utf8'),
          'addtype text/html py\noptions +ExecCGI\naddhandler cgi-script .py\n',
        );
      },
    ));
});
