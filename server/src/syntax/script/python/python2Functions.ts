import { insertion, type TextEdit } from '../../../text/edit.js';
import { childInField, namedChildren, type SyntaxNode } from '../syntaxNode.js';
import { type CallArguments, callArguments, dottedName, type PythonTree } from './pythonTree.js';
import { statementOfCall, withoutStatement } from './statementEdits.js';

/** What is put in the place of a call, and the imports that it asks for. */
export interface PortedCall {
  readonly edits: readonly TextEdit[];
  /** As `from functools import reduce`. */
  readonly imports: readonly string[];
  /** What Python 3 may still do otherwise, a clause; null where nothing. */
  readonly doubt: string | null;
}

const ported = (edits: readonly TextEdit[], ...imports: readonly string[]): PortedCall => ({
  edits,
  imports,
  doubt: null,
});

/**
 * A call of a function that Python 3 has elsewhere, or does by other means; null for any other call.
 *
 * @param isDefined whether the program gives a name a meaning of its own
 */
export function portFunction(
  tree: PythonTree,
  call: SyntaxNode,
  isDefined: (name: string) => boolean,
): PortedCall | null {
  const callee = childInField(call, 'function');
  const given = callArguments(tree, call);
  if (callee === null || given === null || given.spread) return null;
  const name = dottedName(tree, callee) ?? '';
  if (callee.type === 'identifier' && isDefined(name)) return null;
  const [first, second, third] = given.positional;
  const count = given.positional.length + given.keywords.size;
  switch (name) {
    case 'reduce':
      return ported([], 'from functools import reduce');
    case 'intern':
      return ported([{ span: callee.span, newText: 'sys.intern' }], 'import sys');
    case 'apply':
      return first === undefined || second === undefined || given.keywords.size > 0
        ? null
        : ported(applied(call, first, second, third));
    case 'execfile':
      return first === undefined || count !== 1
        ? null
        : ported([
            { span: { start: callee.span.start, end: first.span.start }, newText: 'exec(open(' },
            insertion(first.span.end, ').read()'),
          ]);
    case 'cmp':
      return first === undefined || second === undefined || count !== 2
        ? null
        : compared(tree, call, first, second);
    case 'reload':
      return reloaded(tree, call, first);
    case 'sys.setdefaultencoding': {
      const statement = statementOfCall(tree, call);
      return statement === null ? null : ported([withoutStatement(tree, statement)]);
    }
    case 'sorted':
      return sortedBy(given, 1);
  }
  const method = callee.type === 'attribute' ? childInField(callee, 'attribute') : null;
  if (method !== null && tree.source(method) === 'sort') return sortedBy(given, 0);
  return digest(tree, name, callee, given);
}

/** `apply(f, values, names)` is `f(*values, **names)`. */
function applied(
  call: SyntaxNode,
  first: SyntaxNode,
  second: SyntaxNode,
  third: SyntaxNode | undefined,
): readonly TextEdit[] {
  const simple = /^(identifier|attribute|call|subscript)$/.test(first.type);
  return [
    { span: { start: call.span.start, end: first.span.start }, newText: simple ? '' : '(' },
    { span: { start: first.span.end, end: second.span.start }, newText: simple ? '(*' : ')(*' },
    ...(third === undefined ? [] : [insertion(third.span.start, '**')]),
  ];
}

/** What can be asked twice without doing anything twice. */
const isPure = (tree: PythonTree, node: SyntaxNode): boolean =>
  /^(identifier|attribute|subscript|integer|string|float)$/.test(node.type) ||
  (node.type === 'call' &&
    /^(len|str|int|float|abs)$/.test(tree.source(childInField(node, 'function') ?? node))) ||
  (node.type === 'call' && /\.(lower|upper|strip)\(\)$/.test(tree.source(node)));

function compared(
  tree: PythonTree,
  call: SyntaxNode,
  first: SyntaxNode,
  second: SyntaxNode,
): PortedCall | null {
  if (!isPure(tree, first) || !isPure(tree, second)) return null;
  const [one, other] = [tree.source(first), tree.source(second)];
  const parent = tree.parent(call)?.type ?? '';
  const sum = `(${one} > ${other}) - (${one} < ${other})`;
  const isWhole = /^(return_statement|assignment|lambda|argument_list|parenthesized_expression)$/.test(
    parent,
  );
  return ported([{ span: call.span, newText: isWhole ? sum : `(${sum})` }]);
}

/** `reload(sys)` brought back what `sys.setdefaultencoding` needs, which is nothing any more. */
function reloaded(tree: PythonTree, call: SyntaxNode, first: SyntaxNode | undefined): PortedCall | null {
  const statement = statementOfCall(tree, call);
  const isSys = first !== undefined && tree.source(first) === 'sys';
  return isSys && statement !== null
    ? ported([withoutStatement(tree, statement)])
    : ported([], 'from importlib import reload');
}

/** `words.sort(compare)` and `sorted(words, compare)`. */
function sortedBy({ positional, keywords, list }: CallArguments, place: number): PortedCall | null {
  const positioned = positional[place];
  const named = keywords.get('cmp');
  const compare = positioned ?? named;
  if (compare === undefined || compare.type === 'none' || positional.length > place + 1) return null;
  if (keywords.has('key') || (positioned !== undefined && named !== undefined)) return null;
  const argument = namedChildren(list).find((each) => each === compare || each.children.includes(compare));
  if (argument === undefined) return null;
  return ported(
    [
      { span: { start: argument.span.start, end: compare.span.start }, newText: 'key=cmp_to_key(' },
      insertion(compare.span.end, ')'),
    ],
    'from functools import cmp_to_key',
  );
}

const digests: ReadonlyMap<string, string> = new Map([
  ['md5.new', 'md5'],
  ['md5.md5', 'md5'],
  ['sha.new', 'sha1'],
  ['sha.sha', 'sha1'],
]);

/** `md5.new(text)`: hashlib hashes bytes. */
function digest(
  tree: PythonTree,
  name: string,
  callee: SyntaxNode,
  { positional }: CallArguments,
): PortedCall | null {
  const known = digests.get(name) ?? /^hashlib\.(md5|sha\d+)$/.exec(name)?.[1];
  if (known === undefined) return null;
  const [text] = positional;
  const encoded = text === undefined || /\.encode\(|\.read\(|^b['"]/.test(tree.source(text)) ? null : text;
  const simple = encoded === null || /^(identifier|attribute|call|subscript|string)$/.test(encoded.type);
  return {
    edits: [
      { span: callee.span, newText: `hashlib.${known}` },
      ...(encoded === null
        ? []
        : [
            ...(simple ? [] : [insertion(encoded.span.start, '(')]),
            insertion(encoded.span.end, simple ? '.encode()' : ').encode()'),
          ]),
    ],
    imports: ['import hashlib'],
    doubt: encoded === null ? null : 'hashes a text, which is encoded for that now',
  };
}
