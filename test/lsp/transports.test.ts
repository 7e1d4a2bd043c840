import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HoverRequest } from 'vscode-languageserver/node';
import { repositoryRoot } from '../support/repository.js';
import { serverProgram, type TransportKind, withLanguageClient } from './languageClient.js';

const classicSite = join(repositoryRoot, 'examples/classic-cgi');
const classicHtaccess = readFileSync(join(classicSite, '.htaccess'), 'utf8');
const transports: readonly TransportKind[] = ['stdio', 'node-ipc', 'socket'];

describe('the language server', () => {
  for (const transport of transports) {
    it(`answers over ${transport}`, () =>
      withLanguageClient({ folder: classicSite, transport }, async (client) => {
        assert.equal(client.initialized.serverInfo?.name, 'Handler Doctor');
        await client.open('.htaccess', classicHtaccess);
        const hover = await client.connection.sendRequest(HoverRequest.type, {
          textDocument: { uri: client.uri('.htaccess') },
          position: { line: 1, character: 14 },
        });
        assert.match(JSON.stringify(hover?.contents), /starts a process for every request/);
      }));
  }
});

describe('the command line of the language server', () => {
  const run = (...given: readonly string[]) =>
    spawnSync(process.execPath, [serverProgram, ...given], { encoding: 'utf8', timeout: 10_000 });

  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /say how the editor talks to the server/],
    [['--stdin'], /"--stdin" is no option/],
    [['--stdio', '--node-ipc'], /only one way/],
    [['--socket=http'], /"http" is no port/],
    [['--socket=70000'], /"70000" is no port/],
    [['--node-ipc'], /started with a channel/],
    [['--socket=1'], /nobody listens on port 1/],
  ];
  for (const [given, message] of wrong) {
    it(`explains itself and ends with 2 for ${JSON.stringify(given)}`, () => {
      const { status, stdout, stderr } = run(...given);
      assert.match(stderr, message);
      assert.match(stderr, /Usage: handler-doctor-language-server/);
      assert.deepEqual([status, stdout], [2, '']);
    });
  }

  it('prints its usage for --help', () => {
    const { status, stdout } = run('--help');
    assert.match(stdout, /^Usage: handler-doctor-language-server --stdio/);
    assert.equal(status, 0);
  });
});
