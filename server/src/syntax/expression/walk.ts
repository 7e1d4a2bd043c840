import type { ExpressionNode } from './nodes.js';

/** What a node directly holds, in the order of the text. */
export function childrenOf(node: ExpressionNode): readonly ExpressionNode[] {
  switch (node.kind) {
    case 'constant':
    case 'digits':
    case 'variable':
    case 'backreference':
    case 'literal':
    case 'pattern':
      return [];
    case 'negation':
      return [node.operand];
    case 'grouping':
      return [node.condition];
    case 'junction':
    case 'comparison':
    case 'binaryTest':
    case 'concatenation':
      return [node.left, node.right];
    case 'membership':
      return [node.word, node.list];
    case 'match':
      return [node.word, node.pattern];
    case 'unaryTest':
      return [node.word];
    case 'functionCall':
    case 'listCall':
      return [node.argument];
    case 'quoted':
      return node.text === null ? [] : [node.text];
    case 'text':
      return node.parts;
    case 'wordList':
      return node.words;
  }
}

/** All nodes, those around others first, in the order of the text, however deep they are. */
export function* walkExpression(roots: readonly ExpressionNode[]): Generator<ExpressionNode> {
  const open = [...roots].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    const children = childrenOf(node);
    for (let at = children.length - 1; at >= 0; at--) {
      const child = children[at];
      if (child !== undefined) open.push(child);
    }
  }
}
