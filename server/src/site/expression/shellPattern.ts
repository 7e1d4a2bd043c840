import { inBytes, lowerCase } from './functions.js';

export interface ShellPatternOptions {
  /** `*`, `?` and sets do not take a slash (`APR_FNM_PATHNAME`). */
  readonly slashesCount: boolean;
  readonly ignoreCase: boolean;
}

/**
 * Whether all of the text matches: `*` for any characters, `?` for one, `[a-c]` and `[!a]` or `[^a]` for one of a
 * set, a backslash before a character that is itself (`apr_fnmatch`). A bracket that nothing closes is itself. As
 * everywhere in the server a character is a byte of UTF-8, and only those of ASCII have case.
 */
export function matchesShellPattern(pattern: string, text: string, options: ShellPatternOptions): boolean {
  return new ShellMatch(inBytes(pattern), inBytes(text), options).matches();
}

class ShellMatch {
  constructor(
    private readonly pattern: string,
    private readonly text: string,
    private readonly options: ShellPatternOptions,
  ) {}

  /** Only the last star seen is tried anew. */
  matches(): boolean {
    let [at, from] = [0, 0];
    let star: { readonly behind: number; from: number } | null = null;
    for (;;) {
      if (this.pattern[at] === '*') {
        star = { behind: ++at, from };
        continue;
      }
      if (at === this.pattern.length && from === this.text.length) return true;
      const next = from < this.text.length && at < this.pattern.length ? this.one(at, from) : null;
      if (next !== null) {
        at = next;
        from++;
        continue;
      }
      if (star === null || star.from >= this.text.length || this.isSlash(star.from)) return false;
      star.from++;
      at = star.behind;
      from = star.from;
    }
  }

  private isSlash(at: number): boolean {
    return this.options.slashesCount && this.text[at] === '/';
  }

  /** Where the pattern goes on behind what takes one character; null where it does not take this one. */
  private one(at: number, from: number): number | null {
    const sign = this.pattern[at] ?? '';
    const unit = this.text[from] ?? '';
    if (sign === '?') return this.isSlash(from) ? null : at + 1;
    if (sign === '[') {
      const end = this.endOfSet(at);
      if (end !== null) return !this.isSlash(from) && this.isInSet(at, end, unit) ? end + 1 : null;
    }
    const escaped = sign === '\\' && at + 1 < this.pattern.length;
    const literal = escaped ? (this.pattern[at + 1] ?? '') : sign;
    return this.folded(literal) === this.folded(unit) ? at + (escaped ? 2 : 1) : null;
  }

  /** The closing bracket; one that comes first is one of the set. */
  private endOfSet(start: number): number | null {
    let at = this.startOfSet(start);
    for (let first = true; at < this.pattern.length; first = false, at++) {
      const sign = this.pattern[at];
      if (sign === ']' && !first) return at;
      if (sign === '/' && this.options.slashesCount) return null;
      if (sign === '\\') at++;
    }
    return null;
  }

  private startOfSet(start: number): number {
    const first = this.pattern[start + 1];
    return first === '!' || first === '^' ? start + 2 : start + 1;
  }

  private isInSet(start: number, end: number, unit: string): boolean {
    const from = this.startOfSet(start);
    const negated = from === start + 2;
    const wanted = this.folded(unit);
    let found = false;
    for (let at = from; at < end; ) {
      const [low, afterLow] = this.memberAt(at);
      let high = low;
      at = afterLow;
      if (this.pattern[at] === '-' && at + 1 < end) [high, at] = this.memberAt(at + 1);
      found ||= this.folded(low) <= wanted && wanted <= this.folded(high);
    }
    return found !== negated;
  }

  private memberAt(at: number): [member: string, behind: number] {
    return this.pattern[at] === '\\'
      ? [this.pattern[at + 1] ?? '', at + 2]
      : [this.pattern[at] ?? '', at + 1];
  }

  private folded(unit: string): string {
    return this.options.ignoreCase ? lowerCase(unit) : unit;
  }
}
