import { scanWord } from '../../../syntax/htaccess/words.js';
import { providersFor } from '../authenticationProviders.js';
import { expressionTrouble } from '../expressionWords.js';
import type { ArgumentCheck, ModuleChecks } from '../invocation.js';

/** `check_string` in mod_auth_form.c. */
const checkField: ArgumentCheck = ({ rest, facts }) => {
  const word = scanWord(rest);
  if (word === null || !/[=&]/.test(word.value)) return null;
  return {
    kind: 'invalid-argument',
    message: `${facts.name} cannot be empty, or contain '=' or '&'.`,
    at: word.span,
  };
};

const location =
  (what: string): ArgumentCheck =>
  (invocation) => {
    const word = scanWord(invocation.rest);
    if (word === null) return null;
    return expressionTrouble(
      word,
      'string',
      invocation,
      (problem) => `Could not parse ${what} expression '${word.value}': ${problem}`,
    );
  };

export const authForm: ModuleChecks = {
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
