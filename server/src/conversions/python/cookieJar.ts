import { calledName, onlyExpression, statementsOf } from '../../syntax/script/python/pythonTree.js';
import { childInField, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import type { WriteReading } from './writes.js';

/**
 * The cookies that a statement prints as `Set-Cookie` lines: `print(cookie)` or `print(cookie.output())` of a
 * SimpleCookie. Null for anything else, and where none may be in it: then an empty line is printed, which ends
 * the header.
 */
export function printedCookies(
  reading: WriteReading,
  statement: SyntaxNode,
  value: SyntaxNode,
): SyntaxNode | null {
  const { tree, names, assigned } = reading;
  const isOutput =
    value.type === 'call' &&
    /\.output$/.test(calledName(tree, value) ?? '') &&
    /\(\s*\)$/.test(tree.source(value));
  const callee = isOutput ? childInField(value, 'function') : null;
  const jar = callee === null ? value : childInField(callee, 'object');
  if (jar?.type !== 'identifier') return null;
  const made = assigned.get(tree.source(jar));
  if (made === undefined || !/^(http\.cookies|Cookie)\.SimpleCookie$/.test(names.ofCall(made) ?? ''))
    return null;
  return isFilled(reading, statement, tree.source(jar)) ? jar : null;
}

/** Whether a cookie is put in on every way to the statement: in its block, or one around it. */
function isFilled({ tree }: WriteReading, statement: SyntaxNode, jar: string): boolean {
  for (let block = tree.parent(statement); block !== null; block = tree.parent(block)) {
    if (block.type !== 'block' && block.type !== 'module') continue;
    const before = statementsOf(block).filter(({ span }) => span.end <= statement.span.start);
    const fills = before.some((each) => {
      const expression = onlyExpression(each);
      const left = expression?.type === 'assignment' ? childInField(expression, 'left') : null;
      const object = left?.type === 'subscript' ? childInField(left, 'value') : null;
      return object?.type === 'identifier' && tree.source(object) === jar;
    });
    if (fills) return true;
  }
  return false;
}
