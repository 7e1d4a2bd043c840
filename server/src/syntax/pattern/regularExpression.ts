import { bytesOf } from './bytes.js';
import { assemble } from './matching/assemble.js';
import { NotExpressibleError } from './matching/assembly.js';
import type { Program } from './matching/program.js';
import { MatchLimitError, type Registers, run } from './matching/run.js';
import type { PatternOptions } from './patternError.js';
import { parsePattern } from './tree.js';

export interface MatchOptions extends PatternOptions {
  /** As `NC`, `/i` or `AP_REG_ICASE` ask for it. */
  readonly ignoreCase: boolean;
}

export type MatchResult =
  | {
      readonly kind: 'match';
      /** By PCRE's number, the whole match first; null for a group that has no part in it. */
      readonly groups: readonly (string | null)[];
    }
  | { readonly kind: 'none' }
  /** The search takes more steps than are worth it; the server's own may end in "no match" by its limit. */
  | { readonly kind: 'unknown' };

/** A pattern that texts can be asked of. */
export interface RegularExpression {
  match(subject: string): MatchResult;
  /** Whether it matches; null where that is not known. */
  matches(subject: string): boolean | null;
  /** Groups that capture: a match without any leaves back references as they were (`re_nsub`). */
  readonly groups: number;
}

/**
 * A pattern as Apache compiles and matches it (`ap_regcomp` and `ap_regexec` in server/util_pcre.c): a dot takes a
 * newline too, `$` holds at the very end only, names may occur twice. Null where PCRE2 does not compile it, and where
 * what it says is not known here: Unicode properties and UTF mode, `\X`, script runs, verbs but `(*FAIL)`, conditions
 * on recursion or version, non-atomic lookbehinds, and repeats that come to very many copies.
 *
 * Outside UTF mode PCRE2 sees bytes, and so does this: a subject is taken in UTF-8, as paths are in a request, the
 * pattern in the encoding of its file. A dot takes one byte of a character beyond ASCII, and only ASCII has case. What
 * a group takes is given in UTF-16 again; half a character becomes U+FFFD.
 *
 * PCRE2 10.42 misses a match by mistakes of its optimizations in fewer than one of a thousand patterns made at random;
 * of `aa`, `(?=a)b?a` finds the first `a` only because there is a second. They are not followed here.
 */
export function regularExpression(text: string, options: MatchOptions): RegularExpression | null {
  const key = `${options.encoding} ${options.ignoreCase} ${text}`;
  const known = expressions.get(key);
  if (known !== undefined) return known;
  const made = compiled(text, options);
  if (expressions.size >= mostExpressions) expressions.clear();
  expressions.set(key, made);
  return made;
}

/** A pattern of a folder is asked of every file in it. */
const expressions = new Map<string, RegularExpression | null>();
const mostExpressions = 1024;

function compiled(text: string, options: MatchOptions): RegularExpression | null {
  const tree = parsePattern(text, options);
  if (tree.error !== null || !hasPlainSettings(text, tree.body.span.start)) return null;
  try {
    return new ProgramExpression(assemble(text, tree, options));
  } catch (error) {
    if (error instanceof NotExpressibleError) return null;
    throw error;
  }
}

/** Settings at the very start that change how fast PCRE2 is and not what it finds. */
const hasPlainSettings = (text: string, end: number): boolean =>
  /^(?:\(\*NO_(?:JIT|START_OPT|AUTO_POSSESS|DOTSTAR_ANCHOR)\))*$/.test(text.slice(0, end));

class ProgramExpression implements RegularExpression {
  readonly groups: number;

  constructor(private readonly program: Program) {
    this.groups = program.groups;
  }

  match(subject: string): MatchResult {
    const { units } = bytesOf(subject, 'utf-8');
    try {
      const registers = run(this.program, units);
      if (registers === null) return { kind: 'none' };
      return { kind: 'match', groups: this.groupsIn(units, registers, units.length !== subject.length) };
    } catch (error) {
      if (error instanceof MatchLimitError) return { kind: 'unknown' };
      throw error;
    }
  }

  matches(subject: string): boolean | null {
    const { kind } = this.match(subject);
    return kind === 'unknown' ? null : kind === 'match';
  }

  private groupsIn(units: string, registers: Registers, decoded: boolean): readonly (string | null)[] {
    return Array.from({ length: this.groups + 1 }, (_, group) => {
      const [start = -1, end = -1] = registers.slice(group * 2, group * 2 + 2);
      if (start < 0 || end < 0) return null;
      const taken = units.slice(start, end);
      return decoded ? utf8.decode(Uint8Array.from(taken, (unit) => unit.charCodeAt(0))) : taken;
    });
  }
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
