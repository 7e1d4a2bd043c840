import type { EntrypointScript } from '../../syntax/script/entrypointScript.js';
import {
  ancestors,
  calledName,
  enclosingFunction,
  isFunction,
  type PythonTree,
} from '../../syntax/script/python/pythonTree.js';
import { childInField, descendants, type SyntaxNode } from '../../syntax/script/syntaxNode.js';

/**
 * What visitors get of a Python script that stops with an error at a node: no page at all, the beginning of one, one of
 * both; `unknown` where it may well never come there.
 */
export type Failure = 'no-page' | 'cut-page' | 'some-page' | 'unknown';

export function failureAt({ response }: EntrypointScript, tree: PythonTree, node: SyntaxNode): Failure {
  if (!isReached(tree, node, new Set())) return 'unknown';
  // In a function the order of the text tells nothing of what was written before.
  if (enclosingFunction(tree, node) !== null) return 'some-page';
  const headerStands =
    response.kind === 'read' &&
    response.paths.every(({ end }) => end.kind === 'separator' && end.write.end <= node.span.start);
  return headerStands ? 'cut-page' : 'no-page';
}

const mayBeSkipped =
  /^(lambda|if_statement|elif_clause|else_clause|except_clause|for_statement|while_statement|match_statement|conditional_expression|boolean_operator|\w+_comprehension|generator_expression)$/;

/** Whether every run of the script comes to a node: no condition or loop is above it, and its function is called so. */
function isReached(tree: PythonTree, node: SyntaxNode, asked: Set<SyntaxNode>): boolean {
  for (const up of ancestors(tree, node)) {
    if (isFunction(up)) {
      if (asked.has(up)) return false;
      asked.add(up);
      return callsOf(tree, up).some((call) => isReached(tree, call, asked));
    }
    if (mayBeSkipped.test(up.type) && !isMain(tree, up)) return false;
  }
  return true;
}

const isMain = (tree: PythonTree, { type, children }: SyntaxNode): boolean =>
  type === 'if_statement' &&
  children.some(
    (child) => child.field === 'condition' && /^__name__\s*==\s*["']__main__["']$/.test(tree.source(child)),
  ) &&
  !children.some(({ field }) => field === 'alternative');

/** Methods are called by names that others may share: of them nothing is known. */
function callsOf(tree: PythonTree, definition: SyntaxNode): readonly SyntaxNode[] {
  const name = childInField(definition, 'name');
  const holder = tree.parent(definition);
  if (name === null || holder !== tree.root) return [];
  return [...descendants(tree.root)].filter((node) => calledName(tree, node) === tree.source(name));
}
