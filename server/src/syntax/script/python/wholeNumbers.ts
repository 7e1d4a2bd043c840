import { childInField, namedChildren, type SyntaxNode } from '../syntaxNode.js';
import { bindingsIn } from './bindings.js';
import { calledName, type PythonTree } from './pythonTree.js';

/** What is known of the numbers in a program, for `/`, which rounds down under Python 2 where both are whole. */
export interface Numbers {
  isWhole(node: SyntaxNode | null): boolean;
  isFloat(node: SyntaxNode | null): boolean;
}

const wholeFunctions = new Set(['len', 'int', 'ord', 'long']);
const floatFunctions = new Set(['float', 'time.time', 'math.sqrt', 'random.random']);

/** A name counts as whole where everything that the program ever assigns to it is. */
export function numbersIn(tree: PythonTree): Numbers {
  const bindings = new Map<string, SyntaxNode[]>();
  for (const { name, by } of bindingsIn(tree, tree.root)) {
    bindings.set(name, [...(bindings.get(name) ?? []), by]);
  }
  const asked = new Set<string>();

  const isWholeBinding = (by: SyntaxNode): boolean => {
    const right = childInField(by, 'right');
    const isPlain = childInField(by, 'left')?.type === 'identifier';
    if (by.type === 'assignment') return isPlain && isWhole(right);
    if (by.type === 'augmented_assignment') {
      const operator = by.children.find((child) => child.field === 'operator');
      return /^(\+|-|\*|\/\/?|%)=$/.test(operator?.type ?? '') && isWhole(right);
    }
    if (by.type === 'for_statement' || by.type === 'for_in_clause') {
      if (!isPlain || right === null) return false;
      if (right.type === 'list' || right.type === 'tuple') return namedChildren(right).every(isWhole);
      return /^x?range$/.test(calledName(tree, right) ?? '');
    }
    return by.type === 'global_statement';
  };
  const isWholeName = (name: string): boolean => {
    // A name that depends on itself, as in `i = i + 1`, is whole if all else is.
    if (asked.has(name)) return true;
    asked.add(name);
    const all = bindings.get(name);
    const whole = all?.every(isWholeBinding) === true;
    asked.delete(name);
    return whole;
  };
  const isWhole = (node: SyntaxNode | null): boolean => {
    switch (node?.type) {
      case 'integer':
        return true;
      case 'identifier':
        return isWholeName(tree.source(node));
      case 'parenthesized_expression':
        return namedChildren(node).every(isWhole);
      case 'unary_operator':
        return isWhole(childInField(node, 'argument'));
      case 'binary_operator':
        return (
          childInField(node, 'operator')?.type !== '**' &&
          isWhole(childInField(node, 'left')) &&
          isWhole(childInField(node, 'right'))
        );
      case 'call':
        return wholeFunctions.has(calledName(tree, node) ?? '');
      default:
        return false;
    }
  };
  const isFloat = (node: SyntaxNode | null): boolean => {
    switch (node?.type) {
      case 'float':
        return true;
      case 'parenthesized_expression':
        return namedChildren(node).some(isFloat);
      case 'binary_operator':
        return isFloat(childInField(node, 'left')) || isFloat(childInField(node, 'right'));
      case 'call':
        return floatFunctions.has(calledName(tree, node) ?? '');
      default:
        return false;
    }
  };
  return { isWhole, isFloat };
}
