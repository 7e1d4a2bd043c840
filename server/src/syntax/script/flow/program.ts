import type { Span } from '../../../text/span.js';

/**
 * What a script does, as far as it bears on the response: the form that the readers of Perl, Ruby, PHP, Node and the
 * shell bring a text into, so that one walk follows all of them. What a reader cannot follow it says so: `lost` for a
 * statement, `unknown` for a value.
 */
export interface Program {
  readonly body: Block;
  /** The script's own functions, by the name under which `call` names them. */
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
  /** Run where the program fails and no `attempt` is around. */
  readonly whenFailed?: Block;
  /** Whether the language takes the text for true where it stands as a condition. */
  readonly isTrue: (text: string) => boolean;
}

export type Block = readonly Statement[];

export interface FunctionDefinition {
  /** Names that the arguments are bound to, in order; `argument` reaches those that have none. */
  readonly parameters: readonly string[];
  /** What parameters stand for where the call has no argument for them. */
  readonly whenMissing?: ReadonlyMap<string, Expression>;
  readonly body: Block;
  /** What it returns where no `return` is reached; null for nothing that counts. */
  readonly result: Expression | null;
}

export type Statement =
  /** Writes the value to standard output, in one call or command that stands at `at`. */
  | { readonly kind: 'write'; readonly value: Expression; readonly at: Span }
  | {
      readonly kind: 'assign';
      readonly name: string;
      readonly value: Expression;
      /** Whether the value is put behind the one that the name has. */
      readonly append: boolean;
      /** Whether the name is one of the function that the statement stands in, from here on. */
      readonly declares: boolean;
    }
  /** Done for its effects, as the call of a function. */
  | { readonly kind: 'evaluate'; readonly value: Expression }
  /** The first arm of which the condition holds is run, and where none holds, `otherwise`. */
  | { readonly kind: 'branch'; readonly arms: readonly Arm[]; readonly otherwise: Block }
  /** One round for each item with its name bound; where `items` is null, any number of rounds. */
  | {
      readonly kind: 'loop';
      readonly items: Expression | null;
      readonly name: string | null;
      readonly body: Block;
      /** Whether the first round is run in any case. */
      readonly certain: boolean;
      /** By which `break` and `continue` name it; without a name they concern the innermost loop. */
      readonly label?: string | undefined;
    }
  /** The handler is run where the body fails. */
  | { readonly kind: 'attempt'; readonly body: Block; readonly handler: Block; readonly always: Block }
  | { readonly kind: 'return'; readonly value: Expression | null }
  | { readonly kind: 'break'; readonly label?: string | undefined }
  | { readonly kind: 'continue'; readonly label?: string | undefined }
  /** The program ends, and what it wrote is sent. */
  | { readonly kind: 'exit' }
  /** `die`, `raise`, `throw`: the program ends unless an `attempt` is around it. */
  | { readonly kind: 'fail' }
  /** Here something may write that is not seen, or may not. */
  | { readonly kind: 'may-write'; readonly at: Span }
  /** From here on the program cannot be followed. */
  | { readonly kind: 'lost'; readonly because: string; readonly at: Span };

export interface Arm {
  readonly condition: Condition;
  readonly body: Block;
  /** Whether it is run where something else has failed: a broken header on that way is no fact. */
  readonly isFailure?: boolean;
}

export interface Condition {
  /** The condition as written: asked again with nothing assigned in between it has the same answer. */
  readonly key: string;
  /** Holds where the value does not. */
  readonly negated: boolean;
  /** Decides where its text is known; null where it is no text. */
  readonly value: Expression | null;
}

/** A value of the program, before it is run. */
export type Expression =
  /** Text that is known; `source` is the literal that it stands in. */
  | { readonly kind: 'text'; readonly text: string; readonly source: Span }
  | { readonly kind: 'variable'; readonly name: string; readonly source: Span }
  /** An argument of the function that is run: by its number from 0, the next one (Perl's `shift`), or the list of all. */
  | { readonly kind: 'argument'; readonly which: number | 'next' | 'all'; readonly source: Span }
  /** One text out of several; lists within stand for their items one behind the other. */
  | { readonly kind: 'joined'; readonly parts: readonly Expression[]; readonly separator: Expression | null }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | {
      readonly kind: 'choice';
      readonly condition: Condition;
      readonly whenTrue: Expression;
      readonly otherwise: Expression;
    }
  /** A call of one of the program's own functions. */
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly arguments: readonly Expression[];
      /** Where the language flattens lists: which arguments may stand for any number of values. */
      readonly spread?: readonly boolean[];
      readonly source: Span;
    }
  /** The known parts of a text, each changed by itself, as by `lc` or `upcase`. `onOneLine`: no line end is left in it. */
  | {
      readonly kind: 'changed';
      readonly of: Expression;
      readonly by: (text: string) => string;
      readonly onOneLine?: boolean;
    }
  /** Known where all that it is made from is, and `by` tells; `lines`: else it may hold line ends. */
  | {
      readonly kind: 'computed';
      readonly from: readonly Expression[];
      readonly by: (...texts: readonly string[]) => string | null;
      readonly lines: boolean;
      readonly source: Span;
    }
  /** The text with a line end behind it where it has none; of a list each item (Ruby's `puts`). */
  | { readonly kind: 'ended'; readonly of: Expression; readonly source: Span }
  /** What a block writes, in place of its writing it; line ends at its end are taken off, as the shell does. */
  | { readonly kind: 'captured'; readonly body: Block; readonly source: Span }
  /** Only shows when the script runs. `lines`: it may hold line ends. `mayWrite`: to find it out may write. */
  | { readonly kind: 'unknown'; readonly lines: boolean; readonly mayWrite: boolean; readonly source: Span };

export const text = (value: string, source: Span): Expression => ({ kind: 'text', text: value, source });

export const unknown = (source: Span, lines = true): Expression => ({
  kind: 'unknown',
  lines,
  mayWrite: false,
  source,
});

/** What foreign code brings, which may write at the same time. */
export const foreign = (source: Span): Expression => ({
  kind: 'unknown',
  lines: true,
  mayWrite: true,
  source,
});
