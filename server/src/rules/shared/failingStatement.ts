import type { EntrypointScript } from '../../syntax/script/entrypointScript.js';
import type { PythonTree } from '../../syntax/script/python/pythonTree.js';
import { ancestors } from '../../syntax/script/python/pythonTree.js';
import type { SyntaxNode } from '../../syntax/script/syntaxNode.js';

/**
 * What visitors get of a Python script that stops with an error at a node: no page at all, the beginning of one, or
 * that only shows when it runs.
 */
export type Failure = 'no-page' | 'cut-page' | 'unknown';

export function failureAt({ response }: EntrypointScript, tree: PythonTree, node: SyntaxNode): Failure {
  const isCertain = [...ancestors(tree, node)].every(
    ({ type }) =>
      !/^(function_definition|lambda|class_definition|if_statement|try_statement|for_statement|while_statement|with_statement|match_statement|conditional_expression|boolean_operator)$/.test(
        type,
      ),
  );
  if (!isCertain || response.kind !== 'read') return isCertain ? 'no-page' : 'unknown';
  const headerStands = response.paths.every(
    ({ end }) => end.kind === 'separator' && end.write.end <= node.span.start,
  );
  return headerStands ? 'cut-page' : 'no-page';
}
