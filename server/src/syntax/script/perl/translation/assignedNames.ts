import { isOfLanguage, type PerlBlock, type PerlExpression, type PerlStatement } from '../perlSyntax.js';
import { type Inventory, visitBlock } from '../perlTree.js';

export interface AssignedNames {
  /** Every name that is assigned anywhere, with its sigil, as written. */
  readonly all: ReadonlySet<string>;
  /** Those assigned in functions of which nobody sees when they are called. */
  readonly hidden: ReadonlySet<string>;
}

export function assignedIn({ expressions, statements }: Inventory): AssignedNames {
  const named = new Map<string, PerlBlock>();
  const all = new Set<string>();
  for (const expression of expressions) {
    for (const target of targetsOf(expression)) for (const name of namesOfTarget(target)) all.add(name);
  }
  for (const statement of statements) {
    if (statement.kind === 'sub') named.set(statement.name, statement.function.body);
    if (statement.kind === 'foreach') for (const name of loopNames(statement)) all.add(name);
  }
  const roots = expressions.flatMap((each) => (each.kind === 'function' ? [each.function.body] : []));
  const byAnyName = expressions.some(
    (each) => each.kind === 'invocation' || (each.kind === 'method' && each.name === null),
  );
  const referenced = new Set(expressions.flatMap(referredFunctions));
  const hidden = [...named].flatMap(([name, body]) => (byAnyName || referenced.has(name) ? [body] : []));
  return { all, hidden: namesUnder([...roots, ...hidden], named) };
}

/** The name in `\\&name`. */
function referredFunctions(expression: PerlExpression): readonly string[] {
  if (expression.kind !== 'operation' || expression.operator !== '\\') return [];
  return expression.operands.flatMap((of) => (of.kind === 'call' ? [of.name] : []));
}

const loopNames = ({ variable }: PerlStatement & { readonly kind: 'foreach' }): readonly string[] =>
  variable === null ? [] : namesOfTarget(variable);

/** What the blocks assign, and the functions that they call. */
function namesUnder(roots: readonly PerlBlock[], named: ReadonlyMap<string, PerlBlock>): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<PerlBlock>(roots);
  for (const body of seen) {
    visitBlock(
      body,
      (expression) => {
        for (const target of targetsOf(expression)) for (const name of namesOfTarget(target)) names.add(name);
        const called = expression.kind === 'call' ? named.get(expression.name) : undefined;
        if (called !== undefined) seen.add(called);
        return true;
      },
      (statement) => {
        if (statement.kind === 'foreach') for (const name of loopNames(statement)) names.add(name);
        return true;
      },
    );
  }
  return names;
}

const changing = /^(?:push|unshift|splice|pop|shift|chomp|chop|undef|read|sysread|recv|open|opendir)$/;

const none: readonly PerlExpression[] = [];

/** What an expression gives a new value. */
function targetsOf(expression: PerlExpression): readonly PerlExpression[] {
  switch (expression.kind) {
    case 'assignment':
      return [expression.target];
    case 'operation': {
      const [left, right] = expression.operands;
      if (left === undefined) return none;
      if (/^_?(?:\+\+|--)$/.test(expression.operator) || expression.operator === '\\') return [left];
      const isChange = expression.operator === '=~' && !(right?.kind === 'pattern' && !right.changes);
      return isChange ? [left] : none;
    }
    case 'declaration':
      return expression.scope === 'local' ? expression.names : none;
    case 'call':
      return isOfLanguage(expression) && changing.test(expression.name)
        ? expression.arguments.slice(0, 2)
        : none;
    default:
      return none;
  }
}

export function namesOfTarget(target: PerlExpression | undefined): readonly string[] {
  switch (target?.kind) {
    case 'variable':
      return [`${target.sigil === '$#' ? '@' : target.sigil}${target.name}`];
    case 'element':
      return target.of.kind === 'variable' ? namesOfTarget(target.of) : [];
    case 'declaration':
      return target.names.flatMap(namesOfTarget);
    case 'list':
      return target.items.flatMap(namesOfTarget);
    case 'assignment':
      return namesOfTarget(target.target);
    case 'choice':
      return [...namesOfTarget(target.then), ...namesOfTarget(target.otherwise)];
    default:
      return [];
  }
}
