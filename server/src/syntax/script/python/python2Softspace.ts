import { childInField, descendants, namedChildren, type SyntaxNode } from '../syntaxNode.js';
import { type PrintStatement, printStatementOf } from './printStatement.js';
import { calledName, isFunction, onlyExpression, type PythonTree, statementsOf } from './pythonTree.js';
import { literalValue } from './stringLiteral.js';

/** What is written next: an item of a print statement, a line end or another write, or nothing any more. */
type Next = 'item' | 'other' | 'end' | 'unknown';

/**
 * What a print statement that ends in a comma leaves behind: Python 2 remembers that a space is due and writes
 * it before the next item of a print statement, but neither before a line end nor before any other write; at
 * the end of the program it writes a line end instead.
 *
 * @returns the text for `end=`; null where it depends on what runs next.
 */
export function endOfPrint(tree: PythonTree, print: PrintStatement): ' ' | '' | '\n' | null {
  const last = print.items.at(-1)?.node;
  const value = last == null ? null : literalValue(tree, last);
  if (value !== null && /[\n\t\r\v\f]$/.test(value)) return '';
  const [next, ...others] = behind(tree, print.node);
  if (next === undefined || others.length > 0) return null;
  return { item: ' ' as const, other: '' as const, end: '\n' as const, unknown: null }[next];
}

/** Everything that may be written next once a statement is done. */
function behind(tree: PythonTree, statement: SyntaxNode): ReadonlySet<Next> {
  const block = tree.parent(statement);
  if (block === null) return new Set(['end']);
  const siblings = statementsOf(block);
  const following = siblings.slice(siblings.indexOf(statement) + 1);
  return first(tree, following, () => afterBlock(tree, block));
}

/** A block of a loop may be followed by itself; one of a function by whatever calls it. */
function afterBlock(tree: PythonTree, block: SyntaxNode): ReadonlySet<Next> {
  if (block.type === 'module') return new Set(['end']);
  let owner = tree.parent(block);
  if (owner === null || isFunction(owner)) return new Set(['unknown']);
  if (/^(for|while)_statement$/.test(owner.type)) {
    const loop = owner;
    const again = first(tree, statementsOf(block), () => new Set<Next>());
    return new Set([...again, ...behind(tree, loop)]);
  }
  if (/_clause$/.test(owner.type)) owner = tree.parent(owner) ?? owner;
  if (owner.type === 'try_statement') return new Set(['unknown']);
  return behind(tree, owner);
}

/** What the statements write first; `rest` where they write nothing. */
function first(
  tree: PythonTree,
  statements: readonly SyntaxNode[],
  rest: () => ReadonlySet<Next>,
): ReadonlySet<Next> {
  const [statement, ...others] = statements;
  if (statement === undefined) return rest();
  const later = (): ReadonlySet<Next> => first(tree, others, rest);
  const print = printStatementOf(tree, statement);
  if (print !== null)
    return new Set([print.file !== null ? 'unknown' : print.items.length > 0 ? 'item' : 'other']);
  const expression = onlyExpression(statement);
  const called = expression === null ? null : calledName(tree, expression);
  if (expression !== null && called === 'print') {
    const list = childInField(expression, 'arguments');
    return new Set([list !== null && namedChildren(list).length > 0 ? 'item' : 'unknown']);
  }
  if (called === 'sys.stdout.write') return new Set(['other']);
  const blocks = statement.children.flatMap((child) =>
    child.type === 'block' ? [child] : child.children.filter((each) => each.type === 'block'),
  );
  switch (statement.type) {
    case 'if_statement': {
      const ways = blocks.map((block) => first(tree, statementsOf(block), later));
      const hasElse = statement.children.some((child) => child.type === 'else_clause');
      return new Set([...ways.flatMap((way) => [...way]), ...(hasElse ? [] : later())]);
    }
    case 'for_statement':
    case 'while_statement':
      return new Set([
        ...blocks.flatMap((block) => [...first(tree, statementsOf(block), later)]),
        ...later(),
      ]);
    case 'function_definition':
    case 'class_definition':
      return later();
    default:
      return blocks.length === 0 && callsNothingOfItsOwn(tree, statement) ? later() : new Set(['unknown']);
  }
}

/** What the program itself does not define writes nothing that we could not see here. */
function callsNothingOfItsOwn(tree: PythonTree, statement: SyntaxNode): boolean {
  if (/^(return|break|continue|raise|exec)/.test(statement.type)) return false;
  const own = new Set(
    [...descendants(tree.root)]
      .filter((node) => /_definition$/.test(node.type))
      .map((node) => childInField(node, 'name'))
      .map((name) => (name === null ? '' : tree.source(name))),
  );
  return [...descendants(statement)].every((node) => {
    const called = calledName(tree, node);
    if (node.type !== 'call') return true;
    return (
      called !== null &&
      !own.has(called.split('.').at(-1) ?? '') &&
      !/^(sys\.|exit$|quit$|os\._exit)/.test(called)
    );
  });
}
