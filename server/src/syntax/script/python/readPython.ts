import type { Shebang } from '../shebang.js';
import { descendants, type SyntaxNode } from '../syntaxNode.js';
import type { PythonScript } from './pythonScript.js';

/** Reads a script out of its tree. Never throws. */
export function readPython(_text: string, tree: SyntaxNode, _shebang: Shebang | null): PythonScript {
  const broken = [...descendants(tree)].find((node) => node.broken);
  return {
    tree,
    imports: [],
    python2Only: [],
    syntaxError: broken?.span ?? null,
    response: { kind: 'unknown', because: 'not read yet', at: null },
  };
}
