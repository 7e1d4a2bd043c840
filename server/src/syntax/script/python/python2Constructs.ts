import type { Span } from '../../../text/span.js';
import { descendants, namedChildren, type SyntaxNode } from '../syntaxNode.js';
import { inconsistentIndentation } from './indentation.js';
import { printStatementOf } from './printStatement.js';
import type { Python2Construct } from './pythonScript.js';
import type { PythonTree } from './pythonTree.js';

type Kind = Python2Construct['kind'];

/** What Python 3 refuses in a text that Python 2 takes. The grammar takes both. */
export function python2Constructs(tree: PythonTree): readonly Python2Construct[] {
  const found: Python2Construct[] = [];
  for (const node of descendants(tree.root)) {
    const kind = kindOf(tree, node);
    if (kind !== null) found.push({ kind, span: node.span });
  }
  const indentation = inconsistentIndentation(tree.text, tree.root);
  if (indentation !== null) found.push({ kind: 'mixed-tabs', span: indentation });
  return found.sort((a, b) => a.span.start - b.span.start);
}

function kindOf(tree: PythonTree, node: SyntaxNode): Kind | null {
  switch (node.type) {
    case 'print_statement':
      return 'print-statement';
    case 'expression_statement':
      return printStatementOf(tree, node)?.inPython3 === 'fails' ? 'print-statement' : null;
    case 'exec_statement':
      return 'exec-statement';
    case 'except_clause':
      return node.children.some((child) => child.type === ',') ? 'except-comma' : null;
    case 'raise_statement':
      return namedChildren(node)[0]?.type === 'expression_list' ? 'raise-comma' : null;
    case '<>':
      return 'not-equal';
    case 'integer':
      return integerKind(tree.source(node));
    case 'string':
      return stringKind(tree.text, node.children[0]?.span);
    case 'parameters':
    case 'lambda_parameters':
      return namedChildren(node).some(holdsTuple) ? 'tuple-parameter' : null;
    default:
      return null;
  }
}

function integerKind(digits: string): Kind | null {
  if (/l$/i.test(digits)) return 'long-literal';
  return /^0[0-9]*[1-9]/.test(digits) ? 'octal-literal' : null;
}

function stringKind(text: string, opening: Span | undefined): Kind | null {
  if (opening === undefined) return null;
  if (text[opening.start] === '`') return 'backticks';
  return /^ur/i.test(text.slice(opening.start, opening.end)) ? 'unicode-raw-string' : null;
}

/** `(a, b)` or `(a, b)=default` in a list of parameters. */
export const holdsTuple = (parameter: SyntaxNode): boolean =>
  parameter.type === 'tuple_pattern' || parameter.children.some((child) => child.type === 'tuple_pattern');
