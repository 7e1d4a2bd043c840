import type { Value } from './value.js';

/** What names stand for, in layers: what happens on trial lies above what has happened, and is taken off again. */
export class Names {
  private readonly layers: Map<string, Value>[] = [new Map()];
  /** For each watcher: what a name that was set since stood for at first; null for nothing. */
  private readonly watched: Map<string, Value | null>[] = [];

  get(name: string): Value | null {
    for (let index = this.layers.length - 1; index >= 0; index--) {
      const value = this.layers[index]?.get(name);
      if (value !== undefined) return value;
    }
    return null;
  }

  set(name: string, value: Value): void {
    for (const before of this.watched) {
      if (!before.has(name)) before.set(name, this.get(name));
    }
    this.layers.at(-1)?.set(name, value);
  }

  /** What the names that `run` sets stood for before it. */
  replacedBy(run: () => void): ReadonlyMap<string, Value> {
    const before = new Map<string, Value | null>();
    this.watched.push(before);
    try {
      run();
    } finally {
      this.watched.pop();
    }
    return new Map([...before].flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])));
  }

  /** What `run` changes, which then has not happened. */
  trial(run: () => void): ReadonlyMap<string, Value> {
    const layer = new Map<string, Value>();
    this.layers.push(layer);
    try {
      run();
    } finally {
      this.layers.pop();
    }
    return layer;
  }
}
