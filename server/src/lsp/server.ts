import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type FileOperationRegistrationOptions,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { fixAllKind } from '../languageService/codeActions.js';
import { diagnosticSource, diagnosticsOf } from '../languageService/diagnostics.js';
import { configurationFileName } from '../linter/configuration.js';
import type { SiteSource } from '../site/loadSite.js';
import { pythonGrammar } from '../syntax/script/python/pythonGrammar.js';
import { nameOf } from '../text/path.js';
import { type ClientSupport, clientSupportOf } from './clientSupport.js';
import { completeFix } from './completeFix.js';
import { DiagnosedFiles } from './diagnosedFiles.js';
import { explainLog } from './explainLog.js';
import { answerLanguageFeatures } from './languageFeatures.js';
import { logFailure } from './messages.js';
import { OpenDocuments } from './openDocuments.js';
import { pathOf } from './paths.js';
import { completeFixCommand, explainLogCommand, type InitializationOptions } from './protocol.js';
import { PullDiagnostics } from './pullDiagnostics.js';
import { PushDiagnostics } from './pushDiagnostics.js';
import { RememberedFiles } from './rememberedFiles.js';
import { Revision } from './revision.js';
import { scriptReader } from './scriptReader.js';
import type { ServerHost } from './serverHost.js';
import { Settings, settingsSection } from './settings.js';
import { Workspace } from './workspace.js';

/** Files whose changes on the disk change what is said of others. */
const watchedFiles = [
  '**/*.htaccess',
  '**/*.conf',
  `**/${configurationFileName}`,
  '**/*.{py,cgi,fcgi,wsgi,pl,php,rb,sh}',
  '**/cgi-bin/**',
];

/**
 * Serves one client.
 *
 * @param hostFor what the server runs on; the client may have a say in it.
 */
export function serve(connection: Connection, hostFor: (options: InitializationOptions) => ServerHost): void {
  const documents = new OpenDocuments();
  connection.onInitialize((params) => {
    const support = clientSupportOf(params.capabilities);
    const options = initializationOptionsOf(params);
    wire(connection, documents, support, hostFor(options), params);
    return { capabilities: capabilitiesFor(support), serverInfo: { name: diagnosticSource } };
  });
  documents.listen(connection);
  connection.listen();
}

const capabilitiesFor = (support: ClientSupport): InitializeResult['capabilities'] => ({
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  hoverProvider: true,
  documentSymbolProvider: true,
  ...(support.codeActionLiterals && {
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, fixAllKind],
      resolveProvider: support.resolvesEdits,
    },
  }),
  executeCommandProvider: {
    commands: [...(support.codeActionLiterals ? [completeFixCommand] : []), explainLogCommand],
  },
  ...(support.pullsDiagnostics && {
    diagnosticProvider: {
      identifier: 'handler-doctor',
      interFileDependencies: true,
      workspaceDiagnostics: true,
    },
  }),
  workspace: {
    ...(support.workspaceFolders && { workspaceFolders: { supported: true, changeNotifications: true } }),
    ...(support.fileOperations && {
      fileOperations: { didCreate: everything, didRename: everything, didDelete: everything },
    }),
  },
});

/** Of a folder that moves or goes nobody tells what was in it. */
const everything: FileOperationRegistrationOptions = { filters: [{ pattern: { glob: '**' } }] };

function wire(
  connection: Connection,
  documents: OpenDocuments,
  support: ClientSupport,
  host: ServerHost,
  params: InitializeParams,
): void {
  const revision = new Revision();
  const disk = new RememberedFiles(host.files);
  const files = documents.over(disk);
  const source: SiteSource = { files, readScript: scriptReader(pythonGrammar(host.grammarFiles)) };
  const watch = support.watchesFiles ? watcher(connection) : () => {};
  const settings = new Settings(connection, support, files, (path) => watch([globFor(path)]));
  const workspace = new Workspace(source, documents, settings, support.watchesFiles);
  workspace.folders = foldersOf(params);
  const pageOf = (rule: string): string => new URL(`${rule}.md`, host.rulePages).href;
  const diagnosed = new DiagnosedFiles(workspace, documents, ({ site, linted }) =>
    diagnosticsOf(linted, {
      locations: documents.locationsIn(site),
      relatedInformation: support.relatedInformation,
      pageOf,
    }),
  );

  const push = support.pullsDiagnostics ? null : new PushDiagnostics(connection, diagnosed, documents);
  if (push === null) new PullDiagnostics(diagnosed, documents, revision).listen(connection);
  const sayAnew = (refresh: 'refresh' | 'client-asks-itself'): void => {
    revision.next();
    push?.schedule();
    if (push === null && refresh === 'refresh' && support.refreshesDiagnostics) {
      logFailure(connection, connection.languages.diagnostics.refresh());
    }
  };
  /** Files, settings or folders may be others than they were. */
  const changed = (): void => {
    disk.forget();
    workspace.changed();
    sayAnew('refresh');
  };

  documents.onDidOpen(({ document }) => {
    diagnosed.opened(pathOf(document.uri));
    workspace.changed();
  });
  documents.onDidChange(({ document }) => {
    workspace.textChanged(pathOf(document.uri));
    sayAnew(documents.paths.length > 1 ? 'refresh' : 'client-asks-itself');
  });
  documents.onDidSave(changed);
  documents.onDidClose(({ document }) => {
    settings.closed(document.uri);
    diagnosed.wasClosed(pathOf(document.uri));
    changed();
  });
  connection.onDidChangeWatchedFiles(changed);
  if (support.fileOperations) {
    connection.workspace.onDidCreateFiles(changed);
    connection.workspace.onDidRenameFiles(changed);
    connection.workspace.onDidDeleteFiles(changed);
  }
  connection.onDidChangeConfiguration((change) => {
    settings.changed(change.settings);
    changed();
  });

  answerLanguageFeatures(connection, { workspace, documents, support, host, pageOf });
  const runs: Readonly<Record<string, (argument: unknown) => Promise<unknown>>> = {
    [completeFixCommand]: completeFix(connection, host.setMode, workspace, changed),
    [explainLogCommand]: (argument) => explainLog(argument, workspace, pageOf),
  };
  connection.onExecuteCommand(async ({ command, arguments: given }) => runs[command]?.(given?.[0]) ?? null);

  connection.onInitialized(() => {
    push?.schedule();
    watch(watchedFiles);
    if (support.configuration && support.registersConfigurationChanges) {
      const section = { section: settingsSection };
      logFailure(connection, connection.client.register(DidChangeConfigurationNotification.type, section));
    }
    if (!support.workspaceFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = removed.map(({ uri }) => pathOf(uri));
      const kept = workspace.folders.filter((folder) => !gone.includes(folder));
      workspace.folders = [...kept, ...added.map(({ uri }) => pathOf(uri))];
      changed();
    });
  });
}

/** Asks to be told of changes of files, of each pattern once. */
function watcher(connection: Connection): (globs: readonly string[]) => void {
  const watched = new Set<string>();
  return (globs) => {
    const watchers = globs.filter((glob) => !watched.has(glob)).map((globPattern) => ({ globPattern }));
    for (const { globPattern } of watchers) watched.add(globPattern);
    if (watchers.length === 0) return;
    logFailure(connection, connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
  };
}

/** A pattern for files of this name; what would have a meaning in it stands for any one character. */
const globFor = (path: string): string => `**/${nameOf(path).replace(/[*?[\]{}!,]/g, '?')}`;

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
  return uris.map(pathOf);
}

/** Options come from anywhere: what has not the right form counts as missing. */
function initializationOptionsOf({ initializationOptions }: InitializeParams): InitializationOptions {
  const given: unknown = initializationOptions;
  if (typeof given !== 'object' || given === null) return {};
  const { rulePages, grammarFolder, servesFiles } = given as Record<string, unknown>;
  return {
    ...(typeof rulePages === 'string' && { rulePages }),
    ...(typeof grammarFolder === 'string' && { grammarFolder }),
    ...(typeof servesFiles === 'boolean' && { servesFiles }),
  };
}
