import { isResponseCode } from '../../../apache/responseCodes.js';
import { leadingInteger } from '../../numbers.js';
import type { RewriteFlag } from './flagField.js';

/** In lower case, except those that begin with D, which need no more than that. */
const known: ReadonlySet<string> = new Set(
  `b backrefescaping bne bnp backrefernoplus bctls c chain co cookie e env end f forbidden g gone h handler
   l last n next nc nocase ne noescape ns nosubreq p proxy pt passthrough qsa qsappend qsd qsdiscard qsl qslast
   r redirect s skip t type unsafeprefixstat unsafeallow3f unc`.split(/\s+/),
);

/** What is wrong with a flag of a RewriteRule. */
export interface FlagProblem {
  readonly message: string;
  /** Which part of the flag. */
  readonly part: 'key' | 'value';
}

/** `cmd_rewriterule_setflag` in mod_rewrite.c; null where it takes the flag. */
export function ruleFlagProblem({ key, value }: RewriteFlag): FlagProblem | null {
  const name = key.toLowerCase();
  if (!known.has(name) && !name.startsWith('d')) return { message: `unknown flag '${key}'`, part: 'key' };
  if (name === 'bne' && value === '') {
    return { message: "flag 'BNE' wants a list of characters (i.e. [BNE=...])", part: 'key' };
  }
  const isRedirect = name === 'r' || name === 'redirect';
  if (isRedirect && /^\d/.test(value) && !isResponseCode(leadingInteger(value))) {
    return { message: `invalid HTTP response code '${value}' for flag 'R'`, part: 'value' };
  }
  return null;
}
