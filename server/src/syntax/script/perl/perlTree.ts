import type { PerlBlock, PerlExpression, PerlStatement } from './perlSyntax.js';

/** Called for every expression, outermost first; where it answers false, what is inside is passed over. */
export type Visit = (expression: PerlExpression) => boolean;

/** @param statements called for every statement in the same way */
export function visitBlock(
  block: PerlBlock,
  visit: Visit,
  statements?: (statement: PerlStatement) => boolean,
): void {
  for (const statement of block) {
    if (statements?.(statement) === false) continue;
    visitStatement(statement, visit, statements);
  }
}

function visitStatement(
  statement: PerlStatement,
  visit: Visit,
  statements?: (statement: PerlStatement) => boolean,
): void {
  const expression = (each: PerlExpression | null): void => {
    if (each !== null) visitExpression(each, visit, statements);
  };
  const block = (each: PerlBlock): void => visitBlock(each, visit, statements);
  switch (statement.kind) {
    case 'expression':
      expression(statement.expression);
      break;
    case 'if':
      for (const { condition, body } of statement.arms) {
        expression(condition);
        block(body);
      }
      block(statement.otherwise);
      break;
    case 'loop':
      expression(statement.condition);
      block(statement.body);
      break;
    case 'foreach':
      expression(statement.variable);
      expression(statement.list);
      block(statement.body);
      break;
    case 'sub':
      block(statement.function.body);
      break;
    case 'use':
      for (const each of statement.arguments) expression(each);
      break;
    case 'block':
    case 'phase':
      block(statement.body);
      break;
  }
}

function visitExpression(
  expression: PerlExpression,
  visit: Visit,
  statements?: (statement: PerlStatement) => boolean,
): void {
  if (!visit(expression)) return;
  for (const each of partsOf(expression)) visitExpression(each, visit, statements);
  const body = bodyOf(expression);
  if (body !== null) visitBlock(body, visit, statements);
}

function bodyOf(expression: PerlExpression): PerlBlock | null {
  switch (expression.kind) {
    case 'function':
      return expression.function.body;
    case 'block':
      return expression.body;
    case 'call':
      return expression.block;
    default:
      return null;
  }
}

const none: readonly PerlExpression[] = [];

/** The expressions that one is made of, in their order. */
export function partsOf(expression: PerlExpression): readonly PerlExpression[] {
  switch (expression.kind) {
    case 'string':
      return expression.parts.length === 1 && expression.parts[0]?.kind === 'text'
        ? none
        : expression.parts.flatMap((part) => (part.kind === 'value' ? [part.value] : none));
    case 'element':
      return [expression.of, expression.key];
    case 'dereference':
      return [expression.of];
    case 'declaration':
      return expression.names;
    case 'list':
    case 'structure':
      return expression.items;
    case 'call':
      return expression.arguments;
    case 'method':
      return [expression.object, ...expression.arguments];
    case 'invocation':
      return [expression.of, ...expression.arguments];
    case 'output':
      return expression.handle === null
        ? (expression.arguments ?? none)
        : [expression.handle, ...(expression.arguments ?? none)];
    case 'operation':
      return expression.operands;
    case 'logical':
      return [expression.left, expression.right];
    case 'choice':
      return [expression.condition, expression.then, expression.otherwise];
    case 'assignment':
      return [expression.target, expression.value];
    default:
      return none;
  }
}

/** All expressions and statements of a script, those in its functions included, in their order. */
export interface Inventory {
  readonly expressions: readonly PerlExpression[];
  readonly statements: readonly PerlStatement[];
}

export function inventoryOf(script: PerlBlock): Inventory {
  const expressions: PerlExpression[] = [];
  const statements: PerlStatement[] = [];
  visitBlock(
    script,
    (expression) => {
      expressions.push(expression);
      return true;
    },
    (statement) => {
      statements.push(statement);
      return true;
    },
  );
  return { expressions, statements };
}
