import { namedChildren, type SyntaxNode } from '../../syntaxNode.js';
import { printStatementOf } from '../printStatement.js';
import { assignTo, augment } from './assignments.js';
import { runIf, runTry } from './branches.js';
import { printedPieces } from './calls.js';
import { definedValue, shown } from './definitions.js';
import { evaluate } from './expressions.js';
import { runFor, runWhile } from './loops.js';
import { runMatch } from './matchStatement.js';
import { runImport } from './moduleImports.js';
import { ExceptionRaised, type Path } from './path.js';
import { knownText, none, truthOf, type Value } from './values.js';
import { runWith } from './withStatement.js';

/** How a statement ends: with the next one, or out of a loop or a function. */
export type Completion =
  | { readonly kind: 'normal' | 'break' | 'continue' }
  | { readonly kind: 'return'; readonly value: Value };

export const normal: Completion = { kind: 'normal' };

/** @param block a module, or the body of a compound statement */
export function runBlock(path: Path, block: SyntaxNode): Completion {
  for (const statement of namedChildren(block)) {
    const completion = runStatement(path, statement);
    if (completion.kind !== 'normal') return completion;
  }
  return normal;
}

function runStatement(path: Path, node: SyntaxNode): Completion {
  path.step();
  if (node.broken) path.lose('it does not parse', node.span);
  switch (node.type) {
    case 'print_statement':
      return runPrint(path, node);
    case 'expression_statement':
      return runExpressionStatement(path, node);
    case 'if_statement':
      return runIf(path, node);
    case 'for_statement':
      return runFor(path, node);
    case 'while_statement':
      return runWhile(path, node);
    case 'try_statement':
      return runTry(path, node);
    case 'with_statement':
      return runWith(path, node);
    case 'match_statement':
      return runMatch(path, node);
    case 'exec_statement':
      return runUnfollowed(path, node);
    case 'function_definition':
    case 'class_definition':
    case 'decorated_definition': {
      const defined = definedValue(path, node);
      if (defined !== null) path.assign(defined.name, defined.value);
      return normal;
    }
    case 'import_statement':
    case 'import_from_statement':
      return runImport(path, node);
    case 'return_statement': {
      const [value] = namedChildren(node);
      return { kind: 'return', value: value === undefined ? none : evaluate(path, value) };
    }
    case 'raise_statement':
      return runRaise(path, node);
    case 'assert_statement': {
      const [condition] = namedChildren(node);
      if (condition !== undefined && truthOf(evaluate(path, condition)) === false) {
        throw new ExceptionRaised('AssertionError');
      }
      return normal;
    }
    case 'break_statement':
      return { kind: 'break' };
    case 'continue_statement':
      return { kind: 'continue' };
    case 'global_statement':
    case 'nonlocal_statement':
      for (const name of namedChildren(node)) {
        path.declare(path.tree.source(name), node.type === 'global_statement' ? 'global' : 'nonlocal');
      }
      return normal;
    default:
      return normal;
  }
}

function runExpressionStatement(path: Path, node: SyntaxNode): Completion {
  if (path.printIsStatement && printStatementOf(path.tree, node) !== null) return runPrint(path, node);
  for (const expression of namedChildren(node)) {
    if (expression.type === 'assignment') assignTo(path, expression);
    else if (expression.type === 'augmented_assignment') augment(path, expression);
    else evaluate(path, expression);
  }
  return normal;
}

/** Python 2: `print a, b` writes a blank between its values unless the one before ends in white space. */
function runPrint(path: Path, node: SyntaxNode): Completion {
  const print = printStatementOf(path.tree, node);
  if (print === null) return normal;
  if (print.file !== null) {
    const target = evaluate(path, print.file);
    if (target.kind === 'foreign' || target.kind === 'instance') path.mayHaveWritten();
    if (target.kind !== 'output') return normal;
  }
  const pieces = print.items.flatMap(({ value: expression }, index) => {
    const value = evaluate(path, expression);
    const before = index === 0 ? null : print.items[index - 1]?.value;
    const written = printedPieces(shown(path, value, node), node.span);
    return before == null || endsInWhiteSpace(path, before)
      ? written
      : [{ kind: 'text' as const, text: ' ', source: node.span }, ...written];
  });
  path.printLine(pieces, print.trailingComma, node.span);
  return normal;
}

const endsInWhiteSpace = (path: Path, expression: SyntaxNode): boolean =>
  expression.type === 'string' && /[\t\n\r\f\v]$/.test(knownText(evaluate(path, expression)) ?? '');

function runRaise(path: Path, node: SyntaxNode): Completion {
  const raised = namedChildren(node)[0];
  if (raised !== undefined) evaluate(path, raised);
  const name = raised === undefined ? null : (/^[\w.]+/.exec(path.tree.source(raised))?.[0] ?? null);
  if (name === 'SystemExit') path.end();
  throw new ExceptionRaised(name);
}

function runUnfollowed(path: Path, node: SyntaxNode): Completion {
  if (!path.quietness.isQuiet(node)) path.lose(`a ${node.type.replace('_', ' ')} is not followed`, node.span);
  return normal;
}
