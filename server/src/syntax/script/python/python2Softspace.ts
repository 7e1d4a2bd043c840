import { namedChildren, type SyntaxNode } from '../syntaxNode.js';
import { type PrintStatement, printStatementOf } from './printStatement.js';
import { calledName, onlyExpression, type PythonTree } from './pythonTree.js';
import { literalValue } from './stringLiteral.js';

/**
 * What follows a print statement that ends in a comma: Python 2 remembers that a space is due and writes it
 * before the next item of a print statement, but neither before a line end nor before any other write; at the
 * end of the program it writes a line end instead.
 *
 * @param following the statements behind it in the same block.
 * @returns the text for `end=`; null where it depends on what runs next.
 */
export function endOfPrint(
  tree: PythonTree,
  print: PrintStatement,
  following: readonly SyntaxNode[],
): ' ' | '' | '\n' | null {
  const last = print.items.at(-1)?.node;
  const value = last == null ? null : literalValue(tree, last);
  if (value !== null && /[\n\t\r\v\f]$/.test(value)) return '';
  for (const statement of following) {
    const next = printStatementOf(tree, statement);
    if (next !== null) {
      if (next.file !== null) return null;
      return next.items.length === 0 ? '' : ' ';
    }
    const expression = onlyExpression(statement);
    const called = expression === null ? null : calledName(tree, expression);
    if (called === 'print') {
      const list = expression?.children.find((child) => child.type === 'argument_list');
      return list !== undefined && namedChildren(list).length > 0 ? ' ' : null;
    }
    if (called === 'sys.stdout.write') return '';
    if (!writesNothing(tree, statement)) return null;
  }
  return tree.parent(print.node)?.type === 'module' ? '\n' : null;
}

/** Assignments of what calls nothing, imports and definitions. */
function writesNothing(tree: PythonTree, statement: SyntaxNode): boolean {
  if (/^(import|import_from|function_definition|class_definition|pass)/.test(statement.type)) return true;
  const expression = onlyExpression(statement);
  if (expression === null) return false;
  return /assignment$/.test(expression.type) && !/\(/.test(tree.source(expression));
}
