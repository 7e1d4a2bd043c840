import type { Trouble } from '../../trouble.js';
import { placeOfWord } from '../../wordPlace.js';
import type { Invocation } from '../invocation.js';

/** `cmd_rewritebase` in mod_rewrite.c. */
export function rewriteBaseTrouble({ facts, words, rest }: Invocation): Trouble | null {
  if (words[0]?.startsWith('/')) return null;
  return {
    kind: 'invalid-argument',
    message: `${facts.name}: argument is not a valid URL`,
    at: placeOfWord(rest, 0),
  };
}
