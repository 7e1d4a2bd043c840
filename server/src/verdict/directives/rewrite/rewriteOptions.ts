import { trimmed } from '../../../syntax/htaccess/words.js';
import { wordsOf } from '../../command.js';
import { invalidArgument, ofEachWord } from '../wordChecks.js';

const options: ReadonlySet<string> = new Set(
  `inherit inheritbefore inheritdown inheritdownbefore ignoreinherit allownoslash allowanyuri mergebase
   ignorecontextinfo legacyprefixdocroot unsafeprefixstat`.split(/\s+/),
);
/** Does nothing any more, and says so in the log. */
const former = 'maxredirects=';

/** `cmd_rewriteoptions` in mod_rewrite.c, which takes each word apart once more. */
export const rewriteOptionsTrouble = ofEachWord((word, { facts }) => {
  const { start, end } = trimmed(word.value);
  for (const option of start === end ? [''] : wordsOf(word.value)) {
    const name = option.toLowerCase();
    if (options.has(name) || name.startsWith(former)) continue;
    return invalidArgument(`${facts.name}: unknown option '${option}'`, word);
  }
  return null;
});
