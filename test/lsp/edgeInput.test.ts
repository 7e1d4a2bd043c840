import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DocumentDiagnosticRequest, WorkspaceDiagnosticRequest } from 'vscode-languageserver/node';
import { noFiles } from '../../server/src/lsp/clientFiles.js';
import { UnreadableFileError } from '../../server/src/site/projectFiles.js';
import { memoryFiles, projectFilesIn } from '../support/memoryFiles.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { type LanguageClient, pullingClient, withLanguageClient } from './languageClient.js';
import { withServedClient } from './servedClient.js';

const handing = 'AddHandler cgi-script .py\n';
const allowing = 'Options +ExecCGI\n';
const script = '#!/usr/bin/python3\nprint("Content-Type: text/plain\\n")\n';

const inEditor = (
  files: Readonly<Record<string, string>>,
  use: (client: LanguageClient, folder: string) => Promise<void>,
): Promise<void> =>
  withTemporaryFolder(files, (folder) =>
    withLanguageClient({ folder, capabilities: pullingClient }, (client) => use(client, folder)),
  );

async function rulesOf(client: LanguageClient, name: string): Promise<readonly unknown[]> {
  const textDocument = { uri: client.uri(name) };
  const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
  return report.kind === 'full' ? report.items.map(({ code }) => code) : [];
}

const workspace = (client: LanguageClient) =>
  client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });

describe('edge input in the editor', () => {
  it('pipes, devices, folders and links are no scripts and no .htaccess, and nobody waits for them', () =>
    inEditor({ '.htaccess': allowing + handing, 'page.py': script }, async (client, folder) => {
      execFileSync('mkfifo', [join(folder, 'pipe.py')]);
      mkdirSync(join(folder, 'a/.htaccess'), { recursive: true });
      mkdirSync(join(folder, 'b/c'), { recursive: true });
      execFileSync('mkfifo', [join(folder, 'b/.htaccess')]);
      symlinkSync('loop.py', join(folder, 'loop.py'));
      symlinkSync('nowhere', join(folder, 'broken.py'));
      symlinkSync('/dev/zero', join(folder, 'zero.py'));
      symlinkSync('..', join(folder, 'b/up'));
      const { items } = await workspace(client);
      assert.deepEqual(items.map(({ uri }) => uri).sort(), [client.uri('.htaccess'), client.uri('page.py')]);
      for (const name of ['a/x.py', 'b/c/x.py']) {
        await client.open(name, 'print(1)\n', 'python');
        assert.ok((await rulesOf(client, name)).includes('missing-shebang'));
      }
      await client.open('b/c/.htaccess', `${handing}Foo\n`);
      assert.ok((await rulesOf(client, 'b/c/.htaccess')).includes('unknown-directive'));
      assert.deepEqual(client.messages, []);
    }));

  it('names may hold anything, and are no UTF-8 where they like', () =>
    inEditor(
      { '.htaccess': allowing + handing, 'a "b"\n\\\t🐍.py': 'print(1)\n' },
      async (client, folder) => {
        const name = Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from('.py')]);
        const others = process.platform === 'linux' ? [`${client.uri('')}/caf%E9.py`] : [];
        if (others.length > 0) writeFileSync(name, 'print(1)\n');
        const { items } = await workspace(client);
        assert.deepEqual(
          items.map(({ uri }) => decodeURI(uri.replace('%E9', '%25E9'))).sort(),
          [client.uri('.htaccess'), client.uri('a "b"\n\\\t🐍.py'), ...others]
            .map((uri) => decodeURI(uri.replace('%E9', '%25E9')))
            .sort(),
        );
        if (others.length > 0) renameSync(name, join(folder, 'cafe.py'));
      },
    ));

  it('a file 200 folders deep has the say of all .htaccess above it', () => {
    const levels = Array.from({ length: 200 }, (_, at) => `l${at}`);
    const files = levels.map((_, at) => [`${levels.slice(0, at + 1).join('/')}/.htaccess`, '# none\n']);
    const deepest = levels.join('/');
    return inEditor({ '.htaccess': allowing, ...Object.fromEntries(files) }, async (client) => {
      await client.open(`${deepest}/.htaccess`, handing);
      assert.deepEqual(await rulesOf(client, `${deepest}/.htaccess`), ['per-request-cgi']);
    });
  });

  it('a file that goes, or becomes a folder, between its listing and its reading is passed over', () => {
    const disk = projectFilesIn(
      memoryFiles({
        '/site/.htaccess': allowing + handing,
        '/site/gone.py': script,
        '/site/changed.py': script,
        '/site/page.py': script,
      }),
    );
    const changing = {
      ...disk,
      read: async (path: string) => {
        if (path === '/site/gone.py') return null;
        if (path !== '/site/changed.py') return disk.read(path);
        throw new UnreadableFileError(path, 'a folder, not a file', { kind: 'not-a-file' });
      },
    };
    return withServedClient(changing, { folder: '/site' }, async (client) => {
      const { items } = await workspace(client);
      assert.deepEqual(items.map(({ uri }) => uri).sort(), [
        pathToFileURL('/site/.htaccess').href,
        pathToFileURL('/site/page.py').href,
      ]);
    });
  });

  it('where there is no disk only what is open is spoken of, and nothing else is said', () =>
    withServedClient(noFiles, { folder: '/site' }, async (client) => {
      assert.deepEqual((await workspace(client)).items, []);
      await client.open('.htaccess', allowing + handing);
      await client.open('sub/page.py', 'print(1)\n', 'python');
      assert.deepEqual(await rulesOf(client, '.htaccess'), ['per-request-cgi']);
      assert.ok((await rulesOf(client, 'sub/page.py')).includes('missing-shebang'));
      assert.deepEqual(await rulesOf(client, 'sub/not-open.py'), []);
      assert.deepEqual(client.messages, []);
    }));
});
