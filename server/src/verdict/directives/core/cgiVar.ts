import type { Trouble } from '../../trouble.js';
import { placeOfWord } from '../../wordPlace.js';
import type { Invocation } from '../invocation.js';

const rules: ReadonlySet<string> = new Set(['current-uri', 'original-uri']);

/** `set_cgi_var` in the server's `core.c`: the variable in this case, its rule in any. */
export function cgiVarTrouble({ words, rest }: Invocation): Trouble | null {
  const [variable = '', rule = ''] = words;
  if (variable !== 'REQUEST_URI') {
    return {
      kind: 'invalid-argument',
      message: `Unrecognized CGI variable: "${variable}"`,
      at: placeOfWord(rest, 0),
    };
  }
  if (rules.has(rule.toLowerCase())) return null;
  return {
    kind: 'invalid-argument',
    message: "Valid rules for REQUEST_URI are 'current-uri' and 'original-uri'",
    at: placeOfWord(rest, 1),
  };
}
