import type { FileStatus, FolderEntry, ProjectFiles } from '../site/projectFiles.js';

/** Milliseconds for which an answer stands, should nobody tell of a change. */
const lifetime = 1000;
/** Bytes of files and names kept at once. */
const mostKept = 32_000_000;
/** Counted for each answer and each name in it, beside its bytes. */
const overhead = 200;

/**
 * The files of a disk, each asked for once in a moment: what is said of the many files of a site rests on the same
 * few, and while somebody types only the text typed in changes.
 */
export class RememberedFiles implements ProjectFiles {
  private readonly reads = new Map<string, Promise<Uint8Array | null>>();
  private readonly statuses = new Map<string, Promise<FileStatus | null>>();
  private readonly listings = new Map<string, Promise<readonly FolderEntry[]>>();
  private since = 0;
  private kept = 0;

  constructor(private readonly disk: ProjectFiles) {}

  /** Something may have changed. */
  forget(): void {
    for (const answers of [this.reads, this.statuses, this.listings]) answers.clear();
    this.kept = 0;
  }

  read(path: string): Promise<Uint8Array | null> {
    return this.remembered(
      this.reads,
      path,
      () => this.disk.read(path),
      (bytes) => bytes?.length ?? 0,
    );
  }

  stat(path: string): Promise<FileStatus | null> {
    return this.remembered(
      this.statuses,
      path,
      () => this.disk.stat(path),
      () => 0,
    );
  }

  list(path: string): Promise<readonly FolderEntry[]> {
    return this.remembered(
      this.listings,
      path,
      () => this.disk.list(path),
      (entries) => entries.length * overhead,
    );
  }

  /** Those who ask while the disk is being asked wait for the same answer. */
  private remembered<T>(
    answers: Map<string, Promise<T>>,
    path: string,
    ask: () => Promise<T>,
    sizeOf: (answer: T) => number,
  ): Promise<T> {
    const now = Date.now();
    if (now - this.since > lifetime || this.kept > mostKept) {
      this.forget();
      this.since = now;
    }
    const known = answers.get(path);
    if (known !== undefined) return known;
    const answer = ask();
    answers.set(path, answer);
    this.kept += overhead;
    const count = (size: number): void => {
      if (answers.get(path) === answer) this.kept += size;
    };
    answer.then(
      (found) => count(sizeOf(found)),
      () => {},
    );
    return answer;
  }
}
