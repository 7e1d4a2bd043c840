import {
  type CancellationToken,
  type Connection,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type DocumentUri,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { DiagnosedFiles, FileDiagnostics } from './diagnosedFiles.js';
import type { OpenDocuments } from './openDocuments.js';
import { pathOf } from './paths.js';
import type { Revision } from './revision.js';

/** Answers a client that asks for diagnostics. */
export class PullDiagnostics {
  /** The last answer for each file, and its name for the client. */
  private readonly results = new Map<DocumentUri, { readonly id: string; readonly said: string }>();
  private lastId = 0;
  private askedBefore = false;

  constructor(
    private readonly files: DiagnosedFiles,
    private readonly documents: OpenDocuments,
    private readonly revision: Revision,
  ) {}

  listen(connection: Connection): void {
    connection.languages.diagnostics.on((params) => this.document(params));
    connection.languages.diagnostics.onWorkspace((params, token) => this.workspace(params, token));
  }

  private async document({
    textDocument: { uri },
    previousResultId,
  }: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport> {
    const found = await this.files.of(pathOf(uri));
    if (found === null) {
      const data = { retriggerRequest: true };
      throw new ResponseError(LSPErrorCodes.ServerCancelled, 'the document is being changed', data);
    }
    const resultId = this.resultId(uri, found);
    return resultId === previousResultId
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...found.diagnostics] };
  }

  /** Answers at once where there is news; else when there is, so that nobody has to ask again and again. */
  private async workspace(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> {
    const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    for (;;) {
      const seen = this.revision.current;
      const items = await this.reports(previous);
      const news = items.some(({ kind }) => kind === DocumentDiagnosticReportKind.Full);
      if (news || !this.askedBefore || token.isCancellationRequested) {
        this.askedBefore = true;
        return { items };
      }
      await this.revision.after(seen, token);
    }
  }

  private async reports(
    previous: ReadonlyMap<DocumentUri, string>,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const reported = new Set<DocumentUri>();
    for (const path of await this.files.unopened()) {
      const found = await this.files.of(path);
      if (found === null) continue;
      const uri = this.documents.uriOf(path);
      reported.add(uri);
      const resultId = this.resultId(uri, found);
      const { version, diagnostics } = found;
      items.push(
        previous.get(uri) === resultId
          ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId }
          : { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: [...diagnostics] },
      );
      if (diagnostics.length === 0) this.files.saidNothingOf(path);
    }
    for (const uri of previous.keys()) {
      if (reported.has(uri) || this.documents.at(pathOf(uri)) !== null) continue;
      this.results.delete(uri);
      items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
    }
    return items;
  }

  private resultId(uri: DocumentUri, { diagnostics }: FileDiagnostics): string {
    const said = JSON.stringify(diagnostics);
    const known = this.results.get(uri);
    if (known?.said === said) return known.id;
    const id = String(++this.lastId);
    this.results.set(uri, { id, said });
    return id;
  }
}
