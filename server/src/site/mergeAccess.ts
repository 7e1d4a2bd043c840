import type { Truth } from '../apache/profile.js';
import { type ConfigBlock, type ConfigLine, linesNamed } from './configBlock.js';
import type { ConfigLevel } from './configTree.js';
import type { DecidingLine } from './decidingLine.js';

/** The lines that shut everybody out, of each of the two modules that can; null where none does. */
export interface AccessInForce {
  /** A `Require` of mod_authz_core. */
  readonly required: DecidingLine | null;
  /** `Order`, `Deny` and `Allow` of mod_access_compat. */
  readonly addressed: DecidingLine | null;
  /** Whether it is enough that one of the two lets a visitor in. */
  readonly satisfyAny: boolean;
}

export const openToAll: AccessInForce = { required: null, addressed: null, satisfyAny: false };

/** The line that shuts everybody out, with both modules asked; null where none does. */
export function deniedBy({ required, addressed, satisfyAny }: AccessInForce): DecidingLine | null {
  if (satisfyAny && (required === null || addressed === null)) return null;
  return required ?? addressed;
}

/**
 * What is in force once a level is merged. Each of the two modules forgets what stands above a level that has
 * lines of its own, unless `AuthMerging` says otherwise (mod_access_compat merges nothing). What depends on who asks
 * does not count as shut.
 */
export const mergeAccess = (above: AccessInForce, { block }: ConfigLevel): AccessInForce => ({
  required: requirement(above.required, block),
  ...addresses(above, block),
});

function requirement(above: DecidingLine | null, block: ConfigBlock): DecidingLine | null {
  const requirements = requirementsIn(block);
  const [first] = requirements;
  if (first === undefined) return isLimitedIn(block, requiring) ? null : above;
  const shuts = anyOf(requirements) === 'no' ? shut(first.line) : null;
  switch (argumentsOf(linesNamed(block, 'AuthMerging').at(-1)).toLowerCase()) {
    case 'and':
      return shuts ?? above;
    case 'or':
      return above === null ? null : shuts;
    default:
      return shuts;
  }
}

/** Whether a line or a container lets a visitor in of whom nothing is known; a line that it stands for. */
interface Requirement {
  readonly letsIn: Truth;
  readonly line: ConfigLine;
}

function requirementsIn(block: ConfigBlock): readonly Requirement[] {
  const lines = linesNamed(block, 'Require').map((line) => ({ letsIn: letsIn(line), line }));
  const containers = block.sections.flatMap(({ name, block: inner }) => {
    const requirements = requirementsIn(inner);
    const [first] = requirements;
    return first === undefined || !name.startsWith('require')
      ? []
      : [{ letsIn: containerLetsIn(name, requirements), line: first.line }];
  });
  return [...lines, ...containers];
}

function letsIn(line: ConfigLine): Truth {
  const words = argumentsOf(line).toLowerCase();
  if (words === 'all granted' || /^method\b.*\bget\b/.test(words)) return 'yes';
  if (words === 'all denied' || /^method\b/.test(words) || words === 'not all granted') return 'no';
  return 'maybe';
}

function containerLetsIn(name: string, requirements: readonly Requirement[]): Truth {
  switch (name) {
    case 'requireall':
      if (requirements.some((each) => each.letsIn === 'no')) return 'no';
      return requirements.every((each) => each.letsIn === 'yes') ? 'yes' : 'maybe';
    case 'requirenone':
      return anyOf(requirements) === 'yes' ? 'no' : 'maybe';
    default:
      return anyOf(requirements);
  }
}

function anyOf(requirements: readonly Requirement[]): Truth {
  if (requirements.some((each) => each.letsIn === 'yes')) return 'yes';
  return requirements.every((each) => each.letsIn === 'no') ? 'no' : 'maybe';
}

type Addresses = Pick<AccessInForce, 'addressed' | 'satisfyAny'>;

/** Without `Allow` nobody is let in whom `Deny from all` shuts out; `Order allow,deny` shuts out all by itself. */
function addresses({ addressed, satisfyAny }: AccessInForce, block: ConfigBlock): Addresses {
  const named = (name: string): readonly ConfigLine[] => linesNamed(block, name);
  const order = named('Order').at(-1);
  const denials = named('Deny');
  const allowances = named('Allow');
  const satisfy = named('Satisfy').at(-1);
  if ([order, satisfy, ...denials, ...allowances].every((line) => line === undefined)) {
    return isLimitedIn(block, addressing)
      ? { addressed: null, satisfyAny: false }
      : { addressed, satisfyAny };
  }
  const deniesAll = denials.find((line) => /^from all$/i.test(argumentsOf(line)));
  const denyWins = order !== undefined && !/^deny,allow$/i.test(argumentsOf(order));
  const shutting =
    deniesAll !== undefined && (denyWins || allowances.length === 0)
      ? deniesAll
      : denyWins && allowances.length === 0
        ? order
        : null;
  return {
    addressed: shutting === null ? null : shut(shutting),
    satisfyAny: satisfy !== undefined && /^any$/i.test(argumentsOf(satisfy)),
  };
}

const requiring = ['require', 'requireall', 'requireany', 'requirenone'];
const addressing = ['allow', 'deny', 'order', 'satisfy'];

/** Lines for other methods alone make a level forget what stands above it as others do (seen on a real 2.4.71). */
const isLimitedIn = (block: ConfigBlock, names: readonly string[]): boolean =>
  block.sections.some(
    ({ name, block: inner }) =>
      name === 'limit' &&
      (names.some((each) => linesNamed(inner, each).length > 0) ||
        inner.sections.some((section) => names.includes(section.name))),
  );

const shut = ({ path, directive }: ConfigLine): DecidingLine => ({
  path,
  directive,
  effect: 'denies access to everybody',
});

const argumentsOf = (line: ConfigLine | undefined): string =>
  line === undefined ? '' : line.directive.arguments.map((word) => word.value).join(' ');
