import type { PerlVariable, Sigil } from '../perlSyntax.js';

/** The names in sight: those of `my` belong to a block, all others to a package. */
export class Scope {
  private readonly names = new Map<string, string>();

  private constructor(
    private readonly outer: Scope | null,
    private readonly numbers: { next: number },
    /** The package of the statements here. */
    public currentPackage: string,
    private readonly globals: Set<string>,
  ) {}

  static outermost(): Scope {
    return new Scope(null, { next: 1 }, 'main', new Set());
  }

  /** For a block in this one. */
  inner(): Scope {
    return new Scope(this, this.numbers, this.currentPackage, this.globals);
  }

  /** Names of packages that were looked up, with their sigil. */
  get globalNames(): ReadonlySet<string> {
    return this.globals;
  }

  /** @returns the name that stands for the variable in the program; no name in Perl starts with a number */
  declare({ sigil, name }: PerlVariable): string {
    const own = `${sigil}${this.numbers.next++}${name}`;
    this.names.set(`${sigil}${name}`, own);
    return own;
  }

  /** `our`: the name is that of the package again. */
  declareGlobal({ sigil, name }: PerlVariable): string {
    const own = this.globalName(sigil, name);
    this.names.set(`${sigil}${name}`, own);
    return own;
  }

  /** A name for a value that the program has none for. */
  temporary(): string {
    return `(${this.numbers.next++})`;
  }

  /** @param sigil that of the whole: `@` for `$x[0]` */
  resolve(sigil: Sigil, name: string): string {
    const key = `${sigil}${name}`;
    for (let scope: Scope | null = this; scope !== null; scope = scope.outer) {
      const own = scope.names.get(key);
      if (own !== undefined) return own;
    }
    return this.globalName(sigil, name);
  }

  /** The name of a function in the package, or with the package that it names. */
  functionName(name: string): string {
    return name.includes('::') || this.currentPackage === 'main' ? name : `${this.currentPackage}::${name}`;
  }

  private globalName(sigil: Sigil, name: string): string {
    const isSpecial =
      name.includes('::') || !/^[A-Za-z]/.test(name) || /^(?:a|b|ENV|ARGV|INC|STD\w+)$/.test(name);
    const whole = isSpecial || this.currentPackage === 'main' ? name : `${this.currentPackage}::${name}`;
    this.globals.add(`${sigil}${whole}`);
    return `${sigil}${whole}`;
  }
}
