import type { Trouble } from '../../trouble.js';
import type { Invocation } from '../invocation.js';
import { argumentWords, invalidArgument } from '../wordChecks.js';

const rules: ReadonlySet<string> = new Set(['current-uri', 'original-uri']);

/** `set_cgi_var` in the server's `core.c`: the variable in this case, its rule in any. */
export function cgiVarTrouble({ rest }: Invocation): Trouble | null {
  const [variable, rule] = argumentWords(rest);
  if (variable?.value !== 'REQUEST_URI') {
    return invalidArgument(`Unrecognized CGI variable: "${variable?.value ?? ''}"`, variable);
  }
  if (rules.has(rule?.value.toLowerCase() ?? '')) return null;
  return invalidArgument("Valid rules for REQUEST_URI are 'current-uri' and 'original-uri'", rule);
}
