import type { Condition } from './program.js';

/** How conditions came out on a way, as long as nothing that they name has changed. */
export class Decisions {
  private readonly outcomes = new Map<string, boolean>();
  /** The conditions that a word stands in. */
  private readonly byWord = new Map<string, string[]>();
  /** What was forgotten while something is on trial; null where nothing is. */
  private forgotten: [string, boolean][] | null = null;

  /** Whether it holds: as when it was asked before, else as `choose` says. */
  decide({ key, negated }: Condition, choose: () => boolean): boolean {
    const before = this.outcomes.get(key);
    if (before !== undefined) return before !== negated;
    const chosen = choose();
    this.outcomes.set(key, chosen !== negated);
    for (const word of new Set(key.match(/\w+/g))) {
      const keys = this.byWord.get(word);
      if (keys === undefined) this.byWord.set(word, [key]);
      else keys.push(key);
    }
    return chosen;
  }

  /** A name has another value: what was asked of it has to be asked again. */
  forget(name: string): void {
    const keys = this.byWord.get(/\w+$/.exec(name)?.[0] ?? '');
    if (keys === undefined) return;
    const word = new RegExp(`(?<!\\w)${name.replace(/\W/g, '\\$&')}(?!\\w)`);
    for (const key of keys) {
      const outcome = this.outcomes.get(key);
      if (outcome === undefined || !word.test(key)) continue;
      this.outcomes.delete(key);
      this.forgotten?.push([key, outcome]);
    }
  }

  /** What `run` makes forgotten is not. */
  trial(run: () => void): void {
    const outer = this.forgotten;
    const forgotten: [string, boolean][] = [];
    this.forgotten = forgotten;
    try {
      run();
    } finally {
      this.forgotten = outer;
      for (const [key, outcome] of forgotten) this.outcomes.set(key, outcome);
    }
  }
}
