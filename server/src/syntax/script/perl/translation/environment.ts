import { cgiVariables } from '../../cgiVariables.js';
import { literalText, type PerlExpression } from '../perlSyntax.js';

/**
 * Whether what a condition asks of the surroundings holds for every CGI script: the server names the request, gives no
 * arguments and no terminal, and no mod_perl runs the script.
 *
 * @returns null where that only shows when the script runs
 */
export function holdsUnderCgi(asked: PerlExpression): boolean | null {
  switch (asked.kind) {
    case 'element': {
      const name = variableName(asked);
      if (name === 'MOD_PERL') return false;
      return name !== null && name !== 'QUERY_STRING' && cgiVariables.has(name) ? true : null;
    }
    case 'variable':
      return isArguments(asked) ? false : null;
    case 'call': {
      const [of] = asked.arguments;
      if (of === undefined || !/^(?:defined|exists|scalar)$/.test(asked.name)) return null;
      if (asked.name === 'scalar') return holdsUnderCgi(of);
      const name = variableName(of);
      return name === 'MOD_PERL' ? false : name !== null && cgiVariables.has(name) ? true : null;
    }
    case 'list':
      return asked.items.length === 1 && asked.items[0] !== undefined ? holdsUnderCgi(asked.items[0]) : null;
    case 'assignment':
      return asked.operator === '=' && takesArgument(asked.value) ? false : null;
    case 'operation':
      return asked.operator === '-t' ? false : null;
    default:
      return null;
  }
}

export const isArguments = (expression: PerlExpression): boolean =>
  expression.kind === 'variable' && expression.sigil === '@' && expression.name === 'ARGV';

const takesArgument = (value: PerlExpression): boolean =>
  value.kind === 'call' && value.name === 'shift' && value.arguments.some(isArguments);

/** The name in `$ENV{NAME}`. */
function variableName(expression: PerlExpression): string | null {
  if (expression.kind !== 'element' || expression.of.kind !== 'variable') return null;
  return expression.of.name === 'ENV' && expression.of.sigil === '%' ? literalText(expression.key) : null;
}
