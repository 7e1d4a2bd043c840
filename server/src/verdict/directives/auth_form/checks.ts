import { providersFor } from '../authenticationProviders.js';
import { expressionTrouble } from '../expressionWords.js';
import type { ArgumentCheck, ModuleChecks } from '../invocation.js';
import { invalidArgument, ofFirstWord } from '../wordChecks.js';

/** `check_string` in mod_auth_form.c. */
const checkField = ofFirstWord((word, { facts: { name } }) =>
  word.value.includes('=') || word.value.includes('&')
    ? invalidArgument(`${name} cannot be empty, or contain '=' or '&'.`, word)
    : null,
);

const location = (what: string): ArgumentCheck =>
  ofFirstWord((word, invocation) =>
    expressionTrouble(
      word,
      'string',
      invocation,
      (problem) => `Could not parse ${what} expression '${word.value}': ${problem}`,
    ),
  );

export const authFormChecks: ModuleChecks = {
  arguments: {
    AuthFormBody: checkField,
    AuthFormLocation: checkField,
    // `set_login_required_location` and its two neighbours
    AuthFormLoginRequiredLocation: location('login required'),
    AuthFormLoginSuccessLocation: location('login success'),
    AuthFormLogoutLocation: location('logout required'),
    AuthFormMethod: checkField,
    AuthFormMimetype: checkField,
    AuthFormPassword: checkField,
    AuthFormProvider: providersFor('Form'),
    AuthFormUsername: checkField,
  },
};
