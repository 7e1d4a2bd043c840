import { createConnection as connectTo } from 'node:net';
import {
  type Connection,
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
} from 'vscode-languageserver/node';
import { nodeGrammarFiles } from '../platform/node/grammarFiles.js';
import { nodeProjectFiles } from '../platform/node/projectFiles.js';
import { setMode } from '../platform/node/setMode.js';
import { serve } from './server.js';
import type { ServerHost } from './serverHost.js';
import { type Transport, TransportUsageError, transportOf } from './transport.js';

const usage = `Usage: handler-doctor-language-server --stdio | --node-ipc | --socket=PORT

Speaks the Language Server Protocol with an editor, which starts it.
  --stdio         over standard input and output
  --node-ipc      over the channel to the Node process that started it
  --socket=PORT   over the port on this machine that the editor listens on
`;

async function connectionOver(transport: Transport): Promise<Connection> {
  switch (transport.kind) {
    case 'stdio':
      return createConnection(process.stdin, process.stdout);
    case 'node-ipc':
      if (process.send === undefined) {
        throw new TransportUsageError(
          '--node-ipc works only in a process that Node has started with a channel',
        );
      }
      return createConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
    case 'socket': {
      const socket = connectTo(transport.port, '127.0.0.1');
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('error', (error) => {
          reject(new TransportUsageError(`nobody listens on port ${transport.port}: ${error.message}`));
        });
      });
      return createConnection(socket, socket);
    }
  }
}

const host = (options: { readonly rulePages?: string }): ServerHost => ({
  files: nodeProjectFiles,
  grammarFiles: nodeGrammarFiles(),
  rulePages: options.rulePages ?? new URL('../docs/rules/', import.meta.url).href,
  setMode: process.platform === 'win32' ? null : setMode,
});

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  if (given.includes('--help')) {
    process.stdout.write(usage);
    return;
  }
  try {
    serve(await connectionOver(transportOf(given)), host);
  } catch (error) {
    if (!(error instanceof TransportUsageError)) throw error;
    process.stderr.write(`handler-doctor-language-server: ${error.message}\n\n${usage}`);
    process.exitCode = 2;
  }
}

void main();
