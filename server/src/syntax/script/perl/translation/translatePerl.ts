import type { Expression, Program, Statement } from '../../flow/program.js';
import type { PerlBlock } from '../perlSyntax.js';
import { visitBlock } from '../perlTree.js';
import { isTrue } from './arithmetic.js';
import { Scope } from './scope.js';
import type { ScriptFacts } from './scriptFacts.js';
import { blockStatements } from './statements.js';
import { ended, lastFunction, type ProgramParts, type Surroundings, selectedFlag } from './surroundings.js';

const nowhere = { start: 0, end: 0 };

/**
 * @param text the script, of which the statements' places are
 * @param lineEnds whether `print` ends each line, as the switch `-l` has it
 */
export function translatePerl(
  text: string,
  script: PerlBlock,
  facts: ScriptFacts,
  lineEnds: boolean,
): Program {
  const scope = Scope.outermost();
  const parts: ProgramParts = { functions: new Map(), first: [], last: [] };
  const around: Surroundings = {
    text,
    facts,
    functions: functionNames(script),
    constants: new Map(),
    parts,
    scope,
    inFunction: false,
    loops: [],
  };
  const statements = blockStatements(script, around);
  const functions = new Map(parts.functions);
  functions.set(lastFunction, { parameters: [], body: parts.last, result: null });
  const start = startingValues(scope.globalNames, facts, lineEnds);
  const body = [...start, ...parts.first, ...statements, ...ended];
  return { body, functions, isTrue, whenFailed: facts.fatalsToBrowser ? failurePage : [] };
}

/** What CGI::Carp writes where nothing is written yet. */
const failurePage: readonly Statement[] = [
  {
    kind: 'write',
    value: { kind: 'text', text: 'Status: 500\nContent-type: text/html\n\n', source: nowhere },
    at: nowhere,
  },
];

/** The functions that the script defines, with their packages. */
function functionNames(script: PerlBlock): ReadonlySet<string> {
  const names = new Set<string>();
  let current = 'main';
  visitBlock(
    script,
    () => true,
    (statement) => {
      if (statement.kind === 'package') current = statement.name;
      if (statement.kind === 'sub') names.add(qualified(statement.name, current));
      return true;
    },
  );
  return names;
}

const qualified = (name: string, current: string): string =>
  name.includes('::') || current === 'main' ? name : `${current}::${name}`;

/** Names that nobody has given a value stand for nothing, unless code that is not seen gives them one. */
function startingValues(
  names: ReadonlySet<string>,
  { foreignCode, assignedSpecials, selects }: ScriptFacts,
  lineEnds: boolean,
): readonly Statement[] {
  const assign = (name: string, value: Expression): Statement => ({
    kind: 'assign',
    name,
    value,
    append: false,
    declares: false,
  });
  const text = (value: string): Expression => ({ kind: 'text', text: value, source: nowhere });
  const nothing = [...names].flatMap((name) => {
    if (foreignCode || !/^[$@][A-Za-z_]\w*$/.test(name) || /^[$@](?:ENV|ARGV|INC|a|b)$/.test(name)) return [];
    return [assign(name, name.startsWith('@') ? { kind: 'list', items: [] } : text(''))];
  });
  const usual: readonly (readonly [string, string])[] = [
    ['$,', ''],
    ['$\\', lineEnds ? '\n' : ''],
    ['$"', ' '],
  ];
  return [
    ...nothing,
    ...usual.flatMap(([name, value]) => (assignedSpecials.has(name) ? [assign(name, text(value))] : [])),
    ...(selects ? [assign(selectedFlag, text('1'))] : []),
  ];
}
