import { cgiImports } from '../cgiImports.js';
import { literalText, type PerlBlock, type PerlCall, type PerlExpression } from '../perlSyntax.js';
import { visitBlock } from '../perlTree.js';
import { assignedIn } from './assignedNames.js';
import { handlesIn, type OutputPlace } from './handles.js';
import { isFramework, isSilentModule } from './modules.js';
import { classesIn } from './objects.js';

/** What holds for the whole script, whichever way it goes. */
export interface ScriptFacts {
  /** A module that takes the requests itself; null where none is loaded. */
  readonly framework: string | null;
  /** Whether code that is not seen is loaded: it may write, and set any global name. */
  readonly foreignCode: boolean;
  /** Functions of CGI.pm that are called by their bare names; null where CGI.pm is not loaded. */
  readonly cgiFunctions: ReadonlySet<string>;
  /** Whether `-nph` is asked of CGI.pm. */
  readonly isNonParsed: boolean;
  /** Whether the character set that CGI.pm names may be another than its own. */
  readonly charsetChanges: boolean;
  /** Special variables that are assigned, as `$,`; of all others the value is known. */
  readonly assignedSpecials: ReadonlySet<string>;
  /** Names that are assigned in functions of which nobody sees when they are called. */
  readonly unsettled: ReadonlySet<string>;
  readonly handles: ReadonlyMap<string, OutputPlace>;
  /** Classes of the objects that scalars hold, by the names of those. */
  readonly classes: ReadonlyMap<string, string>;
  readonly autoflushes: boolean;
  readonly prints: boolean;
  readonly selects: boolean;
}

/** @param lineEnds whether the switch `-l` is given, which sets `$\` */
export function factsOf(script: PerlBlock, lineEnds: boolean): ScriptFacts {
  const modules: { readonly module: string; readonly arguments: readonly PerlExpression[] }[] = [];
  const calls: PerlCall[] = [];
  let prints = false;
  let requires = false;
  let charsetChanges = false;
  visitBlock(
    script,
    (expression) => {
      if (expression.kind === 'output') prints = true;
      if (expression.kind === 'call') {
        calls.push(expression);
        if (expression.name === 'require') {
          const [of] = expression.arguments;
          if (of?.kind === 'string' && of.bare)
            modules.push({ module: literalText(of) ?? '', arguments: [] });
          else if (of !== undefined) requires = true;
        }
        if (expression.name === 'do' || (expression.name === 'eval' && expression.arguments.length > 0))
          requires = true;
        if (expression.name === 'charset' && expression.arguments.length > 0) charsetChanges = true;
      }
      if (expression.kind === 'method' && expression.name === 'charset' && expression.arguments.length > 0)
        charsetChanges = true;
      return true;
    },
    (statement) => {
      if (statement.kind === 'use' && !statement.no) modules.push(statement);
      return true;
    },
  );
  const own = packagesIn(script);
  const loaded = modules.filter(({ module }) => module !== '' && !/^\d/.test(module) && !own.has(module));
  const { all, hidden } = assignedIn(script);
  const { functions, isNonParsed } = cgiImports(loaded);
  return {
    framework: loaded.find(({ module }) => isFramework(module))?.module ?? null,
    foreignCode: requires || loaded.some(({ module }) => !isSilentModule(module)),
    cgiFunctions: functions,
    isNonParsed,
    charsetChanges,
    assignedSpecials: new Set([...all, ...(lineEnds ? ['$\\'] : [])].filter((name) => /^\$\W$/.test(name))),
    unsettled: hidden,
    handles: handlesIn(script),
    classes: classesIn(script),
    autoflushes: all.has('$|') || calls.some(isAutoflush) || hasAutoflush(script),
    prints,
    selects: calls.some(({ name, arguments: args }) => name === 'select' && args.length === 1),
  };
}

const isAutoflush = ({ name }: PerlCall): boolean => name === 'autoflush';

function hasAutoflush(script: PerlBlock): boolean {
  let found = false;
  visitBlock(script, (expression) => {
    if (expression.kind === 'method' && expression.name === 'autoflush') found = true;
    return !found;
  });
  return found;
}

function packagesIn(script: PerlBlock): ReadonlySet<string> {
  const names = new Set<string>();
  visitBlock(
    script,
    () => true,
    (statement) => {
      if (statement.kind === 'package') names.add(statement.name);
      return true;
    },
  );
  return names;
}
