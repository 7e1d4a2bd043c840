import type { Diagnostic } from 'vscode-languageserver';
import type { OpenDocuments } from './openDocuments.js';
import type { Analysis, Workspace } from './workspace.js';

export interface FileDiagnostics {
  readonly path: string;
  /** The version of the open document that they are about; null where the file is not open. */
  readonly version: number | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** How often a file that changes all the time is read again before its answer is given up. */
const attempts = 3;

/** Closed files whose diagnostics are kept up, the last ones closed. */
const mostClosed = 100;

/** Which files have diagnostics, and what these are now. */
export class DiagnosedFiles {
  /** Closed, but once shown: their diagnostics are from now on those of the disk. */
  private readonly closed = new Set<string>();

  constructor(
    private readonly workspace: Workspace,
    private readonly documents: OpenDocuments,
    private readonly diagnosticsIn: (analysis: Analysis) => readonly Diagnostic[],
  ) {}

  opened(path: string): void {
    this.closed.delete(path);
  }

  wasClosed(path: string): void {
    this.closed.delete(path);
    this.closed.add(path);
    const [first] = this.closed;
    if (this.closed.size > mostClosed && first !== undefined) this.closed.delete(first);
  }

  /** All that is diagnosed: what is open, the workspace's own files, and what was open before. */
  async all(): Promise<readonly string[]> {
    return [
      ...new Set([...this.documents.paths, ...(await this.workspace.filesOfFolders()), ...this.closed]),
    ];
  }

  /** Nothing is kept of a file that nothing is left to say of. */
  saidNothingOf(path: string): void {
    this.closed.delete(path);
  }

  /** What is to be said of a file, of its newest version; null where that changes faster than it can be read. */
  async of(path: string): Promise<FileDiagnostics | null> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const before = this.documents.at(path)?.version ?? null;
      const analysis = await this.workspace.analysisOf(path);
      const version = this.documents.at(path)?.version ?? null;
      if (version !== before || (analysis !== null && analysis.version !== version)) continue;
      return { path, version, diagnostics: analysis === null ? [] : this.diagnosticsIn(analysis) };
    }
    return null;
  }
}
