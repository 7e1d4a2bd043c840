import type { ScannedWord } from '../../../syntax/htaccess/words.js';
import type { Trouble } from '../../trouble.js';
import { scannedWords } from '../argumentWords.js';
import { expressionTrouble } from '../expressionWords.js';
import type { ArgumentCheck, Invocation, ModuleChecks } from '../invocation.js';

/** The server hands over no more words than these. */
const mostWords = 64;

const trouble = (message: string, { span }: ScannedWord): Trouble => ({
  kind: 'invalid-argument',
  message,
  at: span,
});

/** `fcgi_check_authn_provider` in mod_authnz_fcgi.c. An empty last word counts as none. */
const checkProvider: ArgumentCheck = (invocation) => {
  const all = scannedWords(invocation.rest);
  const words = (all.at(-1)?.value === '' ? all.slice(0, -1) : all).slice(0, mostWords);
  const [provider, ...options] = words;
  const { name } = invocation.facts;
  if (provider === undefined) return { kind: 'invalid-argument', message: `${name}: No provider given` };
  const [first] = options;
  if (provider.value.toLowerCase() === 'none' && first !== undefined) {
    return trouble('Options aren\'t supported with "None"', first);
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
  option: ScannedWord,
  value: ScannedWord | undefined,
  invocation: Invocation,
): Trouble | null {
  const { name } = invocation.facts;
  if (value === undefined) return trouble(`${name}: ${option.value}needs an argument`, option);
  switch (option.value.toLowerCase()) {
    case 'authoritative':
    case 'requirebasicauth':
      if (/^(?:on|off)$/i.test(value.value)) return null;
      return trouble(`${name}: Bad argument '${value.value}' to option '${option.value}'`, value);
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
      return trouble(`${name}: Unexpected option '${option.value}'`, option);
  }
}

export const authnzFcgi: ModuleChecks = { arguments: { AuthnzFcgiCheckAuthnProvider: checkProvider } };
