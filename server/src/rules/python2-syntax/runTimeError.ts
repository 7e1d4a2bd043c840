import { descendants, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { type Span, textOf } from '../../text/span.js';

/** What the value of an expression is, for the error that Python 3.11 words by it. */
const types: Readonly<Record<string, string>> = {
  string: 'str',
  concatenated_string: 'str',
  tuple: 'tuple',
  integer: 'int',
  float: 'float',
  list: 'list',
  dictionary: 'dict',
};

/**
 * The error of a print statement that Python 3 compiles, and that fails when it is run: `print >>file` shifts
 * the function, `print("a") % b` reckons with what it returns, which is None. Null for one that does not compile.
 *
 * @returns the start of the line as far as the text tells it.
 */
export function runTimeError(text: string, tree: SyntaxNode, statement: Span): string | null {
  const node = [...descendants(tree)].find(
    ({ type, span }) =>
      /^(print|expression)_statement$/.test(type) &&
      span.start === statement.start &&
      span.end === statement.end,
  );
  if (node === undefined) return null;
  if (node.type === 'expression_statement') return ofOperation(text, innermostLeft(node));
  if (!node.children.some(({ type }) => type === 'chevron')) return null;
  const shift = "TypeError: unsupported operand type(s) for >>: 'builtin_function_or_method' and";
  const isStream = /^print\s*>>\s*sys\.std(out|err)\b/.test(textOf(text, node.span));
  return isStream
    ? `${shift} '_io.TextIOWrapper'. Did you mean "print(<message>, file=<output_stream>)"?`
    : shift;
}

/** The operation that is done first: the one on the call of print, or on its name. */
function innermostLeft(node: SyntaxNode): SyntaxNode {
  const [first] = node.children;
  const isPrint =
    first === undefined ||
    first.type === 'identifier' ||
    (first.type === 'call' && first.children[0]?.type === 'identifier');
  return isPrint ? node : innermostLeft(first);
}

function ofOperation(text: string, { type, children: [left, middle, right] }: SyntaxNode): string | null {
  const value = left?.type === 'call' ? 'NoneType' : 'builtin_function_or_method';
  switch (type) {
    case 'binary_operator': {
      const operator = middle === undefined ? '' : textOf(text, middle.span);
      const other = right === undefined ? undefined : types[right.type];
      const known = `TypeError: unsupported operand type(s) for ${operator}: '${value}' and`;
      return other === undefined ? known : `${known} '${other}'`;
    }
    case 'subscript':
      return `TypeError: '${value}' object is not subscriptable`;
    case 'call':
      return `TypeError: '${value}' object is not callable`;
    case 'attribute':
      return `AttributeError: '${value}' object has no attribute`;
    default:
      return null;
  }
}
