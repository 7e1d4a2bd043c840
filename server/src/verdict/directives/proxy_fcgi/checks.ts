import type { ExpressionForm } from '../../expressions.js';
import type { Trouble } from '../../trouble.js';
import { expressionTrouble } from '../expressionWords.js';
import type { ArgumentCheck, Invocation, ModuleChecks } from '../invocation.js';
import { oneOf } from '../keywords.js';
import { type ArgumentWord, argumentWords, invalidArgument } from '../wordChecks.js';

/** `cmd_setenv` in mod_proxy_fcgi.c: a condition, a variable, and the text that it gets unless `!` unsets it. */
const setEnvIfCheck: ArgumentCheck = (invocation) => {
  const [condition, variable, value] = argumentWords(invocation.rest);
  if (condition === undefined || variable === undefined) return null;
  const wrong = expressionCheck(condition, 'condition', invocation);
  if (wrong !== null) return wrong;
  if (!variable.value.startsWith('!')) {
    return value === undefined ? null : expressionCheck(value, 'string', invocation);
  }
  if (value !== undefined) {
    return invalidArgument(
      `Third argument ("${value.value}") is not allowed when using ProxyFCGISetEnvIf's unset mode (${variable.value})`,
      value,
    );
  }
  if (variable.value !== '!') return null;
  return invalidArgument('ProxyFCGISetEnvIf: "!" is not a valid variable name', variable);
};

const expressionCheck = (word: ArgumentWord, form: ExpressionForm, invocation: Invocation): Trouble | null =>
  expressionTrouble(
    word,
    form,
    invocation,
    (problem) => `Could not parse expression "${word.value}": ${problem}`,
  );

/** mod_proxy_fcgi. */
export const proxyFcgiChecks: ModuleChecks = {
  arguments: {
    ProxyFCGIBackendType: oneOf(
      ['generic', 'fpm'],
      () => "ProxyFCGIBackendType requires one of the following arguments: 'GENERIC', 'FPM'",
    ),
    ProxyFCGISetEnvIf: setEnvIfCheck,
  },
};
