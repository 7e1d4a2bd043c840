import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  FileChangeType,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { repositoryRoot } from '../support/repository.js';

export const serverProgram = join(repositoryRoot, 'dist/languageServer.cjs');

export type TransportKind = 'stdio' | 'node-ipc' | 'socket';

/** What VS Code can do, as far as the server asks. */
export const pullingClient: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    fileOperations: { didCreate: true, didRename: true, didDelete: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename', 'delete'],
      changeAnnotationSupport: { groupsOnLabel: true },
    },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true },
    diagnostic: { relatedInformation: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
};

/** A plain client: it waits for diagnostics instead of asking, and takes actions as they come. */
export const waitingClient: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    hover: { contentFormat: ['plaintext'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
  },
};

export interface ClientOptions {
  readonly folder: string | null;
  readonly capabilities?: ClientCapabilities;
  readonly transport?: TransportKind;
  /** Of whose end the server is to end too; null where it runs in this process itself. Default: this process. */
  readonly processId?: number | null;
  /** What the client answers when it is asked for `handlerDoctor`. */
  readonly settings?: unknown;
}

/**
 * Runs `use` with a client of a server of its own, and ends the server afterwards.
 *
 * @throws {Error} also when the server ends by itself.
 */
export async function withLanguageClient<T>(
  options: ClientOptions,
  use: (client: LanguageClient) => Promise<T>,
): Promise<T> {
  const { server, connected } = await startServer(options.transport ?? 'stdio');
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const crashed = ended.then((): never => {
    throw new Error('the server has ended by itself');
  });
  try {
    const connection = await Promise.race([connected, crashed]);
    const client = new LanguageClient(connection, options);
    await Promise.race([client.initialize(), crashed]);
    const result = await Promise.race([use(client), crashed]);
    await Promise.race([client.shutdown(), ended]);
    return result;
  } finally {
    const limit = setTimeout(() => server.kill('SIGKILL'), 2000);
    await ended;
    await crashed.catch(() => {});
    clearTimeout(limit);
  }
}

interface StartedServer {
  readonly server: ChildProcess;
  readonly connected: Promise<ProtocolConnection>;
}

async function startServer(transport: TransportKind): Promise<StartedServer> {
  switch (transport) {
    case 'stdio': {
      const server = spawn(process.execPath, [serverProgram, '--stdio'], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      const reader = new StreamMessageReader(server.stdout);
      return { server, connected: connectionOf(reader, new StreamMessageWriter(server.stdin)) };
    }
    case 'node-ipc': {
      const server = fork(serverProgram, ['--node-ipc']);
      return { server, connected: connectionOf(new IPCMessageReader(server), new IPCMessageWriter(server)) };
    }
    case 'socket': {
      const listener = createServer().listen(0, '127.0.0.1');
      await once(listener, 'listening');
      const address = listener.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const server = spawn(process.execPath, [serverProgram, `--socket=${port}`], { stdio: 'inherit' });
      server.once('exit', () => listener.close());
      const connected = once(listener, 'connection').then(([socket]: Socket[]) => {
        if (socket === undefined) throw new Error('no socket');
        listener.close();
        return connectionOf(new StreamMessageReader(socket), new StreamMessageWriter(socket));
      });
      return { server, connected };
    }
  }
}

const connectionOf = async (reader: MessageReader, writer: MessageWriter): Promise<ProtocolConnection> =>
  createProtocolConnection(reader, writer);

/** An editor as the server sees it. Files are named from the workspace folder. */
export class LanguageClient {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly messages: string[] = [];
  readonly registered: string[] = [];
  /** The patterns of the files that the server wants to be told of. */
  readonly watchedPatterns: string[] = [];
  refreshes = 0;
  initialized: InitializeResult = { capabilities: {} };
  settings: unknown;

  constructor(
    readonly connection: ProtocolConnection,
    private readonly options: ClientOptions,
  ) {
    this.settings = options.settings ?? null;
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
    });
    connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      this.messages.push(message);
    });
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes++;
    });
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registered.push(...registrations.map(({ method }) => method));
      for (const { registerOptions } of registrations) {
        const watchers: readonly { globPattern: string }[] = registerOptions?.watchers ?? [];
        this.watchedPatterns.push(...watchers.map(({ globPattern }) => globPattern));
      }
    });
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.settings));
    connection.listen();
  }

  async initialize(): Promise<void> {
    const { folder, capabilities = pullingClient, processId = process.pid } = this.options;
    this.initialized = await this.connection.sendRequest(InitializeRequest.type, {
      processId,
      rootUri: null,
      capabilities,
      workspaceFolders: folder === null ? null : [{ uri: pathToFileURL(folder).href, name: 'site' }],
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  async shutdown(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
  }

  uri(name: string): string {
    return pathToFileURL(join(this.options.folder ?? '/', name)).href;
  }

  open(name: string, text: string, languageId = 'htaccess', version = 1): Promise<void> {
    const textDocument = { uri: this.uri(name), languageId, version, text };
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  change(name: string, text: string, version: number): Promise<void> {
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: this.uri(name), version },
      contentChanges: [{ text }],
    });
  }

  close(name: string): Promise<void> {
    const textDocument = { uri: this.uri(name) };
    return this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
  }

  /** Tells the server that a file has changed or gone. */
  watched(name: string, type: FileChangeType = FileChangeType.Changed): Promise<void> {
    const changes = [{ uri: this.uri(name), type }];
    return this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  /** The last diagnostics sent for a file, as soon as they fulfil the condition, which they have 5 seconds for. */
  async diagnosticsOf(
    name: string,
    fulfil: (params: PublishDiagnosticsParams) => boolean = () => true,
  ): Promise<readonly Diagnostic[]> {
    const uri = this.uri(name);
    const last = () => this.published.findLast((each) => each.uri === uri);
    return eventually(() => {
      const found = last();
      return found !== undefined && fulfil(found) ? found.diagnostics : null;
    }, `diagnostics for ${name}`);
  }
}

/** What `look` finds, as soon as it is not null; 5 seconds are enough. */
export async function eventually<T>(look: () => T | null, what: string): Promise<T> {
  for (const end = Date.now() + 5000; Date.now() < end; ) {
    const found = look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`within 5 seconds there was no sign of ${what}`);
}

/** As `2:12-2:22 warning per-request-cgi`, counted from 1. */
export const shown = ({ range: { start, end }, severity, code }: Diagnostic): string =>
  `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1} ` +
  `${['', 'error', 'warning', 'info', 'hint'][severity ?? 0]} ${code}`;
