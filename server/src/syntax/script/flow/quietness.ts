import type { Block, Condition, Expression, Program, Statement } from './program.js';

/** Whether a piece of the program can change neither what is written nor where the way goes on: it assigns at most. */
export interface Quietness {
  isQuiet(block: Block): boolean;
  isQuietStatement(statement: Statement): boolean;
  isQuietValue(value: Expression): boolean;
}

export function quietnessOf(program: Program): Quietness {
  const known = { here: new Map<Block, boolean>(), called: new Map<Block, boolean>() };
  const functions = new Map<string, boolean>();

  /** @param called whether the block is a part of a function that is called: a `return` leaves that alone */
  const isQuiet = (block: Block, called: boolean): boolean => {
    const verdicts = called ? known.called : known.here;
    const before = verdicts.get(block);
    if (before !== undefined) return before;
    const quiet = block.every((each) => isQuietStatement(each, called));
    verdicts.set(block, quiet);
    return quiet;
  };

  const isQuietStatement = (statement: Statement, called: boolean): boolean => {
    switch (statement.kind) {
      case 'assign':
      case 'evaluate':
        return isQuietValue(statement.value);
      case 'branch':
        return (
          statement.arms.every(
            ({ condition, body }) => isQuietCondition(condition) && isQuiet(body, called),
          ) && isQuiet(statement.otherwise, called)
        );
      case 'loop':
        return (statement.items === null || isQuietValue(statement.items)) && isQuiet(statement.body, called);
      case 'attempt':
        return [statement.body, statement.handler, statement.always].every((each) => isQuiet(each, called));
      case 'return':
        return called && (statement.value === null || isQuietValue(statement.value));
      default:
        return false;
    }
  };

  const isQuietValue = (value: Expression): boolean => {
    switch (value.kind) {
      case 'call':
        return value.arguments.every(isQuietValue) && isQuietFunction(value.name);
      case 'joined':
        return value.parts.every(isQuietValue);
      case 'list':
        return value.items.every(isQuietValue);
      case 'choice':
        return (
          isQuietCondition(value.condition) && isQuietValue(value.whenTrue) && isQuietValue(value.otherwise)
        );
      case 'changed':
        return isQuietValue(value.of);
      case 'computed':
        return value.from.every(isQuietValue);
      case 'ended':
        return isQuietValue(value.of);
      case 'captured':
        return value.body.every((each) => each.kind !== 'lost');
      case 'argument':
        return value.which !== 'next';
      case 'unknown':
        return !value.mayWrite;
      default:
        return true;
    }
  };

  const isQuietCondition = ({ value }: Condition): boolean => value === null || isQuietValue(value);

  const isQuietFunction = (name: string): boolean => {
    const before = functions.get(name);
    if (before !== undefined) return before;
    functions.set(name, true); // of functions that call each other, what else they do decides
    const definition = program.functions.get(name);
    const quiet =
      definition !== undefined &&
      isQuiet(definition.body, true) &&
      (definition.result === null || isQuietValue(definition.result));
    functions.set(name, quiet);
    return quiet;
  };

  return {
    isQuiet: (block) => isQuiet(block, false),
    isQuietStatement: (statement) => isQuietStatement(statement, false),
    isQuietValue,
  };
}
