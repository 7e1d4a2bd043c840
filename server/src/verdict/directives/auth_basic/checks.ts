import { providersFor } from '../authenticationProviders.js';
import { wordsBeforeEmpty } from '../emptyWords.js';
import { expressionTrouble } from '../expressionWords.js';
import type { ArgumentCheck, ModuleChecks } from '../invocation.js';
import { oneOf } from '../keywords.js';

/** `add_basic_fake` in mod_auth_basic.c. */
const checkFake: ArgumentCheck = (invocation) => {
  const [user, password] = wordsBeforeEmpty(invocation.rest);
  if (user === undefined || user.value.toLowerCase() === 'off') return null;
  const ofUser = expressionTrouble(
    user,
    'string',
    invocation,
    (problem) => `Could not parse fake username expression '${user.value}': ${problem}`,
  );
  if (ofUser !== null || password === undefined) return ofUser;
  return expressionTrouble(
    password,
    'string',
    invocation,
    (problem) => `Could not parse fake password expression associated to user '${user.value}': ${problem}`,
  );
};

export const authBasicChecks: ModuleChecks = {
  arguments: {
    AuthBasicFake: checkFake,
    AuthBasicProvider: providersFor('Basic'),
    // `set_use_digest_algorithm`
    AuthBasicUseDigestAlgorithm: oneOf(
      ['off', 'md5'],
      (word) => `Invalid algorithm in AuthBasicUseDigestAlgorithm: ${word}`,
    ),
  },
};
