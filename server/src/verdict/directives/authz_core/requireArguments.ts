import type { AuthorizationProvider } from '../../../apache/authorizationProviders.js';
import { isRequestMethod } from '../../../apache/requestMethods.js';
import type { Span } from '../../../text/span.js';
import { subnetMessage, subnetProblem } from '../../subnet.js';
import type { Trouble } from '../../trouble.js';
import { wordsBeforeEmpty } from '../emptyWords.js';
import { rawExpressionTrouble } from '../expressionWords.js';
import type { Invocation } from '../invocation.js';
import type { ArgumentWord } from '../wordChecks.js';
import { invalidRequire, invalidRequireAt } from './invalidRequire.js';

/**
 * What a provider says to the text behind its name; null where it takes it.
 *
 * @param name of the provider.
 * @param start of that text in `Invocation.rest`.
 */
export function requireArgumentsTrouble(
  { takes }: AuthorizationProvider,
  name: string,
  start: number,
  invocation: Invocation,
): Trouble | null {
  const { rest } = invocation;
  switch (takes) {
    case 'anything':
      return null;
    case 'nothing':
      return nothingTrouble(rest, name, start);
    case 'granted-or-denied':
      return grantedOrDeniedTrouble(rest, start);
    case 'methods':
      return methodsTrouble(rest, start, invocation);
    case 'addresses':
      return addressesTrouble(rest, start);
    case 'condition':
      return conditionTrouble(rest, start, invocation);
    case 'string':
      return rawExpressionTrouble(rest.slice(start), start, 'string', invocation, cannotParse);
  }
}

const behind = (rest: string, start: number): Span => ({ start, end: rest.length });

/** `ssl_authz_require_ssl_parse` and its twin in mod_ssl's ssl_engine_kernel.c. */
function nothingTrouble(rest: string, name: string, start: number): Trouble | null {
  if (start >= rest.length) return null;
  return invalidRequireAt(`'Require ${name}' does not take arguments`, behind(rest, start));
}

/** `all_parse_config` in mod_authz_core.c: quotes are not taken off. */
function grantedOrDeniedTrouble(rest: string, start: number): Trouble | null {
  const argument = rest.slice(start).toLowerCase();
  if (argument === 'granted' || argument === 'denied') return null;
  return invalidRequireAt("Argument for 'Require all' must be 'granted' or 'denied'", behind(rest, start));
}

/** `method_parse_config` in mod_authz_core.c. */
function methodsTrouble(rest: string, start: number, { profile }: Invocation): Trouble | null {
  for (const word of wordsBeforeEmpty(rest, start)) {
    if (isRequestMethod(profile, word.value) === 'no') {
      return invalidRequire(`Invalid Method '${word.value}'`, word);
    }
  }
  return null;
}

/** `ip_parse_config` in mod_authz_host.c. */
function addressesTrouble(rest: string, start: number): Trouble | null {
  const words = wordsBeforeEmpty(rest, start);
  if (words.length === 0) return invalidRequire("'require ip' requires an argument");
  for (const word of words) {
    const message = addressMessage(word);
    if (message !== null) return invalidRequire(message, word);
  }
  return null;
}

function addressMessage({ value }: ArgumentWord): string | null {
  const slash = value.indexOf('/');
  const problem =
    slash < 0 ? subnetProblem(value, null) : subnetProblem(value.slice(0, slash), value.slice(slash + 1));
  if (problem === null) return null;
  const message = `ip address '${value}' appears to be invalid`;
  return problem === 'no-address' ? message : `${message}: ${subnetMessage(problem)}`;
}

/** `expr_parse_config` in mod_authz_core.c: one pair of double quotes around the whole is taken off, unread. */
function conditionTrouble(rest: string, start: number, invocation: Invocation): Trouble | null {
  const written = rest.slice(start);
  const quoted = written.length > 1 && written.startsWith('"') && written.endsWith('"');
  return quoted
    ? rawExpressionTrouble(written.slice(1, -1), start + 1, 'condition', invocation, cannotParse)
    : rawExpressionTrouble(written, start, 'condition', invocation, cannotParse);
}

const cannotParse = (problem: string): string => `Cannot parse expression in require line: ${problem}`;
