import { bindingsIn, boundHere, readsIn } from '../../syntax/script/python/bindings.js';
import { isFunction, onlyExpression, statementsOf } from '../../syntax/script/python/pythonTree.js';
import { childInField, descendants, namedChildren, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import type { Callables } from './callables.js';
import { Declined } from './decline.js';
import { mentionsStdout, type WriteReading } from './writes.js';

/** The module's statements, in two: what is the same for every request, and what a request runs. */
export interface ModuleScope {
  readonly kept: ReadonlySet<SyntaxNode>;
  readonly moved: readonly SyntaxNode[];
}

interface Candidate {
  readonly statement: SyntaxNode;
  readonly binds: ReadonlySet<string>;
  readonly reads: ReadonlySet<string>;
}

/**
 * Imports, constants and definitions that neither write nor read the request stay at module level; all else
 * runs anew for every request. What depends on something that moves, moves too.
 *
 * @param requestNodes the places that read the request.
 * @throws {Declined} where a statement has to move and cannot.
 */
export function moduleScope(
  reading: WriteReading,
  callables: Callables,
  requestNodes: readonly SyntaxNode[],
): ModuleScope {
  const { tree } = reading;
  const statements = statementsOf(tree.root);
  const known = new Map<SyntaxNode, Candidate>(
    statements.map((statement) => [
      statement,
      {
        statement,
        binds: boundHere(tree, statement),
        reads: new Set([...readsIn(tree, statement)].map((node) => tree.source(node))),
      },
    ]),
  );
  const readsRequest = (statement: SyntaxNode): boolean =>
    requestNodes.some(({ span }) => statement.span.start <= span.start && span.end <= statement.span.end);
  const changed = changedNames(reading);
  const pure = new Purity(reading, callables);
  const isImport = (statement: SyntaxNode): boolean => /import/.test(statement.type);
  const kept = new Set(
    statements.filter(
      (statement, index) =>
        (index === 0 && isDocstring(statement)) ||
        (!readsRequest(statement) &&
          (isImport(statement) || !mentionsStdout(reading, statement)) &&
          pure.statement(statement) &&
          !definesChanged(known.get(statement), changed)),
    ),
  );
  for (let shrunk = true; shrunk; ) {
    shrunk = false;
    const movedNames = new Set(
      statements.filter((each) => !kept.has(each)).flatMap((each) => [...(known.get(each)?.binds ?? [])]),
    );
    for (const statement of kept) {
      const candidate = known.get(statement);
      if (candidate === undefined) continue;
      const needsMoved = [...candidate.binds, ...candidate.reads].some((name) => movedNames.has(name));
      const lineMoves = statements.some((each) => !kept.has(each) && shareLine(tree.text, statement, each));
      if (!needsMoved && !lineMoves) continue;
      kept.delete(statement);
      shrunk = true;
    }
  }
  const moved = statements.filter((statement) => !kept.has(statement));
  for (const statement of moved) refuseToMove(tree.source(statement), statement);
  return { kept, moved };
}

/** `a = 1; b = 2` stay together. */
const shareLine = (text: string, a: SyntaxNode, b: SyntaxNode): boolean => {
  const [first, second] = a.span.start < b.span.start ? [a, b] : [b, a];
  return !text.slice(first.span.end, second.span.start).includes('\n');
};

const isDocstring = (statement: SyntaxNode): boolean => onlyExpression(statement)?.type === 'string';

function refuseToMove(source: string, statement: SyntaxNode): void {
  const star = [...descendants(statement)].find((node) => node.type === 'wildcard_import');
  if (star !== undefined)
    throw new Declined(star.span, 'imports all names of a module, which a function cannot');
  if (statement.type === 'future_import_statement') {
    throw new Declined(statement.span, `has to stay at the top (${source})`);
  }
}

/** Names whose object the program changes after it was made: by an attribute, an item, `del`, or a method that may. */
function changedNames({ tree }: WriteReading): ReadonlySet<string> {
  const changed = new Set<string>();
  for (const node of readsIn(tree, tree.root)) {
    if (
      !isReadOnly(
        tree.parent(node),
        node,
        (each) => tree.source(each),
        (each) => tree.parent(each),
      )
    ) {
      changed.add(tree.source(node));
    }
  }
  return changed;
}

const readingMethods = /^(get|items|keys|values|index|count|copy|join|format|startswith|endswith|split)$/;

function isReadOnly(
  parent: SyntaxNode | null,
  node: SyntaxNode,
  source: (node: SyntaxNode) => string,
  parentOf: (node: SyntaxNode) => SyntaxNode | null,
): boolean {
  if (parent === null) return false;
  switch (parent.type) {
    case 'subscript': {
      if (node.field !== 'value') return true;
      const outer = parentOf(parent);
      return !(outer !== null && /assignment|delete_statement/.test(outer.type) && parent.field !== 'right');
    }
    case 'attribute': {
      const method = childInField(parent, 'attribute');
      return method !== null && readingMethods.test(source(method));
    }
    case 'comparison_operator':
    case 'boolean_operator':
    case 'not_operator':
    case 'binary_operator':
    case 'for_statement':
    case 'for_in_clause':
    case 'if_statement':
    case 'elif_clause':
    case 'while_statement':
    case 'conditional_expression':
    case 'interpolation':
    case 'print_statement':
      return true;
    case 'argument_list': {
      const callee = parentOf(parent)?.children[0];
      return (
        callee !== undefined &&
        /^(len|sorted|sum|min|max|enumerate|print|str|int|range|set|tuple|list|dict|zip|".*"\.join|'.*'\.join)$/.test(
          source(callee),
        )
      );
    }
    default:
      return false;
  }
}

/** A list, dictionary or set that the program changes, or hands on, would still hold the changes at the next request. */
function definesChanged(candidate: Candidate | undefined, changed: ReadonlySet<string>): boolean {
  const { statement, binds } = candidate ?? {};
  if (statement === undefined || binds === undefined) return false;
  const expression = onlyExpression(statement);
  const value = expression?.type === 'assignment' ? childInField(expression, 'right') : null;
  const mutable =
    value !== null && [...descendants(value)].some((node) => /^(list|dictionary|set)$/.test(node.type));
  return mutable && [...binds].some((name) => changed.has(name));
}

/** Whether running a statement once for all requests is the same as running it for each. */
class Purity {
  private readonly boundTimes = new Map<string, number>();
  private readonly attributeTargets = new Set<string>();

  constructor(
    private readonly reading: WriteReading,
    private readonly callables: Callables,
  ) {
    const { tree } = reading;
    for (const { name, by } of bindingsIn(tree, tree.root)) {
      const weight = by.type === 'global_statement' ? 2 : 1;
      this.boundTimes.set(name, (this.boundTimes.get(name) ?? 0) + weight);
    }
    for (const node of descendants(tree.root)) {
      if (!/assignment$/.test(node.type)) continue;
      const target = childInField(node, 'left');
      const object = target?.type === 'attribute' ? childInField(target, 'object') : null;
      if (object?.type === 'identifier') this.attributeTargets.add(tree.source(object));
    }
  }

  statement(statement: SyntaxNode): boolean {
    const { tree, names } = this.reading;
    switch (statement.type) {
      case 'import_statement':
      case 'import_from_statement':
      case 'future_import_statement':
      case 'pass_statement':
        return true;
      case 'try_statement':
      case 'if_statement':
        return this.setup(statement);
      case 'function_definition':
        return this.definition(statement);
      case 'class_definition':
        return this.classDefinition(statement);
      case 'decorated_definition': {
        const inner = childInField(statement, 'definition');
        return inner !== null && this.statement(inner);
      }
      default: {
        const expression = onlyExpression(statement);
        if (expression?.type === 'call') {
          const called = names.ofCall(expression) ?? '';
          const list = childInField(expression, 'arguments');
          return (
            /^sys\.path\.(append|insert)$/.test(called) &&
            list !== null &&
            namedChildren(list).every((each) => this.constant(each))
          );
        }
        if (expression?.type !== 'assignment') return false;
        const left = childInField(expression, 'left');
        const right = childInField(expression, 'right');
        return (
          left?.type === 'identifier' &&
          this.boundTimes.get(tree.source(left)) === 1 &&
          (right === null || this.constant(right))
        );
      }
    }
  }

  /** A `try` or `if` that only chooses between imports. */
  private setup(statement: SyntaxNode): boolean {
    const blocks = [...descendants(statement)].filter((node) => node.type === 'block');
    const condition = childInField(statement, 'condition');
    const hasImport = [...descendants(statement)].some((node) =>
      /^import(_from)?_statement$/.test(node.type),
    );
    return (
      hasImport &&
      (condition === null ||
        (![...descendants(condition)].some((node) => node.type === 'call') &&
          !/__name__/.test(this.reading.tree.source(condition)))) &&
      blocks.every((block) =>
        statementsOf(block).every((each) => {
          if (
            /^(import_statement|import_from_statement|pass_statement|try_statement|if_statement)$/.test(
              each.type,
            )
          )
            return true;
          const expression = onlyExpression(each);
          const right = expression?.type === 'assignment' ? childInField(expression, 'right') : null;
          return right !== null && (this.constant(right) || right.type === 'identifier');
        }),
      )
    );
  }

  private definition(definition: SyntaxNode): boolean {
    const { tree } = this.reading;
    const name = childInField(definition, 'name');
    const parameters = childInField(definition, 'parameters');
    const inner = [...descendants(definition)].filter(isFunction);
    const defaults =
      parameters === null ? [] : namedChildren(parameters).map((each) => childInField(each, 'value'));
    return (
      name !== null &&
      !this.attributeTargets.has(tree.source(name)) &&
      inner.every((each) => !this.callables.touches(each)) &&
      !mentionsStdout(this.reading, definition) &&
      ![...descendants(definition)].some((node) => node.type === 'global_statement') &&
      defaults.every((value) => value === null || this.constant(value))
    );
  }

  private classDefinition(definition: SyntaxNode): boolean {
    const { tree } = this.reading;
    const name = childInField(definition, 'name');
    const body = childInField(definition, 'body');
    if (name === null || body === null || this.attributeTargets.has(tree.source(name))) return false;
    return statementsOf(body).every((each) => {
      const expression = onlyExpression(each);
      if (expression?.type === 'string') return true;
      if (expression?.type === 'assignment') {
        const right = childInField(expression, 'right');
        return right !== null && this.constant(right) && !/^(list|dictionary|set)$/.test(right.type);
      }
      const definitionInside = each.type === 'decorated_definition' ? childInField(each, 'definition') : each;
      if (definitionInside?.type === 'function_definition') return this.definition(definitionInside);
      return each.type === 'pass_statement';
    });
  }

  /** Literals, names, and calls that always give the same. */
  private constant(node: SyntaxNode): boolean {
    switch (node.type) {
      case 'integer':
      case 'float':
      case 'true':
      case 'false':
      case 'none':
      case 'identifier':
      case 'string':
      case 'attribute':
        return ![...descendants(node)].some((each) => each.type === 'call');
      case 'concatenated_string':
      case 'tuple':
      case 'list':
      case 'set':
      case 'dictionary':
      case 'pair':
      case 'unary_operator':
      case 'binary_operator':
      case 'parenthesized_expression':
        return namedChildren(node).every((each) => each.type === 'comment' || this.constant(each));
      case 'call': {
        const called = this.reading.names.ofCall(node) ?? '';
        const list = childInField(node, 'arguments');
        return (
          /^(re\.compile|os\.path\.(join|dirname|abspath|realpath)|frozenset|tuple)$/.test(called) &&
          list !== null &&
          namedChildren(list).every((each) => this.constant(each))
        );
      }
      default:
        return false;
    }
  }
}

const builtins = new Set(
  'abs all any bin bool bytes chr dict dir divmod enumerate eval file filter float format getattr hash hex id input int iter len list long map max min next object oct open ord pow print range raw_input reduce repr reversed round set sorted str sum super tuple type unicode unichr vars xrange zip'.split(
    ' ',
  ),
);

/**
 * A name that moves into a function belongs to the function from its first line: a built-in of that name is out
 * of reach even before the assignment.
 *
 * @throws {Declined} where the program reads such a built-in first.
 */
export function refuseShadowedBuiltins({ tree }: WriteReading, moved: readonly SyntaxNode[]): void {
  for (const statement of moved) {
    for (const name of boundHere(tree, statement)) {
      if (!builtins.has(name)) continue;
      const isPlain = statement.type === 'expression_statement' || /definition$/.test(statement.type);
      const firstRead = moved
        .flatMap((each) => [...readsIn(tree, each)])
        .find((node) => tree.source(node) === name);
      const first = moved.find((each) => boundHere(tree, each).has(name));
      if (first !== statement) continue;
      if (
        !isPlain ||
        (firstRead !== undefined && firstRead.span.start < statement.span.end && !isFunction(statement))
      ) {
        throw new Declined(statement.span, `gives the built-in name ${name} another meaning half-way`);
      }
    }
  }
}

/**
 * `global` in a function that moves along with the names it speaks of becomes `nonlocal`.
 *
 * @returns the statements to change.
 * @throws {Declined} where a name would belong to no function.
 */
export function globalStatements(
  { tree }: WriteReading,
  moved: readonly SyntaxNode[],
): readonly SyntaxNode[] {
  const owned = new Set<string>();
  for (const statement of moved) {
    for (const { name, by } of bindingsIn(tree, statement)) {
      if (
        by.type !== 'global_statement' &&
        boundHere(tree, statement).has(name) &&
        !isInsideFunction(tree.parent.bind(tree), by)
      ) {
        owned.add(name);
      }
    }
  }
  const globals = moved.flatMap((statement) =>
    [...descendants(statement)].filter((node) => node.type === 'global_statement'),
  );
  for (const statement of globals) {
    if (!isInsideFunction(tree.parent.bind(tree), statement)) {
      throw new Declined(statement.span, 'says global outside a function');
    }
    for (const name of namedChildren(statement)) {
      if (!owned.has(tree.source(name))) {
        throw new Declined(
          statement.span,
          `makes ${tree.source(name)} global, and no statement of the module gives it a value`,
        );
      }
    }
  }
  return globals;
}

function isInsideFunction(parentOf: (node: SyntaxNode) => SyntaxNode | null, node: SyntaxNode): boolean {
  const start = isFunction(node) || node.type === 'class_definition' ? parentOf(node) : node;
  for (let up = start; up !== null; up = parentOf(up))
    if (isFunction(up) || up.type === 'lambda') return true;
  return false;
}
