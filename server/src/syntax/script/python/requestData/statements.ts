import { childInField, namedChildren, type SyntaxNode } from '../../syntaxNode.js';
import { importsOf } from '../imports.js';
import { printStatementOf } from '../printStatement.js';
import { composed } from './composition.js';
import { vouchedBy } from './conditions.js';
import { bindTarget, evaluate } from './expressions.js';
import { isOutput } from './libraries.js';
import { bodyOf, isInput } from './sources.js';
import { asData, clean, elementOf, itemsOf, type Value } from './value.js';
import { type Walk, WalkGivenUp } from './walk.js';

export function runBlock(walk: Walk, block: SyntaxNode): void {
  for (const statement of namedChildren(block)) {
    if (statement.type === 'comment') continue;
    runStatement(walk, statement);
    if (walk.leaving !== 'no') return;
  }
}

function runStatement(walk: Walk, node: SyntaxNode): void {
  walk.step();
  if (walk.printIsStatement && runPrint(walk, node)) return;
  switch (node.type) {
    case 'expression_statement':
      runExpression(walk, node);
      return;
    case 'if_statement':
      runIf(walk, armsOf(node));
      return;
    case 'for_statement':
      runFor(walk, node);
      return;
    case 'while_statement':
      runWhile(walk, node);
      return;
    case 'try_statement':
      runTry(walk, node);
      return;
    case 'with_statement':
      runWith(walk, node);
      return;
    case 'function_definition':
    case 'class_definition':
    case 'decorated_definition':
      define(walk, node);
      return;
    case 'import_statement':
    case 'import_from_statement':
      runImport(walk, node);
      return;
    case 'return_statement': {
      const [value] = namedChildren(node);
      walk.return(value === undefined ? clean : evaluate(walk, value));
      return;
    }
    case 'break_statement':
    case 'continue_statement':
      walk.leaving = 'round';
      return;
    case 'raise_statement':
      for (const child of namedChildren(node)) evaluate(walk, child);
      walk.leaving = 'script';
      return;
    case 'assert_statement': {
      const [condition] = namedChildren(node);
      if (condition === undefined) return;
      evaluate(walk, condition);
      const { whenTrue, either } = vouchedBy(walk, condition);
      for (const each of [...whenTrue, ...either]) walk.check(each);
      return;
    }
    case 'global_statement':
      for (const name of namedChildren(node)) walk.declareGlobal(walk.source(name));
      return;
    case 'match_statement':
      runMatch(walk, node);
  }
}

function runExpression(walk: Walk, node: SyntaxNode): void {
  for (const expression of namedChildren(node)) {
    if (expression.type === 'assignment') assign(walk, expression);
    else if (expression.type === 'augmented_assignment') augment(walk, expression);
    else evaluate(walk, expression);
  }
}

/** `target = value`, also `a = b = value`. */
function assign(walk: Walk, node: SyntaxNode): Value {
  const left = childInField(node, 'left');
  const right = childInField(node, 'right');
  if (left === null || right === null) return clean;
  const value = right.type === 'assignment' ? assign(walk, right) : evaluate(walk, right);
  const target = walk.source(left);
  if (isOutput.test(target) && !isStillOutput(walk, value, right)) throw new WalkGivenUp();
  bindTarget(walk, left, value);
  return value;
}

/** As `sys.stdout = io.TextIOWrapper(sys.stdout.buffer)`. */
const isStillOutput = (walk: Walk, value: Value, source: SyntaxNode): boolean =>
  value.kind === 'library' || /stdout/.test(walk.source(source));

function augment(walk: Walk, node: SyntaxNode): void {
  const left = childInField(node, 'left');
  const right = childInField(node, 'right');
  if (left === null || right === null) return;
  const before = evaluate(walk, left);
  const added = evaluate(walk, right);
  const isList = before.kind === 'items' && added.kind === 'items';
  bindTarget(
    walk,
    left,
    isList
      ? itemsOf([...before.items, ...added.items])
      : composed([
          { value: asData(before), node: left },
          { value: asData(added), node: right },
        ]),
  );
}

/** @returns false where it is no print statement. */
function runPrint(walk: Walk, node: SyntaxNode): boolean {
  const print = printStatementOf(walk.tree, node);
  if (print === null) return false;
  if (print.file !== null) {
    const file = evaluate(walk, print.file);
    const toOutput = file.kind === 'library' && file.paths.some((path) => isOutput.test(path));
    if (!toOutput) return true;
  }
  for (const { value: expression } of print.items) {
    walk.report('output', node, expression, asData(evaluate(walk, expression)));
  }
  return true;
}

interface Arm {
  /** Null for `else`. */
  readonly condition: SyntaxNode | null;
  readonly body: SyntaxNode;
}

const armsOf = (node: SyntaxNode): readonly Arm[] =>
  [node, ...namedChildren(node).filter(({ field }) => field === 'alternative')].flatMap((part) => {
    const body = childInField(part, 'consequence') ?? childInField(part, 'body');
    return body === null ? [] : [{ condition: childInField(part, 'condition'), body }];
  });

function runIf(walk: Walk, arms: readonly Arm[]): void {
  const [arm, ...others] = arms;
  if (arm === undefined) return;
  if (arm.condition === null) {
    runBlock(walk, arm.body);
    return;
  }
  evaluate(walk, arm.condition);
  const { whenTrue, whenFalse, either, afterwards } = vouchedBy(walk, arm.condition);
  const check = (nodes: readonly SyntaxNode[]): void => {
    for (const each of nodes) walk.check(each);
  };
  check(either);
  walk.runWays([
    () => {
      check(whenTrue);
      runBlock(walk, arm.body);
    },
    () => {
      check(whenFalse);
      runIf(walk, others);
    },
  ]);
  check(afterwards);
}

function runFor(walk: Walk, node: SyntaxNode): void {
  const left = childInField(node, 'left');
  const right = childInField(node, 'right');
  const body = childInField(node, 'body');
  if (left === null || right === null || body === null) return;
  const over = evaluate(walk, right);
  const isBody = over.kind === 'library' && over.paths.some((path) => isInput.test(path));
  walk.repeat(() => {
    bindTarget(walk, left, isBody ? bodyOf(right) : elementOf(over));
    runBlock(walk, body);
  });
}

function runWhile(walk: Walk, node: SyntaxNode): void {
  const condition = childInField(node, 'condition');
  const body = childInField(node, 'body');
  if (condition === null || body === null) return;
  evaluate(walk, condition);
  const { whenTrue, whenFalse, either } = vouchedBy(walk, condition);
  walk.repeat(() => {
    for (const each of [...whenTrue, ...either]) walk.check(each);
    runBlock(walk, body);
  });
  for (const each of [...whenFalse, ...either]) walk.check(each);
}

/** The body to its end, or a handler: with what held before the body. */
function runTry(walk: Walk, node: SyntaxNode): void {
  const clauses = namedChildren(node);
  const bodyOfClause = (clause: SyntaxNode): SyntaxNode | null =>
    namedChildren(clause).findLast(({ type }) => type === 'block') ?? childInField(clause, 'body');
  const run = (clause: SyntaxNode | undefined): void => {
    const body = clause === undefined ? null : bodyOfClause(clause);
    if (body !== null) runBlock(walk, body);
  };
  const body = childInField(node, 'body');
  const handlers = clauses.filter(({ type }) => type === 'except_clause' || type === 'except_group_clause');
  walk.runWays([
    () => {
      if (body !== null) runBlock(walk, body);
      if (walk.leaving === 'no') run(clauses.find(({ type }) => type === 'else_clause'));
    },
    ...handlers.map((handler) => () => run(handler)),
  ]);
  const leaving = walk.leaving;
  walk.leaving = 'no';
  run(clauses.find(({ type }) => type === 'finally_clause'));
  if (walk.leaving === 'no') walk.leaving = leaving;
}

function runWith(walk: Walk, node: SyntaxNode): void {
  const clause = namedChildren(node).find(({ type }) => type === 'with_clause');
  if (clause !== undefined && /redirect_stdout/.test(walk.source(clause))) throw new WalkGivenUp();
  for (const item of clause === undefined ? [] : namedChildren(clause)) {
    const value = childInField(item, 'value') ?? item;
    const [opened, target] = value.type === 'as_pattern' ? namedChildren(value) : [value];
    const result = opened === undefined ? clean : evaluate(walk, opened);
    const name = target === undefined ? undefined : (namedChildren(target)[0] ?? target);
    if (name !== undefined) bindTarget(walk, name, result);
  }
  const body = childInField(node, 'body');
  if (body !== null) runBlock(walk, body);
}

function define(walk: Walk, statement: SyntaxNode): void {
  const definition =
    statement.type === 'decorated_definition' ? childInField(statement, 'definition') : statement;
  const name = definition === null ? null : childInField(definition, 'name');
  if (definition === null || name === null) return;
  const isClass = definition.type === 'class_definition';
  // A decorator may have made anything of it.
  const value: Value =
    statement !== definition && !isClass
      ? clean
      : isClass
        ? { kind: 'class', node: definition }
        : { kind: 'function', node: definition, receiver: null };
  walk.assign(walk.source(name), value);
}

function runImport(walk: Walk, node: SyntaxNode): void {
  for (const { module, name, boundTo } of importsOf(walk.tree.text, node)) {
    if (boundTo === null) continue;
    const isFirstPart = name === null && module.startsWith(`${boundTo}.`);
    const path = name === null ? (isFirstPart ? boundTo : module) : `${module}.${name}`;
    const isEnvironment = /^os\.environb?$/.test(path);
    walk.assign(boundTo, isEnvironment ? { kind: 'environment' } : { kind: 'library', paths: [path] });
  }
}

function runMatch(walk: Walk, node: SyntaxNode): void {
  const subject = childInField(node, 'subject');
  if (subject !== null) evaluate(walk, subject);
  const body = childInField(node, 'body') ?? node;
  const blocks = namedChildren(body).flatMap((each) =>
    each.type === 'case_clause' ? (childInField(each, 'consequence') ?? []) : [],
  );
  walk.runWays([...blocks.map((block) => () => runBlock(walk, block)), () => {}]);
}
