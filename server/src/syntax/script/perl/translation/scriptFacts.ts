import { cgiImports } from '../cgiImports.js';
import { literalText, type PerlBlock, type PerlCall, type PerlExpression } from '../perlSyntax.js';
import { type Inventory, inventoryOf } from '../perlTree.js';
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
  /** Functions of CGI.pm that are called by their bare names. */
  readonly cgiFunctions: ReadonlySet<string>;
  /** Whether `-nph` is asked of CGI.pm. */
  readonly isNonParsed: boolean;
  /** Whether the character set that CGI.pm names may be another than its own. */
  readonly charsetChanges: boolean;
  /** Whether a page is written where the script dies: `use CGI::Carp qw(fatalsToBrowser)`. */
  readonly fatalsToBrowser: boolean;
  /** Special variables that are assigned, as `$,`; of all others the value is known. */
  readonly assignedSpecials: ReadonlySet<string>;
  /** Names that are assigned in functions of which nobody sees when they are called. */
  readonly unsettled: ReadonlySet<string>;
  readonly handles: ReadonlyMap<string, OutputPlace>;
  /** Classes of the objects that scalars hold, by the names of those. */
  readonly classes: ReadonlyMap<string, string>;
  /** Whether a variable that `print` heeds is assigned by the name that English.pm has for it. */
  readonly assignsByEnglishName: boolean;
  readonly autoflushes: boolean;
  readonly prints: boolean;
  readonly selects: boolean;
}

/** @param lineEnds whether the switch `-l` is given, which sets `$\\` */
export function factsOf(script: PerlBlock, lineEnds: boolean): ScriptFacts {
  const inventory = inventoryOf(script);
  const { expressions } = inventory;
  const calls = expressions.filter((each): each is PerlCall => each.kind === 'call');
  const called = (name: string): readonly PerlCall[] => calls.filter((call) => call.name === name);
  const asksOfMethod = (name: string): boolean =>
    expressions.some((each) => each.kind === 'method' && each.name === name && each.arguments.length > 0);
  const loaded = loadedModules(inventory, called('require'));
  const { all, hidden } = assignedIn(inventory);
  const { functions, isNonParsed } = cgiImports(loaded);
  const runsFiles =
    called('require').some(({ arguments: [of] }) => of !== undefined && moduleIn(of) === null) ||
    called('do').length > 0 ||
    called('eval').some(({ arguments: args }) => args.length > 0);
  return {
    framework: frameworkIn(inventory),
    foreignCode: runsFiles || loaded.some(({ module }) => !isSilentModule(module)),
    cgiFunctions: functions,
    isNonParsed,
    charsetChanges:
      called('charset').some(({ arguments: args }) => args.length > 0) || asksOfMethod('charset'),
    fatalsToBrowser: loaded.some(
      ({ module, arguments: args }) =>
        module === 'CGI::Carp' && args.flatMap(wordsIn).includes('fatalsToBrowser'),
    ),
    assignedSpecials: new Set([...all, ...(lineEnds ? ['$\\'] : [])].filter((name) => /^\$\W$/.test(name))),
    unsettled: hidden,
    handles: handlesIn(expressions),
    classes: classesIn(expressions),
    assignsByEnglishName: loaded.some(({ module }) => module === 'English') && [...all].some(isEnglishName),
    autoflushes:
      all.has('$|') || expressions.some((each) => each.kind === 'method' && each.name === 'autoflush'),
    prints: expressions.some(({ kind }) => kind === 'output'),
    selects: called('select').some(({ arguments: args }) => args.length === 1),
  };
}

/** What is required only where it is needed serves some requests at most. */
function frameworkIn({ statements }: Inventory): string | null {
  const used = statements.flatMap((each) => (each.kind === 'use' && !each.no ? [each.module] : []));
  return used.find(isFramework) ?? null;
}

const isEnglishName = (name: string): boolean =>
  /^\$(?:ORS|OFS|OUTPUT_RECORD_SEPARATOR|OUTPUT_FIELD_SEPARATOR|LIST_SEPARATOR)$/.test(name);

interface LoadedModule {
  readonly module: string;
  readonly arguments: readonly PerlExpression[];
}

/** The modules from other files. */
function loadedModules({ statements }: Inventory, requires: readonly PerlCall[]): readonly LoadedModule[] {
  const own = new Set(statements.flatMap((each) => (each.kind === 'package' ? [each.name] : [])));
  const used = statements.flatMap((each) => (each.kind === 'use' && !each.no ? [each] : []));
  const required = requires.flatMap(({ arguments: [of] }) => {
    const module = of === undefined ? null : moduleIn(of);
    return module === null ? [] : [{ module, arguments: [] }];
  });
  return [...used, ...required].filter(({ module }) => !own.has(module));
}

/** The module in `require NAME`; null for a file, or what only shows when the script runs. */
const moduleIn = (of: PerlExpression): string | null =>
  of.kind === 'string' && of.bare ? literalText(of) : null;

const wordsIn = (expression: PerlExpression): readonly string[] =>
  expression.kind === 'list'
    ? expression.items.flatMap(wordsIn)
    : (literalText(expression)?.split(/\s+/) ?? []);
