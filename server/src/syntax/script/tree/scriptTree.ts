import type { Span } from '../../../text/span.js';

/**
 * A program in Node's JavaScript, PHP or Ruby, as far as it bears on what is written: one shape for the three, so that
 * one translation brings all of them into the form that `flow/` follows.
 */
export type TreeExpression =
  /** A string with what is put into it; a plain one has a single part. */
  | { readonly kind: 'string'; readonly parts: readonly StringPart[]; readonly span: Span }
  | { readonly kind: 'number'; readonly text: string; readonly span: Span }
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  /** `object.property`, `object->property`, `Object::property`. */
  | {
      readonly kind: 'member';
      readonly object: TreeExpression;
      readonly property: string;
      readonly span: Span;
    }
  | {
      readonly kind: 'index';
      readonly object: TreeExpression;
      readonly index: TreeExpression | null;
      readonly span: Span;
    }
  | TreeCall
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: TreeExpression;
      readonly right: TreeExpression;
      readonly span: Span;
    }
  | {
      readonly kind: 'unary';
      readonly operator: string;
      readonly operand: TreeExpression;
      readonly span: Span;
    }
  | {
      readonly kind: 'conditional';
      readonly condition: TreeExpression;
      /** Null where the condition itself is the value, as in PHP's `?:`. */
      readonly whenTrue: TreeExpression | null;
      readonly otherwise: TreeExpression;
      readonly span: Span;
    }
  | {
      readonly kind: 'assignment';
      /** `=` or one that changes what is there, as `+=`. */
      readonly operator: string;
      readonly target: TreeExpression;
      readonly value: TreeExpression;
      readonly span: Span;
    }
  | TreeFunction
  | { readonly kind: 'list'; readonly items: readonly TreeExpression[]; readonly span: Span }
  /** Of no text that counts; its parts are evaluated. */
  | { readonly kind: 'opaque'; readonly parts: readonly TreeExpression[]; readonly span: Span }
  /** Statements where a value stands, as Ruby's `begin ... end` or PHP's `match`. */
  | { readonly kind: 'statements'; readonly body: TreeBlock; readonly span: Span };

export type StringPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'embedded'; readonly value: TreeExpression };

export interface TreeCall {
  readonly kind: 'call';
  readonly callee: TreeExpression;
  readonly arguments: readonly TreeExpression[];
  /** `new Name(...)`. */
  readonly constructs: boolean;
  readonly span: Span;
}

export interface TreeFunction {
  readonly kind: 'function';
  readonly parameters: readonly TreeParameter[];
  readonly body: TreeBlock;
  /** The value where no `return` is reached: of an arrow function, or the last expression of Ruby's. */
  readonly result: TreeExpression | null;
  readonly span: Span;
}

export interface TreeParameter {
  /** Null where it is taken apart, or takes several arguments. */
  readonly name: string | null;
  readonly whenMissing: TreeExpression | null;
}

export type TreeBlock = readonly TreeStatement[];

export type TreeStatement =
  | { readonly kind: 'expression'; readonly value: TreeExpression }
  /** Writes the values one behind the other: PHP's `echo`, and its text outside of the tags. */
  | { readonly kind: 'write'; readonly values: readonly TreeExpression[]; readonly span: Span }
  | {
      readonly kind: 'declaration';
      readonly name: string;
      readonly value: TreeExpression | null;
      readonly span: Span;
    }
  | { readonly kind: 'definition'; readonly name: string; readonly definition: TreeFunction }
  | {
      readonly kind: 'if';
      readonly condition: TreeExpression;
      readonly whenTrue: TreeBlock;
      readonly otherwise: TreeBlock;
    }
  | {
      readonly kind: 'choice';
      readonly of: TreeExpression;
      /** In their order; one that falls through goes on with the next. */
      readonly cases: readonly TreeCase[];
    }
  | {
      readonly kind: 'loop';
      /** What the rounds go through; null for a loop that only a condition ends. */
      readonly over: TreeExpression | null;
      readonly name: string | null;
      /** Evaluated in every round; null where nothing ends it but the body. */
      readonly condition: TreeExpression | null;
      readonly body: TreeBlock;
      /** Whether the condition is asked behind the body. */
      readonly bodyFirst: boolean;
    }
  | {
      readonly kind: 'try';
      readonly body: TreeBlock;
      readonly handler: TreeBlock;
      readonly always: TreeBlock;
    }
  | { readonly kind: 'return'; readonly value: TreeExpression | null }
  | { readonly kind: 'break' | 'continue' }
  | { readonly kind: 'throw'; readonly value: TreeExpression | null }
  | { readonly kind: 'block'; readonly body: TreeBlock }
  | { readonly kind: 'lost'; readonly because: string; readonly span: Span };

export interface TreeCase {
  /** Null for the one that takes what no other took. */
  readonly value: TreeExpression | null;
  readonly body: TreeBlock;
  readonly fallsThrough: boolean;
}

/** `a.b.c` of names alone; null for any other expression. */
export function dottedName(expression: TreeExpression): string | null {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'member') return null;
  const object = dottedName(expression.object);
  return object === null ? null : `${object}.${expression.property}`;
}

/** The text of a string in which nothing is put; null for any other expression. */
export function plainText(expression: TreeExpression | undefined): string | null {
  if (expression?.kind !== 'string') return null;
  let text = '';
  for (const part of expression.parts) {
    if (part.kind === 'embedded') return null;
    text += part.text;
  }
  return text;
}

export const stringOf = (text: string, span: Span): TreeExpression => ({
  kind: 'string',
  parts: [{ kind: 'text', text }],
  span,
});

export const opaque = (span: Span, parts: readonly TreeExpression[] = []): TreeExpression => ({
  kind: 'opaque',
  parts,
  span,
});
