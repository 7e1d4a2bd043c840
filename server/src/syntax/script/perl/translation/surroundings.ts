import type { Block, Expression, FunctionDefinition, Statement } from '../../flow/program.js';
import type { Scope } from './scope.js';
import type { ScriptFacts } from './scriptFacts.js';

/** What a script has beside the statements that are run in their order. */
export interface ProgramParts {
  readonly functions: Map<string, FunctionDefinition>;
  /** What `BEGIN` runs before all else. */
  readonly first: Statement[];
  /** What `END` runs behind all else. */
  readonly last: Statement[];
}

/** Where a statement or expression stands. */
export interface Surroundings {
  readonly text: string;
  readonly facts: ScriptFacts;
  /** The script's own functions, with their packages. */
  readonly functions: ReadonlySet<string>;
  readonly constants: Map<string, Expression>;
  /** Gets the functions and phases as they are come by. */
  readonly parts: ProgramParts;
  readonly scope: Scope;
  readonly inFunction: boolean;
  /** The labels of the loops around it, the innermost last. */
  readonly loops: readonly (string | null)[];
}

export const inBlock = (around: Surroundings): Surroundings => ({ ...around, scope: around.scope.inner() });

/** The name of the program's function that runs the `END` blocks. */
export const lastFunction = '(END)';

export const ended: Block = [
  {
    kind: 'evaluate',
    value: { kind: 'call', name: lastFunction, arguments: [], source: { start: 0, end: 0 } },
  },
  { kind: 'exit' },
];

/** The name of the flag that says whether `print` goes to standard output. */
export const selectedFlag = '(selected)';

/** Whether finding the value out writes nothing and changes nothing. */
export function isIdle(value: Expression): boolean {
  switch (value.kind) {
    case 'call':
    case 'captured':
      return false;
    case 'argument':
      return value.which !== 'next';
    case 'joined':
      return value.parts.every(isIdle) && (value.separator === null || isIdle(value.separator));
    case 'list':
      return value.items.every(isIdle);
    case 'choice':
      return (
        isIdle(value.whenTrue) &&
        isIdle(value.otherwise) &&
        (value.condition.value === null || isIdle(value.condition.value))
      );
    case 'changed':
      return isIdle(value.of);
    case 'computed':
      return value.from.every(isIdle);
    case 'unknown':
      return !value.mayWrite;
    default:
      return true;
  }
}
