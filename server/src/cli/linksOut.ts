import type { ProjectFiles } from '../site/projectFiles.js';
import { isWithin } from '../text/path.js';

/** Tells apart what lies in a folder, and what only a link in it leads to: that is not written. */
export class LinksOut {
  private readonly outside = new Set<string>();

  constructor(
    private readonly root: string,
    private readonly files: ProjectFiles,
  ) {}

  /** Those of which every file lies in the folder, or is yet to be made. */
  async without<T>(items: readonly T[], pathsOf: (item: T) => readonly string[]): Promise<readonly T[]> {
    const kept: T[] = [];
    for (const item of items) {
      const leadOut = await Promise.all(pathsOf(item).map((path) => this.leadsOut(path)));
      if (!leadOut.includes(true)) kept.push(item);
    }
    return kept;
  }

  /** The files outside that were asked for, in the order of their paths. */
  found(): readonly string[] {
    return [...this.outside].sort();
  }

  private async leadsOut(path: string): Promise<boolean> {
    const root = (await this.files.stat(this.root))?.identity ?? this.root;
    const target = (await this.files.stat(path))?.identity;
    if (target === undefined || isWithin(root, target)) return false;
    this.outside.add(path);
    return true;
  }
}
