import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, FileChangeType } from 'vscode-languageserver/node';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { type LanguageClient, shown, waitingClient, withLanguageClient } from './languageClient.js';

const classic = {
  '.htaccess': 'addtype text/html py\naddhandler cgi-script .py\n',
  'index.py': '#!/usr/bin/python3\nprint("content-type: text/html\\n\\n")\n',
};

/** A workspace with these files in an editor that waits for diagnostics. */
const inEditor = (
  files: Readonly<Record<string, string>>,
  use: (client: LanguageClient, folder: string) => Promise<void>,
  settings: unknown = null,
): Promise<void> =>
  withTemporaryFolder(files, (folder) =>
    withLanguageClient({ folder, capabilities: waitingClient, settings }, (client) => use(client, folder)),
  );

const of = (rule: string, diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.filter(({ code }) => code === rule).map(shown);

describe('diagnostics for an editor that waits for them', () => {
  it('come for the .htaccess of a folder that is opened, before any file is', () =>
    inEditor(classic, async (client) => {
      const diagnostics = await client.diagnosticsOf('.htaccess');
      assert.deepEqual(of('per-request-cgi', diagnostics), ['2:12-2:22 warning per-request-cgi']);
      assert.deepEqual(of('execcgi-off', diagnostics), ['2:12-2:22 error execcgi-off']);
    }));

  it('come for the scripts that it names, and for no others', () =>
    inEditor(
      { ...classic, 'bad.py': 'print(1)\n', 'notes.txt': 'x', 'lib/.htaccess': 'Options +Foo\n' },
      async (client) => {
        await client.diagnosticsOf('bad.py', ({ diagnostics }) =>
          diagnostics.some(({ code }) => code === 'missing-shebang'),
        );
        const uris = new Set(client.published.map(({ uri }) => uri));
        assert.equal(uris.has(client.uri('notes.txt')), false);
        assert.equal(uris.has(client.uri('lib/.htaccess')), false);
      },
    ));

  it('say what is wrong, why, what to do, and where to read more', () =>
    inEditor(classic, async (client) => {
      const [diagnostic] = (await client.diagnosticsOf('.htaccess')).filter(
        ({ code }) => code === 'per-request-cgi',
      );
      assert.match(String(diagnostic?.message), /^Every request for .*\n.+\nWhat to do: .+$/);
      assert.equal(diagnostic?.source, 'Handler Doctor');
      assert.match(diagnostic?.codeDescription?.href ?? '', /^file:.*\/docs\/rules\/per-request-cgi\.md$/);
      assert.deepEqual(diagnostic?.relatedInformation?.[0]?.location, {
        uri: client.uri('index.py'),
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 18 } },
      });
    }));

  it('follow what is typed, and carry the version that they are about', () =>
    inEditor(classic, async (client) => {
      await client.open('.htaccess', classic['.htaccess'], 'htaccess', 1);
      for (let version = 2; version <= 20; version++) {
        await client.change('.htaccess', `# ${version}\n${classic['.htaccess']}`, version);
      }
      await client.change('.htaccess', '# nothing\n', 21);
      assert.deepEqual(await client.diagnosticsOf('.htaccess', ({ version }) => version === 21), []);
      const versions = client.published
        .filter(({ uri }) => uri === client.uri('.htaccess'))
        .flatMap(({ version }) => version ?? []);
      assert.deepEqual(
        versions,
        [...versions].sort((a, b) => a - b),
      );
    }));

  it('see an unsaved .htaccess when they speak of the scripts that it names', () =>
    inEditor({ 'index.py': classic['index.py'] }, async (client) => {
      await client.open('index.py', 'print(1)\n', 'python');
      assert.deepEqual(await client.diagnosticsOf('index.py'), []);
      await client.open('.htaccess', 'Options +ExecCGI\nAddHandler cgi-script .py\n');
      const diagnostics = await client.diagnosticsOf('index.py', (params) => params.diagnostics.length > 0);
      assert.deepEqual(of('missing-shebang', diagnostics), ['1:1-1:9 error missing-shebang']);
    }));

  it('are those of the disk again when the file is closed unsaved', () =>
    inEditor(classic, async (client) => {
      await client.open('.htaccess', '# nothing\n');
      await client.diagnosticsOf('.htaccess', ({ diagnostics }) => diagnostics.length === 0);
      await client.close('.htaccess');
      const diagnostics = await client.diagnosticsOf('.htaccess', (params) => params.diagnostics.length > 0);
      assert.deepEqual(of('per-request-cgi', diagnostics), ['2:12-2:22 warning per-request-cgi']);
    }));

  it('are gone with the file', () =>
    inEditor(classic, async (client, folder) => {
      await client.diagnosticsOf('.htaccess', ({ diagnostics }) => diagnostics.length > 0);
      rmSync(join(folder, '.htaccess'));
      await client.watched('.htaccess', FileChangeType.Deleted);
      await client.diagnosticsOf('.htaccess', ({ diagnostics }) => diagnostics.length === 0);
    }));

  it('follow the disk where the file is not open', () =>
    inEditor(classic, async (client, folder) => {
      await client.diagnosticsOf('.htaccess', ({ diagnostics }) => diagnostics.length > 0);
      writeFileSync(join(folder, '.htaccess'), '\n\naddhandler cgi-script .py\n');
      await client.watched('.htaccess');
      const moved = await client.diagnosticsOf('.htaccess', ({ diagnostics }) =>
        diagnostics.some(({ range }) => range.start.line === 2),
      );
      assert.deepEqual(of('per-request-cgi', moved), ['3:12-3:22 warning per-request-cgi']);
    }));

  it('obey the settings, and their change', () =>
    inEditor(
      classic,
      async (client) => {
        const first = await client.diagnosticsOf('.htaccess');
        assert.deepEqual(of('per-request-cgi', first), ['2:12-2:22 error per-request-cgi']);
        assert.deepEqual(of('execcgi-off', first), []);
        client.settings = { enable: false };
        await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
        assert.deepEqual(
          await client.diagnosticsOf('.htaccess', (last) => last.diagnostics.length === 0),
          [],
        );
      },
      { rules: { 'per-request-cgi': 'error', 'execcgi-off': 'off' } },
    ));

  it('obey a configuration file over the settings', () =>
    inEditor(
      { ...classic, '.handler-doctor.json': '{ "rules": { "per-request-cgi": "info" } }' },
      async (client) => {
        const diagnostics = await client.diagnosticsOf('.htaccess');
        assert.deepEqual(of('per-request-cgi', diagnostics), ['2:12-2:22 info per-request-cgi']);
      },
      { rules: { 'per-request-cgi': 'error' } },
    ));

  it('tell of settings that make no sense', () =>
    inEditor(
      classic,
      async (client) => {
        await client.diagnosticsOf('.htaccess');
        assert.deepEqual(client.messages, ['Handler Doctor: there is no rule "per-request"']);
      },
      { rules: { 'per-request': 'error' } },
    ));

  it('read no .htaccess above the workspace folder', () =>
    withTemporaryFolder(
      { '.htaccess': 'Options +ExecCGI\n', 'site/.htaccess': classic['.htaccess'] },
      (folder) =>
        withLanguageClient({ folder: join(folder, 'site'), capabilities: waitingClient }, async (client) => {
          const diagnostics = await client.diagnosticsOf('.htaccess');
          assert.deepEqual(of('execcgi-off', diagnostics), ['2:12-2:22 error execcgi-off']);
        }),
    ));

  it('count in UTF-16 units and lines of CR LF', () =>
    inEditor(
      { '.htaccess': '# 🐍\r\nSetEnv A "🐍" \\\r\n  b\r\naddhandler cgi-script .py\r\n' },
      async (client) => {
        const diagnostics = await client.diagnosticsOf('.htaccess');
        assert.deepEqual(of('per-request-cgi', diagnostics), ['4:12-4:22 warning per-request-cgi']);
      },
    ));
});
