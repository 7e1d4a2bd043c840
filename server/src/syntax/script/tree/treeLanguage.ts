import type { Span } from '../../../text/span.js';
import type { Block, Expression } from '../flow/program.js';
import type { Lifted } from './lifted.js';
import type { TreeExpression } from './scriptTree.js';

/** What a language's own functions and names come to, for the translation that all share. */
export interface TreeLanguage {
  /** The operator that puts texts together, and the one that puts text behind what a name has. */
  readonly concatenation: ReadonlySet<string>;
  readonly appending: ReadonlySet<string>;
  /** Whether the language takes the text for true where it stands as a condition. */
  readonly isTrue: (text: string) => boolean;
  /** Whether functions are values of the names that they are assigned to. */
  readonly namesHoldFunctions: boolean;
  /** Whether a function's names are its own where nothing declares them. */
  readonly namesAreLocal: boolean;
  /** Whether a member that is a method is called without brackets. */
  readonly membersAreCalls: boolean;
  /** How a condition comes out in every run under CGI; null where it depends. */
  certain(condition: string): boolean | null;
  /** What a name or `a.b` stands for; null where the program says it. */
  constant(name: string, span: Span): Expression | null;
  /** The name in full of what the language or its library brings, as `fs.writeSync`; null for what the program made. */
  knownName(value: TreeExpression): string | null;
  /** A call of what the library brings; null where it is not known there. */
  call(name: string, invocation: Invocation): Lifted | null;
  /** A call of a method of a value, or an operator that is one; null where it is not known. */
  method(invocation: MethodInvocation): Lifted | null;
  /** What putting a value there does; null where nothing comes of it. */
  assigned(target: string, span: Span): Block | null;
}

/** A call on its way into the form that `flow/` follows. */
export interface Invocation {
  readonly call: TreeExpression;
  readonly span: Span;
  readonly arguments: readonly TreeExpression[];
  readonly around: Around;
}

export interface MethodInvocation extends Invocation {
  readonly object: TreeExpression;
  readonly property: string;
}

/** What a function of the library does; null where it is not known with these arguments. */
export type LibraryFunction = (invocation: Invocation) => Lifted | null;

/** What the translation offers to the language's own functions. */
export interface Around {
  lift(expression: TreeExpression): Lifted;
  /** Several values in the order of their being found out. */
  liftAll(expressions: readonly TreeExpression[]): {
    readonly before: Block;
    readonly values: readonly Expression[];
  };
  /** The call of a function that is given as a value; null where it is none that is seen. */
  callOf(callback: TreeExpression | undefined, arguments_: readonly Expression[]): Expression | null;
  /** The statements of a function that is given as a value, run where it is given; null where none is seen. */
  inline(callback: TreeExpression | undefined): Block | null;
  /** The name of a function of the program that a value is. */
  isFunction(value: TreeExpression): boolean;
  /** Done when all else is. */
  defer(block: Block): void;
  /** As `knownName` of the language, by what names of the program stand for. */
  knownName(value: TreeExpression): string | null;
}
