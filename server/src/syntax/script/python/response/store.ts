import type { Value } from './values.js';

/** What keys stand for, in layers: what happens on trial lies above what has happened, and is taken off again. */
export class Store {
  private readonly layers: Map<string, Value>[] = [new Map()];

  get(key: string): Value | undefined {
    for (let index = this.layers.length - 1; index >= 0; index--) {
      const value = this.layers[index]?.get(key);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  set(key: string, value: Value): void {
    this.layers.at(-1)?.set(key, value);
  }

  /** All keys with what they stand for. */
  entries(): ReadonlyMap<string, Value> {
    return this.layers.length === 1
      ? (this.layers[0] ?? new Map())
      : new Map(this.layers.flatMap((each) => [...each]));
  }

  /** What `run` changes, which then has not happened. What it throws leaves it as done. */
  trial(run: () => void): ReadonlyMap<string, Value> {
    const layer = new Map<string, Value>();
    this.layers.push(layer);
    try {
      run();
    } catch (error) {
      this.layers.pop();
      this.setAll(layer);
      throw error;
    }
    this.layers.pop();
    return layer;
  }

  setAll(values: ReadonlyMap<string, Value>): void {
    for (const [key, value] of values) this.set(key, value);
  }
}
