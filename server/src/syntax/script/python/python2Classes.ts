import { insertion, type TextEdit } from '../../../text/edit.js';
import { childInField, namedChildren, type SyntaxNode } from '../syntaxNode.js';
import { onlyExpression, type PythonTree, statementsOf } from './pythonTree.js';
import { withoutStatement } from './statementEdits.js';

/** Methods by which Python 3 asks the same under another name. */
const renamedMethods: ReadonlyMap<string, string> = new Map([
  ['next', '__next__'],
  ['__nonzero__', '__bool__'],
  ['__div__', '__truediv__'],
  ['__unicode__', '__str__'],
]);

/** The methods of a class that Python calls by itself, and its metaclass. */
export function portClass(tree: PythonTree, node: SyntaxNode): readonly TextEdit[] {
  const body = childInField(node, 'body');
  const name = childInField(node, 'name');
  if (body === null || name === null) return [];
  const edits: TextEdit[] = [];
  const methods = new Set(statementsOf(body).flatMap((each) => methodName(tree, each) ?? []));
  for (const statement of statementsOf(body)) {
    const nameNode = statement.type === 'function_definition' ? childInField(statement, 'name') : null;
    const to = nameNode === null ? undefined : renamedMethods.get(tree.source(nameNode));
    // A method next is one of an iterator where the class says that it is one.
    const isOther = nameNode !== null && tree.source(nameNode) === 'next' && !methods.has('__iter__');
    if (nameNode !== null && to !== undefined && !methods.has(to) && !isOther) {
      edits.push({ span: nameNode.span, newText: to });
    }
    const assigned = onlyExpression(statement);
    const left = assigned?.type === 'assignment' ? childInField(assigned, 'left') : null;
    const right = assigned?.type === 'assignment' ? childInField(assigned, 'right') : null;
    if (left === null || right === null || tree.source(left) !== '__metaclass__') continue;
    edits.push(...metaclassEdits(node, name, tree.source(right)), withoutStatement(tree, statement));
  }
  return edits;
}

const methodName = (tree: PythonTree, statement: SyntaxNode): string | null => {
  const name = statement.type === 'function_definition' ? childInField(statement, 'name') : null;
  return name === null ? null : tree.source(name);
};

function metaclassEdits(node: SyntaxNode, name: SyntaxNode, metaclass: string): readonly TextEdit[] {
  const bases = childInField(node, 'superclasses');
  if (bases === null) return [insertion(name.span.end, `(metaclass=${metaclass})`)];
  const last = namedChildren(bases).at(-1);
  const at = last?.span.end ?? bases.span.start + 1;
  return [insertion(at, `${last === undefined ? '' : ', '}metaclass=${metaclass}`)];
}

/** Attributes of functions and methods. */
const renamedAttributes: ReadonlyMap<string, string> = new Map([
  ['func_code', '__code__'],
  ['func_defaults', '__defaults__'],
  ['func_dict', '__dict__'],
  ['func_doc', '__doc__'],
  ['func_globals', '__globals__'],
  ['func_name', '__name__'],
  ['im_func', '__func__'],
  ['im_self', '__self__'],
]);

export const renamedAttribute = (name: string): string | null => renamedAttributes.get(name) ?? null;
