/** A token of Python 3 (The Python Language Reference, 2), with its place in the text. */
export interface Token {
  readonly kind:
    | 'name'
    | 'keyword'
    | 'number'
    | 'string'
    | 'operator'
    | 'newline'
    | 'indent'
    | 'dedent'
    | 'end';
  /** As written; empty for what is not written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** For a formatted string: the tokens of each expression in it, each with an `end` at its end. */
  readonly fields?: readonly (readonly Token[])[];
  /** Whether a string stands for bytes. */
  readonly bytes?: boolean;
}

export const keywords: ReadonlySet<string> = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if
  import in is lambda nonlocal not or pass raise return try while with yield`.split(/\s+/),
);

/** What Python 3 says when it does not compile a text, and where. */
export interface SyntaxTrouble {
  readonly error: 'SyntaxError' | 'IndentationError' | 'TabError';
  /** What is wrong there, in words for a person, as "the bracket is never closed". */
  readonly what: string;
  readonly start: number;
  readonly end: number;
}

/** Thrown where the text is no Python any more. */
export class SyntaxFailure extends Error {
  override readonly name = 'SyntaxFailure';

  constructor(
    readonly trouble: SyntaxTrouble,
    /** Whether Python first looks through the rest of the text for what is no token at all. */
    readonly yields = false,
  ) {
    super(trouble.what);
  }
}

export const failure = (what: string, start: number, end: number): SyntaxFailure =>
  new SyntaxFailure({ error: 'SyntaxError', what, start, end });
