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
import { fingerprint } from '../text/fingerprint.js';
import type { DiagnosedFiles, FileDiagnostics } from './diagnosedFiles.js';
import type { OpenDocuments } from './openDocuments.js';
import { pathOf } from './paths.js';
import type { Revision } from './revision.js';

/** Milliseconds from a change to the answer for the workspace. */
const quiet = 100;

/** Answers a client that asks for diagnostics. */
export class PullDiagnostics {
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
    const resultId = resultIdOf(found);
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
      // While somebody types, one answer for all of it is enough.
      await new Promise((resolve) => setTimeout(resolve, quiet));
    }
  }

  /**
   * Of open documents, too: an editor does not ask by itself for one that it does not show, and prefers what it asked for
   * to this.
   */
  private async reports(
    previous: ReadonlyMap<DocumentUri, string>,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const reported = new Set<DocumentUri>();
    for (const path of await this.files.all()) {
      const uri = this.documents.uriOf(path);
      // What was said of a document that is being changed stands until there is news of it.
      reported.add(uri);
      const found = await this.files.of(path);
      if (found === null) continue;
      const resultId = resultIdOf(found);
      const { version, diagnostics } = found;
      if (version !== null && diagnostics.length === 0 && !previous.has(uri)) continue;
      items.push(
        previous.get(uri) === resultId
          ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId }
          : { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: [...diagnostics] },
      );
      if (diagnostics.length === 0) this.files.saidNothingOf(path);
    }
    for (const uri of previous.keys()) {
      if (reported.has(uri)) continue;
      items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
    }
    return items;
  }
}

/** The name of an answer for the client: the same for the same answer, so that none has to be kept. */
const resultIdOf = ({ diagnostics }: FileDiagnostics): string => fingerprint(JSON.stringify(diagnostics));
