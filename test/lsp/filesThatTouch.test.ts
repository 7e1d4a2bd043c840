import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ClientCapabilities,
  type Diagnostic,
  DidRenameFilesNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import {
  eventually,
  type LanguageClient,
  pullingClient,
  shown,
  waitingClient,
  withLanguageClient,
} from './languageClient.js';

const handing = 'AddHandler cgi-script .py\n';
const allowing = 'Options +ExecCGI\n';
const script = '#!/usr/bin/python3\nprint("Content-Type: text/plain\\n")\n';

const inEditor =
  (capabilities: ClientCapabilities) =>
  (
    files: Readonly<Record<string, string>>,
    use: (client: LanguageClient, folder: string) => Promise<void>,
  ): Promise<void> =>
    withTemporaryFolder(files, (folder) =>
      withLanguageClient({ folder, capabilities }, (client) => use(client, folder)),
    );

const asking = inEditor(pullingClient);
const waiting = inEditor(waitingClient);

async function pull(client: LanguageClient, name: string): Promise<readonly Diagnostic[]> {
  const textDocument = { uri: client.uri(name) };
  const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
  return report.kind === 'full' ? report.items : [];
}

const rulesOf = async (client: LanguageClient, name: string): Promise<readonly unknown[]> =>
  (await pull(client, name)).map(({ code }) => code);

/** Does what changes something, and waits until the server asks to be asked again. */
async function refreshedBy(client: LanguageClient, act: () => Promise<void>): Promise<void> {
  const before = client.refreshes;
  await act();
  await eventually(() => (client.refreshes > before ? true : null), 'a refresh');
}

describe('files that have a say in each other, in an editor that asks', () => {
  it('an unsaved .htaccess changes what is said of one below it', () =>
    asking({ '.htaccess': '', 'sub/.htaccess': handing, 'sub/page.py': script }, async (client) => {
      await client.open('sub/.htaccess', handing);
      await client.open('.htaccess', '');
      assert.deepEqual(await rulesOf(client, 'sub/.htaccess'), ['execcgi-off', 'per-request-cgi']);
      await refreshedBy(client, () => client.change('.htaccess', allowing, 2));
      assert.deepEqual(await rulesOf(client, 'sub/.htaccess'), ['per-request-cgi']);
    }));

  it('an unsaved .htaccess changes what is said of a script two folders below', () =>
    asking({ '.htaccess': '', 'a/b/page.py': 'print(1)\n' }, async (client) => {
      await client.open('a/b/page.py', 'print(1)\n', 'python');
      assert.deepEqual(await rulesOf(client, 'a/b/page.py'), []);
      await client.open('.htaccess', '');
      await refreshedBy(client, () => client.change('.htaccess', allowing + handing, 2));
      assert.ok((await rulesOf(client, 'a/b/page.py')).includes('missing-shebang'));
    }));

  it('an unsaved .htaccess changes what is said of scripts that are not open', () =>
    asking({ '.htaccess': '', 'page.py': 'print(1)\n' }, async (client) => {
      await client.open('.htaccess', '');
      const first = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
        previousResultIds: [],
      });
      assert.deepEqual(first.items, []);
      const asked = client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
      await client.change('.htaccess', allowing + handing, 2);
      const { items } = await asked;
      assert.deepEqual(items.map(({ uri }) => uri).sort(), [client.uri('.htaccess'), client.uri('page.py')]);
      const item = items.find(({ uri }) => uri === client.uri('page.py'));
      const found = item?.kind === 'full' ? item.items.map(shown) : [];
      assert.ok(found.includes('1:1-1:9 error missing-shebang'), found.join('\n'));
    }));

  it('an unsaved script changes what is said of the line that names it', () =>
    asking({ '.htaccess': allowing + handing, 'page.py': script }, async (client) => {
      const what = async () => String((await pull(client, '.htaccess'))[0]?.message).split('\n')[0];
      await client.open('.htaccess', allowing + handing);
      await client.open('page.py', script, 'python');
      assert.equal(await what(), 'Every request for *.py (here: page.py) starts a new Python process.');
      await refreshedBy(client, () => client.change('page.py', script.replace('python3', 'perl'), 2));
      assert.equal(await what(), 'Every request for *.py (here: page.py) starts a new Perl process.');
      await refreshedBy(client, () => client.open('other.py', '#!/usr/bin/perl\n', 'python'));
      assert.equal(
        await what(),
        'Every request for *.py (here: other.py and page.py) starts a new Perl process.',
      );
    }));

  it('a .htaccess of a parent folder that comes, goes or is renamed on the disk changes what is said', () =>
    asking({ 'a/b/.htaccess': handing, 'a/b/page.py': script }, async (client, folder) => {
      await client.open('a/b/.htaccess', handing);
      const off = ['execcgi-off', 'per-request-cgi'];
      assert.deepEqual(await rulesOf(client, 'a/b/.htaccess'), off);

      writeFileSync(join(folder, 'a/.htaccess'), allowing);
      await refreshedBy(client, () => client.watched('a/.htaccess', FileChangeType.Created));
      assert.deepEqual(await rulesOf(client, 'a/b/.htaccess'), ['per-request-cgi']);

      renameSync(join(folder, 'a/.htaccess'), join(folder, 'a/off.htaccess'));
      await refreshedBy(client, () => client.watched('a/.htaccess', FileChangeType.Deleted));
      assert.deepEqual(await rulesOf(client, 'a/b/.htaccess'), off);

      renameSync(join(folder, 'a/off.htaccess'), join(folder, '.htaccess'));
      await refreshedBy(client, () => client.watched('.htaccess', FileChangeType.Created));
      assert.deepEqual(await rulesOf(client, 'a/b/.htaccess'), ['per-request-cgi']);

      rmSync(join(folder, '.htaccess'));
      mkdirSync(join(folder, '.htaccess'));
      await refreshedBy(client, () => client.watched('.htaccess'));
      assert.deepEqual(await rulesOf(client, 'a/b/.htaccess'), off);
    }));

  it('a folder that is renamed in the editor takes its .htaccess with it', () =>
    asking(
      { 'off/.htaccess': allowing, 'off/b/page.py': script, '.htaccess': handing },
      async (client, folder) => {
        await client.open('on/b/page.py', 'print(1)\n', 'python');
        await client.open('.htaccess', handing);
        assert.ok((await rulesOf(client, 'on/b/page.py')).includes('missing-shebang'));
        assert.ok((await rulesOf(client, '.htaccess')).includes('execcgi-off'));
        renameSync(join(folder, 'off'), join(folder, 'on'));
        const files = [{ oldUri: client.uri('off'), newUri: client.uri('on') }];
        await refreshedBy(client, () =>
          client.connection.sendNotification(DidRenameFilesNotification.type, { files }),
        );
        assert.deepEqual(await rulesOf(client, '.htaccess'), ['per-request-cgi']);
      },
    ));

  it('a profile file that the configuration names is watched', () =>
    asking(
      {
        '.htaccess': handing,
        'page.py': script,
        '.handler-doctor.json': '{ "server.profile": "my host.json" }',
        'my host.json': '{ "modules": ["mime", "cgid"], "options": ["ExecCGI"] }',
      },
      async (client, folder) => {
        await client.open('.htaccess', handing);
        assert.deepEqual(await rulesOf(client, '.htaccess'), ['per-request-cgi']);
        await eventually(
          () => (client.watchedPatterns.includes('**/my host.json') ? true : null),
          'a watched profile',
        );
        writeFileSync(join(folder, 'my host.json'), '{ "modules": ["mime", "cgid"], "options": [] }');
        await refreshedBy(client, () => client.watched('my host.json'));
        assert.deepEqual(await rulesOf(client, '.htaccess'), ['execcgi-off', 'per-request-cgi']);
      },
    ));

  it('an unsaved text wins over a change of the file on the disk', () =>
    asking({ '.htaccess': allowing, 'sub/.htaccess': handing }, async (client, folder) => {
      await client.open('sub/.htaccess', handing);
      await client.open('.htaccess', '# not allowed\n');
      writeFileSync(join(folder, '.htaccess'), `\n${allowing}`);
      await refreshedBy(client, () => client.watched('.htaccess'));
      assert.deepEqual(await rulesOf(client, 'sub/.htaccess'), ['execcgi-off', 'per-request-cgi']);
      await refreshedBy(client, () => client.close('.htaccess'));
      assert.deepEqual(await rulesOf(client, 'sub/.htaccess'), ['per-request-cgi']);
    }));

  it('who does not watch files is told of the disk as it was a second ago', () =>
    inEditor({ ...pullingClient, workspace: { configuration: true } })(
      { '.htaccess': '', 'sub/.htaccess': handing },
      async (client, folder) => {
        await client.open('sub/.htaccess', handing);
        assert.deepEqual(await rulesOf(client, 'sub/.htaccess'), ['execcgi-off', 'per-request-cgi']);
        writeFileSync(join(folder, '.htaccess'), allowing);
        await new Promise((resolve) => setTimeout(resolve, 1100));
        assert.deepEqual(await rulesOf(client, 'sub/.htaccess'), ['per-request-cgi']);
      },
    ));
});

describe('files that have a say in each other, in an editor that waits', () => {
  const says = (rule: string) => (params: { diagnostics: readonly Diagnostic[] }) =>
    params.diagnostics.some(({ code }) => code === rule);
  const saysOnly = (rule: string) => (params: { diagnostics: readonly Diagnostic[] }) =>
    params.diagnostics.length > 0 && params.diagnostics.every(({ code }) => code === rule);

  it('an unsaved .htaccess changes what is said of open files below it, and of scripts that are not open', () =>
    waiting(
      { '.htaccess': handing, 'sub/.htaccess': handing, 'sub/page.py': script, 'bad.py': 'print(1)\n' },
      async (client) => {
        await client.open('sub/.htaccess', handing);
        await client.diagnosticsOf('sub/.htaccess', ({ diagnostics }) => diagnostics.length === 2);
        await client.diagnosticsOf('bad.py', says('missing-shebang'));
        await client.open('.htaccess', handing);
        await client.change('.htaccess', allowing, 2);
        await client.diagnosticsOf('sub/.htaccess', saysOnly('per-request-cgi'));
        await client.diagnosticsOf('bad.py', ({ diagnostics }) => diagnostics.length === 0);
      },
    ));

  it('a .htaccess that comes and goes on the disk changes what is said of those below it', () =>
    waiting({ 'sub/.htaccess': handing, 'sub/page.py': script }, async (client, folder) => {
      await client.open('sub/.htaccess', handing);
      await client.diagnosticsOf('sub/.htaccess', ({ diagnostics }) => diagnostics.length === 2);
      writeFileSync(join(folder, '.htaccess'), allowing);
      await client.watched('.htaccess', FileChangeType.Created);
      await client.diagnosticsOf('sub/.htaccess', saysOnly('per-request-cgi'));
      rmSync(join(folder, '.htaccess'));
      await client.watched('.htaccess', FileChangeType.Deleted);
      await client.diagnosticsOf('sub/.htaccess', ({ diagnostics }) => diagnostics.length === 2);
    }));

  it('a script that no line names any more has nothing said of it', () =>
    waiting({ '.htaccess': allowing + handing, 'bad.py': 'print(1)\n' }, async (client, folder) => {
      await client.diagnosticsOf('bad.py', says('missing-shebang'));
      writeFileSync(join(folder, '.htaccess'), allowing);
      await client.watched('.htaccess');
      await client.diagnosticsOf('bad.py', ({ diagnostics }) => diagnostics.length === 0);
    }));
});
