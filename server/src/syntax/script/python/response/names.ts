import { Store } from './store.js';
import { foreign, type Value } from './values.js';

/** What the names of a script stand for on one way through it: one frame for each module, and for each call. */
export class Names {
  private readonly store = new Store();
  private readonly enclosing = new Map<number, number>();
  private frames = 0;
  private frame = 0;
  private module = 0;

  /** The frame that names are given values in now. */
  get here(): number {
    return this.frame;
  }

  look(name: string): Value | null {
    for (const frame of this.reach()) {
      const value = this.store.get(`${frame}:${name}`);
      if (value !== undefined) return value;
    }
    return null;
  }

  /** @param frame of a module */
  lookIn(frame: number, name: string): Value | null {
    return this.store.get(`${frame}:${name}`) ?? null;
  }

  assignIn(frame: number, name: string, value: Value): void {
    this.store.set(`${frame}:${name}`, value);
  }

  /** The names of a module. */
  namesIn(frame: number): ReadonlyMap<string, Value> {
    const prefix = `${frame}:`;
    const found = [...this.store.entries()].filter(([key]) => key.startsWith(prefix) && !key.includes(' '));
    return new Map(found.map(([key, value]) => [key.slice(prefix.length), value]));
  }

  assign(name: string, value: Value): void {
    this.store.set(`${this.frameOf(name)}:${name}`, value);
  }

  declare(name: string, kind: 'global' | 'nonlocal'): void {
    if (this.frame !== this.module) this.store.set(`${this.frame}:${kind} ${name}`, foreign);
  }

  /** What there is once in a program: standard output, a module, an attribute of an instance. */
  only(key: string): Value | null {
    return this.store.get(`only ${key}`) ?? null;
  }

  setOnly(key: string, value: Value): void {
    this.store.set(`only ${key}`, value);
  }

  /** @returns a frame of its own for a module */
  newFrame(): number {
    return ++this.frames;
  }

  /**
   * Runs a body with names of its own.
   *
   * @param module the frame of the module that the body stands in
   * @param around the frame of the function around it; null where it stands in none
   * @param own the frame of its own names; a new one where none is given
   */
  within<T>(module: number, around: number | null, run: () => T, own = this.newFrame()): T {
    const outer = { frame: this.frame, module: this.module };
    this.frame = own;
    this.module = module;
    if (around !== null && around !== own) this.enclosing.set(own, around);
    try {
      return run();
    } finally {
      this.frame = outer.frame;
      this.module = outer.module;
    }
  }

  /** What `run` changes of names and attributes, which then has not happened. */
  trial(run: () => void): ReadonlyMap<string, Value> {
    return this.store.trial(run);
  }

  /** What stands for what a trial changed, where it did not. */
  before(key: string): Value | undefined {
    return this.store.get(key);
  }

  setAll(values: ReadonlyMap<string, Value>): void {
    this.store.setAll(values);
  }

  /** The frames that a name is looked up in. */
  private *reach(): Generator<number> {
    for (let frame: number | undefined = this.frame; frame !== undefined; frame = this.enclosing.get(frame)) {
      if (frame !== this.module) yield frame;
    }
    yield this.module;
  }

  private frameOf(name: string): number {
    if (this.store.get(`${this.frame}:global ${name}`) !== undefined) return this.module;
    if (this.store.get(`${this.frame}:nonlocal ${name}`) === undefined) return this.frame;
    const [, ...outer] = this.reach();
    return outer.find((frame) => this.store.get(`${frame}:${name}`) !== undefined) ?? this.frame;
  }
}
