import { trimmed } from '../../../syntax/htaccess/words.js';
import { wordsOf } from '../../command.js';
import type { Trouble } from '../../trouble.js';
import { placeOfWord } from '../../wordPlace.js';
import type { Invocation } from '../invocation.js';

const options: ReadonlySet<string> = new Set(
  `inherit inheritbefore inheritdown inheritdownbefore ignoreinherit allownoslash allowanyuri mergebase
   ignorecontextinfo legacyprefixdocroot unsafeprefixstat`.split(/\s+/),
);
/** Does nothing any more, and says so in the log. */
const former = 'maxredirects=';

/** `cmd_rewriteoptions` in mod_rewrite.c, which takes each word apart once more. */
export function rewriteOptionsTrouble({ facts, words, rest }: Invocation): Trouble | null {
  for (const [index, word] of words.entries()) {
    if (word === '') return null;
    const { start, end } = trimmed(word);
    for (const option of start === end ? [''] : wordsOf(word)) {
      const name = option.toLowerCase();
      if (options.has(name) || name.startsWith(former)) continue;
      return {
        kind: 'invalid-argument',
        message: `${facts.name}: unknown option '${option}'`,
        at: placeOfWord(rest, index),
      };
    }
  }
  return null;
}
