import type { LibraryNames } from '../../syntax/script/python/libraryNames.js';
import type { PythonTree } from '../../syntax/script/python/pythonTree.js';
import { descendants, type SyntaxNode } from '../../syntax/script/syntaxNode.js';

/** A place where the script takes something out of a module, as `cgi.escape`. */
export interface ModuleUse {
  /** The dotted name below the module, as far as it is written: `escape`, `util.strtobool`. */
  readonly name: string;
  /** The expression that stands for the module's own member: `cgi.escape`, or `escape` where that was imported. */
  readonly node: SyntaxNode;
}

export interface ModuleUses {
  readonly uses: readonly ModuleUse[];
  /** Where the module is used as a whole, as in `getattr(cgi, name)`. */
  readonly whole: readonly SyntaxNode[];
}

export function usesOf(tree: PythonTree, names: LibraryNames, module: string): ModuleUses {
  const uses: ModuleUse[] = [];
  const whole: SyntaxNode[] = [];
  for (const node of descendants(tree.root)) {
    if (node.type !== 'identifier' || isPartOfImport(tree, node) || !isRead(tree, node)) continue;
    const chain = chainFrom(tree, node);
    const paths = chain.map((each) => names.pathsOf(each));
    if (paths[0]?.length !== 1) continue;
    const member = paths.findIndex(([path]) => path?.startsWith(`${module}.`));
    const found = chain[member];
    if (found !== undefined) {
      uses.push({ name: paths.at(-1)?.[0]?.slice(module.length + 1) ?? '', node: found });
    } else if (paths[0][0] === module) {
      whole.push(node);
    }
  }
  return { uses, whole };
}

/** The name, and the attributes that are taken from it, one of the other. */
function chainFrom(tree: PythonTree, name: SyntaxNode): readonly SyntaxNode[] {
  const chain = [name];
  let node = name;
  for (
    let up = tree.parent(node);
    up?.type === 'attribute' && node.field === 'object';
    up = tree.parent(node)
  ) {
    chain.push(up);
    node = up;
  }
  return chain;
}

function isRead(tree: PythonTree, node: SyntaxNode): boolean {
  const parent = tree.parent(node);
  if (parent?.type === 'attribute') return node.field === 'object';
  return !(parent?.type === 'keyword_argument' && node.field === 'name');
}

function isPartOfImport(tree: PythonTree, node: SyntaxNode): boolean {
  const parent = tree.parent(node);
  return parent?.type === 'dotted_name' || parent?.type === 'aliased_import';
}
