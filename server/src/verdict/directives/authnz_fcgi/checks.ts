import type { Trouble } from '../../trouble.js';
import { expressionTrouble } from '../expressionWords.js';
import type { ArgumentCheck, Invocation, ModuleChecks } from '../invocation.js';
import { type ArgumentWord, invalidArgument, listedWords } from '../wordChecks.js';

/** `fcgi_check_authn_provider` in mod_authnz_fcgi.c. */
const checkProvider: ArgumentCheck = (invocation) => {
  const [provider, ...options] = listedWords(invocation.rest);
  const { name } = invocation.facts;
  if (provider === undefined) return invalidArgument(`${name}: No provider given`);
  const [first] = options;
  if (provider.value.toLowerCase() === 'none' && first !== undefined) {
    return invalidArgument('Options aren\'t supported with "None"', first);
  }
  for (let index = 0; index < options.length; index += 2) {
    const option = options[index];
    if (option === undefined) return null;
    const wrong = optionTrouble(option, options[index + 1], invocation);
    if (wrong !== null) return wrong;
  }
  return null;
};

function optionTrouble(
  option: ArgumentWord,
  value: ArgumentWord | undefined,
  invocation: Invocation,
): Trouble | null {
  const { name } = invocation.facts;
  if (value === undefined) return invalidArgument(`${name}: ${option.value}needs an argument`, option);
  switch (option.value.toLowerCase()) {
    case 'authoritative':
    case 'requirebasicauth':
      if (/^(?:on|off)$/i.test(value.value)) return null;
      return invalidArgument(`${name}: Bad argument '${value.value}' to option '${option.value}'`, value);
    case 'defaultuser':
      return null;
    case 'userexpr':
      return expressionTrouble(
        value,
        'string',
        invocation,
        (problem) => `${name}: Error parsing '${value.value}': '${problem}'`,
      );
    default:
      return invalidArgument(`${name}: Unexpected option '${option.value}'`, option);
  }
}

export const authnzFcgiChecks: ModuleChecks = { arguments: { AuthnzFcgiCheckAuthnProvider: checkProvider } };
