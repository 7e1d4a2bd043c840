import type { Span } from '../../../../text/span.js';

/** A function, class or module while it is read: what may stand in it. */
export class Scope {
  loops = 0;
  /** Names that were read or written so far, by themselves and not in an inner scope. */
  readonly used: string[] = [];
  /** Places of `await` that are refused unless they turn out to stand in a generator. */
  readonly awaits: Span[] = [];

  constructor(
    readonly kind: 'module' | 'class' | 'function' | 'async-function' | 'lambda',
    readonly parameters: ReadonlySet<string> = new Set(),
  ) {}

  /** How much was noted so far; what comes behind it may turn out to stand in a comprehension, a scope of its own. */
  get mark(): ScopeMark {
    return { used: this.used.length, awaits: this.awaits.length };
  }

  forgetSince({ used, awaits }: ScopeMark): void {
    this.used.length = Math.min(this.used.length, used);
    this.awaits.length = Math.min(this.awaits.length, awaits);
  }

  get isFunction(): boolean {
    return this.kind !== 'module' && this.kind !== 'class';
  }
}

export interface ScopeMark {
  readonly used: number;
  readonly awaits: number;
}
