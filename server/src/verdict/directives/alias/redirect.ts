import { isRedirectStatus } from '../../../apache/responseCodes.js';
import { leadingInteger } from '../../numbers.js';
import type { Trouble } from '../../trouble.js';
import { expressionTrouble } from '../expressionWords.js';
import type { ArgumentCheck, Invocation } from '../invocation.js';
import { patternTrouble } from '../patternWords.js';
import { isUrl } from '../url.js';
import { type ArgumentWord, argumentWords, invalidArgument } from '../wordChecks.js';

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
  const words = argumentWords(invocation.rest);
  const [first, second, third] = words;
  if (first === undefined) return null;
  const status = statusIn(first.value);
  const redirects = status === null || isRedirectStatus(status);

  if (status === null && third !== undefined) {
    return invalidArgument('Redirect: invalid first argument (of three)', first);
  }
  // A .htaccess has a folder of its own, which is meant where no path is given.
  if (status === null && second === undefined) return targetTrouble(first, invocation);
  if (status !== null && redirects && second !== undefined && third === undefined) {
    return targetTrouble(second, invocation);
  }

  const [path, target] = status === null ? [first, second] : [second, third];
  if (isPattern && path !== undefined) {
    const wrong = patternTrouble(path, 'Regular expression could not be compiled.', invocation);
    if (wrong !== null) return wrong;
  }
  if (!redirects) {
    return target === undefined ? null : invalidArgument('Redirect URL not valid for this status', target);
  }
  if (target === undefined) return invalidArgument('URL to redirect to is missing');
  if (isPattern || isUrl(target.value) || target.value.startsWith('/')) return null;
  return invalidArgument('Redirect to non-URL', target);
}

/** Null for a word that is no status. */
function statusIn(word: string): number | null {
  return statusWords.get(word.toLowerCase()) ?? (/^\d/.test(word) ? leadingInteger(word) : null);
}

const targetTrouble = (target: ArgumentWord, invocation: Invocation): Trouble | null =>
  expressionTrouble(
    target,
    'string',
    invocation,
    (problem) => `Cannot parse redirect expression '${target.value}': ${problem}`,
  );
