import { merged, type Value } from './value.js';

/** The names of a function or module with their values; writing makes a copy where somebody else holds it too. */
export class Frame {
  private shared = false;

  constructor(private values: Map<string, Value> = new Map()) {}

  get(name: string): Value | undefined {
    return this.values.get(name);
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  set(name: string, value: Value): void {
    if (this.values.get(name) === value) return;
    if (this.shared) {
      this.values = new Map(this.values);
      this.shared = false;
    }
    this.values.set(name, value);
  }

  /** What it holds now, whatever is written to it from here on. */
  kept(): Frame {
    this.shared = true;
    const copy = new Frame(this.values);
    copy.shared = true;
    return copy;
  }

  /** What a name may hold that holds one value in this frame and another in the other. */
  mergedWith(other: Frame): Frame {
    if (this.values === other.values) return this.kept();
    const result = this.kept();
    for (const [name, value] of other.values) {
      const known = this.values.get(name);
      if (known !== value) result.set(name, known === undefined ? value : merged(known, value));
    }
    return result;
  }
}
