import { isRedirectStatus } from '../../../apache/responseCodes.js';
import { expressionProblem } from '../../expressions.js';
import { leadingInteger } from '../../numbers.js';
import { patternProblem } from '../../patterns.js';
import type { Trouble } from '../../trouble.js';
import { placeInWord, placeOfWord } from '../../wordPlace.js';
import type { ArgumentCheck, Invocation } from '../invocation.js';
import { isUrl } from '../url.js';

/** In lower case. */
const statusWords: ReadonlyMap<string, number> = new Map([
  ['permanent', 301],
  ['temp', 302],
  ['seeother', 303],
  ['gone', 410],
]);

/** Redirect, RedirectTemp, RedirectPermanent: `add_redirect` and `add_redirect2` in mod_alias.c. */
export const redirectTrouble: ArgumentCheck = (invocation) => trouble(invocation, false);

/** RedirectMatch: `add_redirect_regex` in mod_alias.c. */
export const redirectMatchTrouble: ArgumentCheck = (invocation) => trouble(invocation, true);

/** `add_redirect_internal` in mod_alias.c, which takes the first word for a status where it can. */
function trouble(invocation: Invocation, isPattern: boolean): Trouble | null {
  const { words, rest } = invocation;
  const [first = ''] = words;
  const count = words.length;
  const status = statusIn(first);
  const redirects = status === null || isRedirectStatus(status);

  if (status === null && count === 3) return invalid('Redirect: invalid first argument (of three)', rest, 0);
  // Here a .htaccess differs from the server's configuration: without a path, its own folder's is meant.
  if (status === null && count === 1) return targetTrouble(invocation, 0);
  if (status !== null && redirects && count === 2) return targetTrouble(invocation, 1);
  if (!redirects && count === 1) return null;

  const from = status === null ? 0 : 1;
  const path = words[from];
  const target = words[from + 1];
  if (isPattern) {
    const problem = patternProblem(path ?? '', invocation);
    if (problem !== null) {
      return {
        kind: 'invalid-regex',
        message: 'Regular expression could not be compiled.',
        at: placeInWord(rest, from, path ?? '', problem.at),
      };
    }
  }
  if (!redirects) {
    if (target === undefined) return null;
    return invalid('Redirect URL not valid for this status', rest, from + 1);
  }
  if (target === undefined) {
    return { kind: 'invalid-argument', message: 'URL to redirect to is missing' };
  }
  if (isPattern || isUrl(target) || target.startsWith('/')) return null;
  return invalid('Redirect to non-URL', rest, from + 1);
}

/** Null for a word that is no status. */
function statusIn(word: string): number | null {
  return statusWords.get(word.toLowerCase()) ?? (/^\d/.test(word) ? leadingInteger(word) : null);
}

function targetTrouble(invocation: Invocation, index: number): Trouble | null {
  const target = invocation.words[index] ?? '';
  const problem = expressionProblem(target, 'string', invocation);
  if (problem === null) return null;
  return {
    kind: 'invalid-expression',
    message: `Cannot parse redirect expression '${target}': ${problem.message}`,
    at: placeInWord(invocation.rest, index, target, problem.at),
    ...(problem.uncertain ? { uncertain: true } : {}),
  };
}

const invalid = (message: string, rest: string, index: number): Trouble => ({
  kind: 'invalid-argument',
  message,
  at: placeOfWord(rest, index),
});
