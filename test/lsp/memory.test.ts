import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DocumentDiagnosticRequest, WorkspaceDiagnosticRequest } from 'vscode-languageserver/node';
import { memoryFiles, projectFilesIn } from '../support/memoryFiles.js';
import { type LanguageClient, pullingClient } from './languageClient.js';
import { withServedClient } from './servedClient.js';

const handing = 'Options +ExecCGI\nAddHandler cgi-script .py\n';
/** A program of some 5 kB with findings. */
const program = (seed: number): string =>
  `#!/usr/bin/python\nimport cgi\nprint("Content-Type: text/plain\\n")\n${`print(${seed}, [1, 2, 3])\n`.repeat(200)}`;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function megabytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1e6;
}

async function pull(client: LanguageClient, name: string): Promise<void> {
  const textDocument = { uri: client.uri(name) };
  await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
}

/** Opens files in folders of their own, types in them, looks at them and closes them again. */
async function work(client: LanguageClient, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at++) {
    const [htaccess, script] = [`part${at}/.htaccess`, `part${at}/page.py`];
    await client.open(htaccess, `# ${at}\n${handing}`);
    await client.open(script, program(at), 'python');
    await client.change(script, program(-at), 2);
    await pull(client, htaccess);
    await pull(client, script);
    await client.close(htaccess);
    await client.close(script);
  }
}

describe('the memory of the language server', () => {
  it('does not grow with the number of files that were open', function () {
    this.timeout(300_000);
    const port = projectFilesIn(memoryFiles({ '/site/.htaccess': handing }));
    return withServedClient(port, { folder: '/site', capabilities: pullingClient }, async (client) => {
      await work(client, 0, 250);
      const before = megabytes();
      await work(client, 250, 500);
      const grown = megabytes() - before;
      assert.ok(grown < 20, `${grown.toFixed(1)} MB more behind 500 more files`);
    });
  });

  it('does not grow with the number of changes', function () {
    this.timeout(300_000);
    const scripts = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`/site/page${at}.py`, program(at)]),
    );
    const port = projectFilesIn(memoryFiles({ '/site/.htaccess': handing, ...scripts }));
    return withServedClient(port, { folder: '/site', capabilities: pullingClient }, async (client) => {
      await client.open('.htaccess', handing);
      await client.open('page0.py', program(0), 'python');
      const typeIn = async (from: number, to: number): Promise<void> => {
        for (let version = from; version < to; version++) {
          await client.change('page0.py', program(version), version);
          await client.change('.htaccess', `# ${version}\n${handing}`, version);
          await pull(client, 'page0.py');
          await pull(client, '.htaccess');
        }
        await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
      };
      await typeIn(2, 252);
      const before = megabytes();
      await typeIn(252, 402);
      const grown = megabytes() - before;
      assert.ok(grown < 20, `${grown.toFixed(1)} MB more behind 300 more changes`);
    });
  });
});
