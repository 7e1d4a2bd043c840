import type { CancellationToken } from 'vscode-languageserver';

/** Counts what happens to documents, files and settings, and wakes those who wait for the next change. */
export class Revision {
  private number = 0;
  private waiting = new Set<() => void>();

  get current(): number {
    return this.number;
  }

  /** Something has changed. */
  next(): void {
    this.number++;
    const woken = this.waiting;
    this.waiting = new Set();
    for (const wake of woken) wake();
  }

  /** Ends with the first change behind revision `seen`, or with the request that waits for it. */
  async after(seen: number, token: CancellationToken): Promise<void> {
    if (this.number !== seen || token.isCancellationRequested) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.waiting.delete(wake);
        cancelled.dispose();
        resolve();
      };
      const cancelled = token.onCancellationRequested(wake);
      this.waiting.add(wake);
    });
  }
}
