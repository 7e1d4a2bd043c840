import type { TreeBlock, TreeExpression, TreeFunction, TreeStatement } from './scriptTree.js';
import type { TreeLanguage } from './treeLanguage.js';

/** What names of a program stand for wherever they stand. */
export interface Definitions {
  readonly functions: ReadonlyMap<string, TreeFunction>;
  /** Names that stand for what the library brings, with its name in full. */
  readonly aliases: ReadonlyMap<string, string>;
}

export function definitionsIn(program: TreeBlock, language: TreeLanguage): Definitions {
  const functions = new Map<string, TreeFunction | null>();
  const aliases = new Map<string, string | null>();
  const define = (name: string, definition: TreeFunction): void => {
    functions.set(name, functions.has(name) ? null : definition);
  };
  const bind = (name: string, value: TreeExpression): void => {
    if (value.kind === 'function' && language.namesHoldFunctions) define(name, value);
    const known = knownNameOf(value, language, aliases);
    aliases.set(name, aliases.has(name) && aliases.get(name) !== known ? null : known);
  };
  visit(program, {
    statement: (statement) => {
      if (statement.kind === 'definition') define(statement.name, statement.definition);
      else if (statement.kind === 'declaration' && statement.value !== null)
        bind(statement.name, statement.value);
    },
    expression: (expression) => {
      if (expression.kind !== 'assignment' || expression.target.kind !== 'name') return;
      if (expression.operator === '=') bind(expression.target.name, expression.value);
      else aliases.set(expression.target.name, null);
    },
  });
  return { functions: withoutNulls(functions), aliases: withoutNulls(aliases) };
}

/** The full name of a value out of the library, through names of the program. */
export function knownNameOf(
  value: TreeExpression,
  language: TreeLanguage,
  aliases: ReadonlyMap<string, string | null>,
): string | null {
  if (value.kind === 'name' && aliases.has(value.name)) return aliases.get(value.name) ?? null;
  if (value.kind === 'member') {
    const object = knownNameOf(value.object, language, aliases);
    return object === null ? null : `${object}.${value.property}`;
  }
  return language.knownName(value);
}

function withoutNulls<T>(map: ReadonlyMap<string, T | null>): ReadonlyMap<string, T> {
  return new Map([...map].flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])));
}

interface Visitor {
  readonly statement: (statement: TreeStatement) => void;
  readonly expression: (expression: TreeExpression) => void;
}

function visit(block: TreeBlock, visitor: Visitor): void {
  for (const statement of block) {
    visitor.statement(statement);
    for (const value of valuesOf(statement)) visitValue(value, visitor);
    for (const body of bodiesOf(statement)) visit(body, visitor);
  }
}

function visitValue(value: TreeExpression, visitor: Visitor): void {
  visitor.expression(value);
  for (const part of partsOf(value)) visitValue(part, visitor);
  if (value.kind === 'function' || value.kind === 'statements') visit(value.body, visitor);
}

function valuesOf(statement: TreeStatement): readonly TreeExpression[] {
  switch (statement.kind) {
    case 'expression':
      return [statement.value];
    case 'write':
      return statement.values;
    case 'declaration':
    case 'return':
    case 'throw':
      return statement.value === null ? [] : [statement.value];
    case 'definition':
      return statement.definition.result === null ? [] : [statement.definition.result];
    case 'if':
      return [statement.condition];
    case 'choice':
      return [statement.of, ...statement.cases.flatMap(({ value }) => (value === null ? [] : [value]))];
    case 'loop':
      return [statement.over, statement.condition].flatMap((each) => (each === null ? [] : [each]));
    default:
      return [];
  }
}

function bodiesOf(statement: TreeStatement): readonly TreeBlock[] {
  switch (statement.kind) {
    case 'definition':
      return [statement.definition.body];
    case 'if':
      return [statement.whenTrue, statement.otherwise];
    case 'choice':
      return statement.cases.map(({ body }) => body);
    case 'loop':
    case 'block':
      return [statement.body];
    case 'try':
      return [statement.body, statement.handler, statement.always];
    default:
      return [];
  }
}

function partsOf(value: TreeExpression): readonly TreeExpression[] {
  switch (value.kind) {
    case 'string':
      return value.parts.flatMap((part) => (part.kind === 'embedded' ? [part.value] : []));
    case 'member':
      return [value.object];
    case 'index':
      return value.index === null ? [value.object] : [value.object, value.index];
    case 'call':
      return [value.callee, ...value.arguments];
    case 'binary':
      return [value.left, value.right];
    case 'unary':
      return [value.operand];
    case 'conditional':
      return [value.condition, ...(value.whenTrue === null ? [] : [value.whenTrue]), value.otherwise];
    case 'assignment':
      return [value.target, value.value];
    case 'function':
      return value.result === null ? [] : [value.result];
    case 'list':
      return value.items;
    case 'opaque':
      return value.parts;
    default:
      return [];
  }
}
