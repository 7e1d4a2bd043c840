import { authenticationProvider } from '../../apache/authenticationProviders.js';
import { isModuleLoaded } from '../../apache/profile.js';
import type { ScannedWord } from '../../syntax/htaccess/words.js';
import type { Trouble } from '../trouble.js';
import { wordsBeforeEmpty } from './argumentWords.js';
import type { ArgumentCheck, Invocation } from './invocation.js';

/**
 * The check of `AuthBasicProvider` and its kin. Source: `add_authn_provider` in mod_auth_basic.c,
 * mod_auth_digest.c and mod_auth_form.c.
 */
export const providersFor =
  (use: 'Basic' | 'Digest' | 'Form'): ArgumentCheck =>
  (invocation) => {
    for (const word of wordsBeforeEmpty(invocation.rest)) {
      const trouble = providerTrouble(word, use, invocation);
      if (trouble !== null) return trouble;
    }
    return null;
  };

function providerTrouble(
  { value, span }: ScannedWord,
  use: 'Basic' | 'Digest' | 'Form',
  { profile, reading }: Invocation,
): Trouble | null {
  const provider = authenticationProvider(value);
  if (provider === null || isModuleLoaded(profile, provider.module) === 'no') {
    const mayBeForeign = profile.modules === null || reading.hasForeignModules;
    const misspelledInCase = authenticationProvider(value.toLowerCase()) !== null;
    return {
      kind: 'invalid-argument',
      message: `Unknown Authn provider: ${value}`,
      at: span,
      ...(provider === null && mayBeForeign && !misspelledInCase && { uncertain: true }),
    };
  }
  if (use !== 'Digest' || provider.digest) return null;
  return {
    kind: 'invalid-argument',
    message: `The '${value}' Authn provider doesn't support Digest Authentication`,
    at: span,
  };
}
