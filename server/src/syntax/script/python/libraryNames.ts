import { childInField, type SyntaxNode } from '../syntaxNode.js';
import { bindingsIn } from './bindings.js';
import type { PythonImport } from './pythonScript.js';
import type { PythonTree } from './pythonTree.js';

/** What the names of a program stand for, as far as imports alone decide it. */
export interface LibraryNames {
  /**
   * The dotted names of what a name or a chain of attributes stands for, as `cgi.escape` behind
   * `from cgi import escape as e`. More than one where imports in alternatives bind the name; none where the
   * program gives it a value of its own anywhere.
   */
  pathsOf(node: SyntaxNode): readonly string[];
}

export function libraryNames(tree: PythonTree, imports: readonly PythonImport[]): LibraryNames {
  const own = new Set<string>();
  for (const { name, by } of bindingsIn(tree, tree.root)) {
    if (!/import/.test(by.type) && by.type !== 'global_statement') own.add(name);
  }
  const paths = new Map<string, readonly string[]>();
  for (const { module, name, boundTo } of imports) {
    if (boundTo === null || own.has(boundTo)) continue;
    const path = name === null ? boundPath(module, boundTo) : `${module}.${name}`;
    const known = paths.get(boundTo) ?? [];
    if (!known.includes(path)) paths.set(boundTo, [...known, path]);
  }
  const pathsOf = (node: SyntaxNode): readonly string[] => {
    if (node.type === 'identifier') return paths.get(tree.source(node)) ?? [];
    if (node.type !== 'attribute') return [];
    const object = childInField(node, 'object');
    const name = childInField(node, 'attribute');
    if (object === null || name === null) return [];
    return pathsOf(object).map((path) => `${path}.${tree.source(name)}`);
  };
  return { pathsOf };
}

/** `import os.path` binds `os`; `import os.path as p` binds the module itself. */
const boundPath = (module: string, boundTo: string): string =>
  module.startsWith(`${boundTo}.`) ? boundTo : module;
