import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { serve } from '../../server/src/lsp/server.js';
import { nodeGrammarFiles } from '../../server/src/platform/node/grammarFiles.js';
import type { ProjectFiles } from '../../server/src/site/projectFiles.js';
import { type ClientOptions, LanguageClient } from './languageClient.js';

/**
 * Runs `use` with a client of a server in this process that reads files through a port of the test's own.
 *
 * @param loaded gets the names of the grammar's files, one for each time that one is read
 */
export async function withServedClient<T>(
  files: ProjectFiles,
  options: ClientOptions,
  use: (client: LanguageClient) => Promise<T>,
  loaded: string[] = [],
): Promise<T> {
  const grammarFiles = nodeGrammarFiles();
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  serve(server, () => ({
    files,
    grammarFiles: {
      read(name) {
        loaded.push(name);
        return grammarFiles.read(name);
      },
    },
    rulePages: 'file:///rules/',
    setMode: null,
  }));
  const connection = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const client = new LanguageClient(connection, { ...options, processId: null });
  try {
    await client.initialize();
    const result = await use(client);
    // No `exit` behind it: that would end this process.
    await connection.sendRequest(ShutdownRequest.type);
    return result;
  } finally {
    connection.dispose();
    server.dispose();
  }
}
