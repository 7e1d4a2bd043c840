import type { ConfigLine } from '../configBlock.js';
import type { Captures } from '../expression/captures.js';
import type { Texts } from '../texts.js';

/** A text of which the whole may not be known, but how it begins. */
export interface Beginning {
  /** Null where it is not known. */
  readonly whole: string | null;
  /** The same, where it is. */
  readonly start: string;
}

/** Nothing is known of it. */
export const anyText: Beginning = { whole: null, start: '' };

export const wholeText = (whole: string): Beginning => ({ whole, start: whole });

export const behind = (folder: string, { whole, start }: Beginning): Beginning => ({
  whole: whole === null ? null : folder + whole,
  start: folder + start,
});

/** What a rule has forced, and where it says so. */
export interface Forced {
  /** Null where it is not known. */
  readonly value: string | null;
  readonly line: ConfigLine;
}

/** A request on its way through the rules. */
export interface RewriteState {
  /** `r->filename`: the file first, then what rules make of it. */
  readonly name: Beginning;
  /** `r->args`; empty for none. */
  readonly query: Beginning;
  readonly pathInfo: string;
  readonly handler: Forced | null;
  readonly type: Forced | null;
  /** What rules have put into the environment. */
  readonly environment: ReadonlyMap<string, Texts>;
  /** The last rule that changed the name; null where none did. */
  readonly changedBy: ChangingRule | null;
}

export interface ChangingRule {
  readonly line: ConfigLine;
  readonly noEscape: boolean;
  /** For a redirect, asked for or not. */
  readonly code: number;
}

/** What `$1` and `%1` stand for. */
export interface BackReferences {
  readonly rule: Captures;
  readonly condition: Captures;
}
