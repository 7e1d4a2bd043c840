import {
  type AuthorizationProvider,
  authorizationProvider,
  authorizationProviderNames,
} from '../../../apache/authorizationProviders.js';
import { isModuleLoaded } from '../../../apache/profile.js';
import { scanWord, trimmed } from '../../../syntax/htaccess/words.js';
import type { Trouble } from '../../trouble.js';
import type { ArgumentCheck, Invocation } from '../invocation.js';
import type { ArgumentWord } from '../wordChecks.js';
import { containerAround, isConjunction } from './containers.js';
import { invalidRequire } from './invalidRequire.js';
import { requireArgumentsTrouble } from './requireArguments.js';

/**
 * `Require [not] provider arguments`: the provider has to be there, then its own function looks at the
 * arguments, then the container around at the negation. Source: `add_authz_provider` in mod_authz_core.c.
 */
export const checkRequire: ArgumentCheck = (invocation) => {
  const { rest } = invocation;
  const first = scanWord(rest);
  const negated = first?.value.toLowerCase() === 'not';
  const name = negated ? scanWord(rest, first.span.end) : first;
  const provider = authorizationProvider(name?.value ?? '');
  if (provider === null || isModuleLoaded(invocation.profile, provider.module) === 'no') {
    return unknownProvider(provider, name, invocation);
  }
  const { start } = trimmed(rest, name?.span.end ?? rest.length);
  return (
    requireArgumentsTrouble(provider, name?.value ?? '', start, invocation) ??
    (negated && first !== null ? negationTrouble(first, invocation) : null)
  );
};

function unknownProvider(
  provider: AuthorizationProvider | null,
  word: ArgumentWord | null,
  { profile, reading }: Invocation,
): Trouble {
  const name = word?.value ?? '';
  const mayBeForeign = profile.modules === null || reading.hasForeignModules;
  const unknown = invalidRequire(`Unknown Authz provider: ${name}`, word ?? undefined);
  return provider === null && mayBeForeign && !isOnlyMisspelledInCase(name)
    ? { ...unknown, uncertain: true }
    : unknown;
}

/** No module would register the name of another's provider in capital letters. */
const isOnlyMisspelledInCase = (name: string): boolean =>
  name === '' || authorizationProviderNames.includes(name.toLowerCase());

/** Of alternatives one that grants nothing is of no use, as the server sees it. */
function negationTrouble(not: ArgumentWord, { around }: Invocation): Trouble | null {
  const container = containerAround(around);
  if (isConjunction(container)) return null;
  return invalidRequire(`negative Require directive has no effect in ${container}> directive`, not);
}
