import { arities } from '../../src/apache/arity.js';
import type { Arity } from '../../src/apache/directiveFacts.js';

/** What the server answered to a directive with 0, 1, 2... arguments; null where it took them. */
export type AnswersByCount = readonly (string | null)[];

/**
 * The kind of argument list that the server's own words tell.
 *
 * A directive that parses for itself may use the same words, so a kind counts only where every count fits it:
 * said for each count that it does not take, and for no other.
 *
 * @param answers to arguments of which none is On or Off.
 * @param withOn the answer to `On` and a word more.
 */
export function arityOf(
  name: string,
  answers: AnswersByCount,
  withOn: string | null,
): { readonly arity: Arity; readonly hint: string | null } | null {
  for (const { arity, words, takes, hinted } of arities) {
    const opening = `${name} ${words}`;
    const said = answers.map((answer) => isAbout(answer, opening));
    const fits = (count: number): boolean => arity !== 'on-off' && takes(count);
    // The bracket of a section counts as a word, so that none can be left without any.
    const tried = [...said.keys()].filter((count) => count > 0 || !name.startsWith('<'));
    if (!said.includes(true) || !tried.every((count) => said[count] !== fits(count))) continue;
    if (arity === 'on-off' && isAbout(withOn, opening)) continue;
    const answer = answers.find((each) => isAbout(each, opening)) ?? '';
    // The log writes the line feeds of a long hint as escapes.
    const hint = answer.slice(opening.length + 2).replaceAll('\\n', '\n');
    // Every directive that the server counts for has registered what it wants: one without counts for itself.
    if (hinted && hint === '') continue;
    return { arity, hint: hinted ? hint : null };
  }
  return null;
}

const isAbout = (answer: string | null, opening: string): boolean =>
  answer === opening || (answer?.startsWith(`${opening}, `) ?? false);
