import type { Arity } from './directiveFacts.js';

interface ArityWords {
  readonly arity: Arity;
  /** What the server says behind the directive's name. */
  readonly words: string;
  /** Whether a list of so many arguments is taken. */
  readonly takes: (count: number) => boolean;
  /** Whether the words that the directive registered for its arguments are appended. */
  readonly hinted: boolean;
}

const counted = (arity: Arity, words: string, takes: (count: number) => boolean): ArityWords => ({
  arity,
  words,
  takes,
  hinted: true,
});

/** The kinds of argument lists and the server's words for a list that does not fit, from its `invoke_cmd`. */
export const arities: readonly ArityWords[] = [
  { arity: 'none', words: 'takes no arguments', takes: (count) => count === 0, hinted: false },
  counted('one', 'takes one argument', (count) => count === 1),
  counted('two', 'takes two arguments', (count) => count === 2),
  counted('three', 'takes three arguments', (count) => count === 3),
  counted('one-or-two', 'takes 1-2 arguments', (count) => count === 1 || count === 2),
  counted('two-or-three', 'takes two or three arguments', (count) => count === 2 || count === 3),
  counted('one-to-three', 'takes one, two or three arguments', (count) => count >= 1 && count <= 3),
  counted('one-or-three', 'takes one or three arguments', (count) => count === 1 || count === 3),
  counted('one-or-more', 'requires at least one argument', (count) => count >= 1),
  counted('one-then-many', 'requires at least two arguments', (count) => count >= 2),
  { arity: 'on-off', words: 'must be On or Off', takes: (count) => count >= 1, hinted: false },
];

const byArity: ReadonlyMap<Arity, ArityWords> = new Map(arities.map((each) => [each.arity, each]));

/** The server's message about an argument list that does not fit. */
export function arityMessage(name: string, arity: Arity, hint: string | null): string {
  const found = byArity.get(arity);
  const words = `${name} ${found?.words ?? ''}`;
  return found?.hinted && hint !== null ? `${words}, ${hint}` : words;
}
