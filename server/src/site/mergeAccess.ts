import type { Directive } from '../syntax/htaccess/nodes.js';
import { type ConfigLevel, namedIn } from './configTree.js';
import type { DecidingLine } from './decidingLine.js';

/** The lines that shut everybody out, of each of the two modules that can; null where none does. */
export interface AccessInForce {
  /** A `Require` of mod_authz_core. */
  readonly required: DecidingLine | null;
  /** `Order`, `Deny` and `Allow` of mod_access_compat. */
  readonly addressed: DecidingLine | null;
}

export const openToAll: AccessInForce = { required: null, addressed: null };

/**
 * What is in force once a level is merged. Each of the two modules forgets what stands above a level that has
 * lines of its own (`AuthMerging Off`, the default; mod_access_compat merges nothing). What depends on who asks
 * does not count as shut.
 */
export const mergeAccess = (above: AccessInForce, level: ConfigLevel): AccessInForce => ({
  required: requirement(above.required, level),
  addressed: addresses(above.addressed, level),
});

function requirement(above: DecidingLine | null, level: ConfigLevel): DecidingLine | null {
  const required = namedIn(level, 'Require');
  const [only] = required;
  if (only === undefined) return above;
  return required.length === 1 && /^all denied$/i.test(argumentsOf(only)) ? shut(level, only) : null;
}

/** Without `Allow` nobody is let in whom `Deny from all` shuts out; `Order allow,deny` shuts out all by itself. */
function addresses(above: DecidingLine | null, level: ConfigLevel): DecidingLine | null {
  const named = (name: string): readonly Directive[] => namedIn(level, name);
  const order = named('Order').at(-1);
  const denials = named('Deny');
  const allowances = named('Allow');
  const satisfy = named('Satisfy').at(-1);
  if ([order, satisfy, ...denials, ...allowances].every((line) => line === undefined)) return above;
  if (satisfy !== undefined && /^any$/i.test(argumentsOf(satisfy))) return null;

  const deniesAll = denials.find((line) => /^from all$/i.test(argumentsOf(line)));
  const denyWins = order !== undefined && !/^deny,allow$/i.test(argumentsOf(order));
  if (deniesAll !== undefined && (denyWins || allowances.length === 0)) return shut(level, deniesAll);
  return denyWins && allowances.length === 0 ? shut(level, order) : null;
}

const shut = ({ file }: ConfigLevel, directive: Directive): DecidingLine => ({
  path: file.path,
  directive,
  effect: 'denies access to everybody',
});

const argumentsOf = (directive: Directive): string => directive.arguments.map((word) => word.value).join(' ');
