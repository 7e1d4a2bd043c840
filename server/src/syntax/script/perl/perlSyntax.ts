import type { Span } from '../../../text/span.js';

/** A Perl program (perlsyn, perlop), as far as what it writes hangs on it. */
export type PerlBlock = readonly PerlStatement[];

export type PerlStatement =
  | { readonly kind: 'expression'; readonly expression: PerlExpression }
  | { readonly kind: 'if'; readonly arms: readonly PerlArm[]; readonly otherwise: PerlBlock }
  /** `while`, `until` and the `for` of C; `condition` is null where it goes on for ever. */
  | {
      readonly kind: 'loop';
      readonly condition: PerlExpression | null;
      readonly until: boolean;
      readonly body: PerlBlock;
      /** Whether the body is run before the condition is asked: `do { } while`. */
      readonly bodyFirst: boolean;
      readonly label: string | null;
    }
  /** `variable` is null for `$_`. */
  | {
      readonly kind: 'foreach';
      readonly variable: PerlExpression | null;
      readonly list: PerlExpression;
      readonly body: PerlBlock;
      readonly label: string | null;
    }
  | { readonly kind: 'block'; readonly body: PerlBlock; readonly label: string | null }
  | { readonly kind: 'sub'; readonly name: string; readonly function: PerlFunction }
  /** `package NAME;`: for what follows in the block. */
  | { readonly kind: 'package'; readonly name: string }
  /** `use` and `no`, of modules only. */
  | {
      readonly kind: 'use';
      readonly module: string;
      readonly arguments: readonly PerlExpression[];
      readonly no: boolean;
    }
  /** `BEGIN`, `END` and their kin. */
  | { readonly kind: 'phase'; readonly name: string; readonly body: PerlBlock }
  /** A statement with a keyword that a module brings. */
  | { readonly kind: 'foreign'; readonly span: Span };

export interface PerlArm {
  readonly condition: PerlExpression;
  readonly negated: boolean;
  readonly body: PerlBlock;
}

export interface PerlFunction {
  /** The scalars of a signature. */
  readonly parameters: readonly PerlExpression[];
  readonly body: PerlBlock;
}

export type PerlExpression =
  | PerlString
  | PerlVariable
  | {
      readonly kind: 'element';
      readonly bracket: '[' | '{';
      /** The array or hash, or what refers to it. */
      readonly of: PerlExpression;
      readonly key: PerlExpression;
      readonly isSlice: boolean;
      readonly span: Span;
    }
  /** `@{...}`, `$$x`, `$x->@*`. */
  | { readonly kind: 'dereference'; readonly sigil: Sigil; readonly of: PerlExpression; readonly span: Span }
  | {
      readonly kind: 'declaration';
      readonly scope: 'my' | 'our' | 'local' | 'state';
      readonly names: readonly PerlExpression[];
      /** Whether it stands in brackets. */
      readonly isList: boolean;
      readonly span: Span;
    }
  | { readonly kind: 'list'; readonly items: readonly PerlExpression[]; readonly span: Span }
  /** `[...]` and `{...}`. */
  | { readonly kind: 'structure'; readonly items: readonly PerlExpression[]; readonly span: Span }
  | { readonly kind: 'function'; readonly function: PerlFunction; readonly span: Span }
  | PerlCall
  | PerlMethodCall
  /** `$x->(...)`, `&$x(...)`. */
  | {
      readonly kind: 'invocation';
      readonly of: PerlExpression;
      readonly arguments: readonly PerlExpression[];
      readonly span: Span;
    }
  | PerlOutput
  /** Operators that compute a value; `\` and `-e` among them. */
  | {
      readonly kind: 'operation';
      readonly operator: string;
      readonly operands: readonly PerlExpression[];
      readonly span: Span;
    }
  /** Also `and`, `or`. */
  | {
      readonly kind: 'logical';
      readonly operator: '&&' | '||' | '//';
      readonly left: PerlExpression;
      readonly right: PerlExpression;
      readonly span: Span;
    }
  | {
      readonly kind: 'choice';
      readonly condition: PerlExpression;
      readonly then: PerlExpression;
      readonly otherwise: PerlExpression;
      readonly span: Span;
    }
  | {
      readonly kind: 'assignment';
      /** As written: `=`, `.=`, `||=`. */
      readonly operator: string;
      readonly target: PerlExpression;
      readonly value: PerlExpression;
      readonly span: Span;
    }
  /** `m//`, `s///`, `tr///`. */
  | { readonly kind: 'pattern'; readonly changes: boolean; readonly span: Span }
  /** `<STDIN>`, `<$handle>`, `<*.c>`. */
  | { readonly kind: 'input'; readonly span: Span }
  /** A command in backticks. */
  | { readonly kind: 'command'; readonly span: Span }
  | { readonly kind: 'block'; readonly how: 'do' | 'eval'; readonly body: PerlBlock; readonly span: Span };

export type Sigil = '$' | '@' | '%' | '&' | '*' | '$#';

export interface PerlString {
  readonly kind: 'string';
  readonly parts: readonly StringPart[];
  /** Whether it is a word without quotation marks. */
  readonly bare: boolean;
  readonly span: Span;
}

export type StringPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly value: PerlExpression };

export interface PerlVariable {
  readonly kind: 'variable';
  readonly sigil: Sigil;
  /** Without its sigil; `Package::name` where it says so. */
  readonly name: string;
  readonly span: Span;
}

export type CallForm =
  | 'named'
  /** A word alone that nobody declared: a function of a module, or a text. */
  | 'word'
  /** `&name(...)`: none of the language's own. */
  | 'ampersand'
  /** `&name`, with the arguments of the function around it. */
  | 'handing-on';

/** A call of a function by its name, the language's own included. */
export interface PerlCall {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly PerlExpression[];
  readonly form: CallForm;
  /** The block of `map`, `grep`, `sort` and of functions that take one. */
  readonly block: PerlBlock | null;
  readonly span: Span;
}

export interface PerlMethodCall {
  readonly kind: 'method';
  readonly object: PerlExpression;
  /** Null where it only shows when the script runs. */
  readonly name: string | null;
  readonly arguments: readonly PerlExpression[];
  readonly span: Span;
}

export interface PerlOutput {
  readonly kind: 'output';
  readonly how: 'print' | 'printf' | 'say';
  /** Null where none is named. */
  readonly handle: PerlExpression | null;
  /** Null for `$_`. */
  readonly arguments: readonly PerlExpression[] | null;
  readonly span: Span;
}

export const bareWord = (text: string, span: Span): PerlString => ({
  kind: 'string',
  parts: [{ kind: 'text', text }],
  bare: true,
  span,
});

/** The text of a string in which nothing is put in; null for any other expression. */
export function literalText(expression: PerlExpression | undefined): string | null {
  if (expression?.kind !== 'string') return null;
  let text = '';
  for (const part of expression.parts) {
    if (part.kind !== 'text') return null;
    text += part.text;
  }
  return text;
}

/** Whether a call may be one of the language's own functions. */
export const isOfLanguage = ({ form }: PerlCall): boolean => form === 'named' || form === 'word';
