import { dottedName, type PythonTree } from '../../syntax/script/python/pythonTree.js';
import { childInField, descendants, type SyntaxNode } from '../../syntax/script/syntaxNode.js';

/** What names stand for, whatever they were imported as: `environ` is `os.environ` behind `from os import environ`. */
export interface QualifiedNames {
  /** The full dotted name as imports alone make it: names given by assignment stand for themselves. */
  imported(node: SyntaxNode | null): string | null;
  /** The full dotted name of an identifier or attribute; null for what is no chain of names. */
  of(node: SyntaxNode | null): string | null;
  /** The full dotted name of what a call calls. */
  ofCall(node: SyntaxNode): string | null;
}

/** Names that a program gives to parts of sys and os by plain assignment, as `write = sys.stdout.write`. */
const worthFollowing = /^(sys\.std(in|out)|os\.environ|cgi\.FieldStorage)\b/;

export function qualifiedNames(tree: PythonTree): QualifiedNames {
  const meanings = new Map<string, string>();
  for (const node of descendants(tree.root)) {
    if (node.type === 'import_statement' || node.type === 'import_from_statement') {
      const module = childInField(node, 'module_name');
      const prefix = module === null ? '' : `${tree.source(module)}.`;
      for (const child of node.children.filter((each) => each.field === 'name')) {
        const name = childInField(child, 'name') ?? child;
        const alias = childInField(child, 'alias');
        const full = prefix + tree.source(name);
        if (alias !== null) meanings.set(tree.source(alias), full);
        else if (prefix !== '') meanings.set(tree.source(name), full);
      }
    }
  }
  const expand = (node: SyntaxNode | null, known: ReadonlyMap<string, string>): string | null => {
    const dotted = node === null || isMember(tree, node) ? null : dottedName(tree, node);
    if (dotted === null) return null;
    const [first = '', ...rest] = dotted.split('.');
    return [known.get(first) ?? first, ...rest].join('.');
  };
  const byImport = new Map(meanings);
  const imported = (node: SyntaxNode | null): string | null => expand(node, byImport);
  const of = (node: SyntaxNode | null): string | null => expand(node, meanings);
  for (const node of descendants(tree.root)) {
    if (node.type !== 'assignment') continue;
    const left = childInField(node, 'left');
    const meaning = of(childInField(node, 'right'));
    if (left?.type === 'identifier' && meaning !== null && worthFollowing.test(meaning)) {
      meanings.set(tree.source(left), meaning);
    }
  }
  return {
    imported,
    of,
    ofCall: (node) => (node.type === 'call' ? of(childInField(node, 'function')) : null),
  };
}

/** The part of `a.b` behind the dot and the name of a keyword argument speak of no variable of that name. */
const isMember = (tree: PythonTree, node: SyntaxNode): boolean =>
  node.type === 'identifier' &&
  (node.field === 'attribute' || (node.field === 'name' && tree.parent(node)?.type === 'keyword_argument'));
