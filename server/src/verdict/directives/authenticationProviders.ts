import { authenticationProvider } from '../../apache/authenticationProviders.js';
import { isModuleLoaded } from '../../apache/profile.js';
import type { Trouble } from '../trouble.js';
import type { ArgumentCheck, Invocation } from './invocation.js';
import { type ArgumentWord, invalidArgument, ofEachWord } from './wordChecks.js';

/**
 * The check of `AuthBasicProvider` and its kin. Source: `add_authn_provider` in mod_auth_basic.c,
 * mod_auth_digest.c and mod_auth_form.c.
 */
export const providersFor = (use: 'Basic' | 'Digest' | 'Form'): ArgumentCheck =>
  ofEachWord((word, invocation) => providerTrouble(word, use, invocation));

function providerTrouble(
  word: ArgumentWord,
  use: 'Basic' | 'Digest' | 'Form',
  { profile, reading }: Invocation,
): Trouble | null {
  const { value } = word;
  const provider = authenticationProvider(value);
  if (provider === null || isModuleLoaded(profile, provider.module) === 'no') {
    const unknown = invalidArgument(`Unknown Authn provider: ${value}`, word);
    const mayBeForeign = profile.modules === null || reading.hasForeignModules;
    const isMisspelledInCase = authenticationProvider(value.toLowerCase()) !== null;
    return provider === null && mayBeForeign && !isMisspelledInCase
      ? { ...unknown, uncertain: true }
      : unknown;
  }
  if (use !== 'Digest' || provider.digest) return null;
  return invalidArgument(`The '${value}' Authn provider doesn't support Digest Authentication`, word);
}
