import type { Connection } from 'vscode-languageserver';
import type { DiagnosedFiles } from './diagnosedFiles.js';
import { described } from './messages.js';
import type { OpenDocuments } from './openDocuments.js';

/** Milliseconds of quiet before files are read again. */
const pause = 100;

/** Sends diagnostics to a client that does not ask for them. */
export class PushDiagnostics {
  /** What the client was last told of each file. */
  private readonly published = new Map<string, string>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private running = false;
  private again = false;

  constructor(
    private readonly connection: Connection,
    private readonly files: DiagnosedFiles,
    private readonly documents: OpenDocuments,
  ) {}

  /** Something has changed; what it has changed for is found out in a moment. */
  schedule(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.publish();
    }, pause);
  }

  private async publish(): Promise<void> {
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = true;
    try {
      const wanted = new Set(await this.files.all());
      for (const path of wanted) await this.publishFile(path);
      for (const path of this.published.keys()) {
        if (!wanted.has(path)) await this.publishNothing(path);
      }
    } catch (error) {
      this.connection.console.error(described(error));
    } finally {
      this.running = false;
      if (this.again) {
        this.again = false;
        this.schedule();
      }
    }
  }

  private async publishNothing(path: string): Promise<void> {
    this.published.delete(path);
    await this.connection.sendDiagnostics({ uri: this.documents.uriOf(path), diagnostics: [] });
  }

  private async publishFile(path: string): Promise<void> {
    const found = await this.files.of(path);
    if (found === null) return; // A newer version has come, and with it a newer round.
    const { version, diagnostics } = found;
    const said = JSON.stringify([version, diagnostics]);
    const silent = diagnostics.length === 0 && !this.published.has(path);
    if (this.published.get(path) === said || (silent && version === null)) return;
    await this.connection.sendDiagnostics({
      uri: this.documents.uriOf(path),
      diagnostics: [...diagnostics],
      ...(version !== null && { version }),
    });
    if (diagnostics.length > 0 || version !== null) {
      this.published.set(path, said);
    } else {
      this.published.delete(path);
      this.files.saidNothingOf(path);
    }
  }
}
