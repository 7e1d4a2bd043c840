import type { Span } from '../../text/span.js';
import type { PatternError } from './patternError.js';
import type { Trivia } from './scan.js';

/** A PCRE2 pattern. All spans are UTF-16 offsets in its text. */
export interface PatternTree {
  readonly body: Alternation;
  /** Groups that capture, in the order of their parentheses. */
  readonly captures: readonly Group[];
  /** Comments, white space that `(?x)` leaves out, and the `\Q` and `\E` around text that is itself. */
  readonly trivia: readonly Trivia[];
  /** Why PCRE2 refuses the pattern. */
  readonly error: PatternError | null;
  /** What could not be read because of the error; groups that are open there end there. */
  readonly unread: Span | null;
}

/** `a|b`: one alternative at least, which may be empty. */
export interface Alternation {
  readonly span: Span;
  readonly alternatives: readonly Sequence[];
}

export interface Sequence {
  readonly span: Span;
  readonly items: readonly PatternNode[];
}

export type PatternNode =
  | Literal
  | EscapedCharacter
  | AnyCharacter
  | CharacterType
  | Property
  | CharacterClass
  | Position
  | Quantified
  | Group
  | Conditional
  | Backreference
  | Recursion
  | Verb
  | Callout
  | InlineOptions;

/** Characters that are themselves. */
export interface Literal {
  readonly kind: 'literal';
  readonly span: Span;
  /** A quantifier takes but the last byte of the character: outside UTF mode each byte is one of its own. */
  readonly lastByteOnly: boolean;
}

/** `\.`, `\n`, `\x41`. */
export interface EscapedCharacter {
  readonly kind: 'escaped-character';
  readonly span: Span;
  /** A byte outside UTF mode. */
  readonly code: number;
}

/** `.` */
export interface AnyCharacter {
  readonly kind: 'any-character';
  readonly span: Span;
}

/** `\d` and other escapes for one character of many, `\R` and `\X` for one or more. */
export interface CharacterType {
  readonly kind: 'character-type';
  readonly span: Span;
  readonly letter: string;
}

/** `\p{L}` */
export interface Property {
  readonly kind: 'property';
  readonly span: Span;
  readonly negated: boolean;
}

/** `^`, `$`, `\b`, `\K` and others that match no character. */
export interface Position {
  readonly kind: 'position';
  readonly span: Span;
  /** As written. */
  readonly text: string;
}

/** `[^a-z]` */
export interface CharacterClass {
  readonly kind: 'class';
  readonly span: Span;
  readonly negated: boolean;
  readonly items: readonly ClassItem[];
}

export type ClassItem =
  | { readonly kind: 'character'; readonly span: Span; readonly code: number }
  | { readonly kind: 'range'; readonly span: Span; readonly from: number; readonly to: number }
  | { readonly kind: 'type'; readonly span: Span; readonly letter: string }
  | { readonly kind: 'property'; readonly span: Span; readonly negated: boolean }
  | { readonly kind: 'posix'; readonly span: Span; readonly negated: boolean };

/** `a{2,5}?` */
export interface Quantified {
  readonly kind: 'quantified';
  readonly span: Span;
  readonly item: PatternNode;
  readonly quantifier: Quantifier;
}

export interface Quantifier {
  readonly span: Span;
  readonly min: number;
  /** Null for no end. */
  readonly max: number | null;
  readonly mode: 'greedy' | 'lazy' | 'possessive';
}

export type GroupType =
  | 'capture'
  | 'non-capturing'
  /** `(?|`: each alternative numbers its groups from the same number on. */
  | 'branch-reset'
  | 'atomic'
  | 'script-run'
  | 'atomic-script-run'
  | 'lookahead'
  | 'negative-lookahead'
  | 'non-atomic-lookahead'
  | 'lookbehind'
  | 'negative-lookbehind'
  | 'non-atomic-lookbehind';

/** `(...)` of every kind. */
export interface Group {
  readonly kind: 'group';
  readonly span: Span;
  readonly type: GroupType;
  /** `(?<name>`. */
  readonly opening: Span;
  readonly number: number | null;
  readonly name: string | null;
  readonly body: Alternation;
  /** Whether its closing parenthesis is there. */
  readonly closed: boolean;
}

/** `(?(1)yes|no)` */
export interface Conditional {
  readonly kind: 'conditional';
  readonly span: Span;
  /** With the condition, unless that is an assertion: it is the first item of the body. */
  readonly opening: Span;
  readonly condition: Condition;
  readonly body: Alternation;
  readonly closed: boolean;
}

export type Condition =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'name'; readonly name: string }
  /** `R&name`, `R1`, `R`: within a call of this group, or of any where it is null. */
  | { readonly kind: 'recursion'; readonly group: number | string | null }
  | { readonly kind: 'define' }
  | { readonly kind: 'version' }
  | { readonly kind: 'assertion' };

/** `\1`, `\k<name>`: what a group has matched. */
export interface Backreference {
  readonly kind: 'backreference';
  readonly span: Span;
  /** A number, or a name. */
  readonly group: number | string;
}

/** `(?1)`, `(?&name)`, `(?R)`: a group as a part of the pattern once more. */
export interface Recursion {
  readonly kind: 'recursion';
  readonly span: Span;
  /** A number, 0 for the whole pattern, or a name. */
  readonly group: number | string;
}

/** `(*COMMIT)` */
export interface Verb {
  readonly kind: 'verb';
  readonly span: Span;
}

/** `(?C1)` */
export interface Callout {
  readonly kind: 'callout';
  readonly span: Span;
}

/** `(?i)`, up to the end of the group around it. */
export interface InlineOptions {
  readonly kind: 'options';
  readonly span: Span;
}

/** Calls `visit` for each node, the outer before the inner. */
export function walkPattern({ alternatives }: Alternation, visit: (node: PatternNode) => void): void {
  for (const { items } of alternatives) for (const item of items) walkNode(item, visit);
}

function walkNode(node: PatternNode, visit: (node: PatternNode) => void): void {
  visit(node);
  if (node.kind === 'quantified') walkNode(node.item, visit);
  if (node.kind === 'group' || node.kind === 'conditional') walkPattern(node.body, visit);
}
