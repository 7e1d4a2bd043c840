import type { PythonScript } from '../../syntax/script/python/pythonScript.js';
import { type PythonTree, pythonTree } from '../../syntax/script/python/pythonTree.js';
import type { RequestFlow } from '../../syntax/script/python/requestData/requestFlows.js';
import { childInField, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import { importedFunction } from '../shared/neededImports.js';

/** `html.escape(...)` around the place; null where that would not write the same for harmless data. */
export function escapeEdits(
  text: string,
  python: PythonScript,
  { place, call }: RequestFlow,
): readonly TextEdit[] | null {
  if (python.version === 2) return null;
  const tree = pythonTree(text, python.tree);
  if (isBytes(tree, place, call) || isJoined(tree, place) || /_splat$/.test(place.type)) return null;
  const escaping = importedFunction(tree, python.imports, { module: 'html', name: 'escape' }, 'html_escape');
  if (escaping === null) return null;
  const [open, close] = isText(tree, place) ? ['(', ')'] : ['(str(', '))'];
  return [
    ...escaping.edits,
    insertion(place.span.start, `${escaping.name}${open}`),
    insertion(place.span.end, close),
  ];
}

const isBytes = (tree: PythonTree, place: SyntaxNode, call: SyntaxNode): boolean =>
  /\.encode\([^()]*\)$/.test(tree.source(place)) ||
  (tree.parent(tree.parent(place) ?? place) === call && /\.buffer\.|os\.write/.test(tree.source(call)));

/** `"".join(names)`: each of the names is to be escaped. */
function isJoined(tree: PythonTree, place: SyntaxNode): boolean {
  const list = tree.parent(place);
  const call = list?.type === 'argument_list' ? tree.parent(list) : null;
  const callee = call === null ? null : childInField(call, 'function');
  const method = callee?.type === 'attribute' ? childInField(callee, 'attribute') : null;
  return method !== null && /^(join|writelines)$/.test(tree.source(method));
}

/** What is added to a text is one; what is formatted or printed may be anything. */
function isText(tree: PythonTree, place: SyntaxNode): boolean {
  const parent = tree.parent(place);
  const operator = parent === null ? null : childInField(parent, 'operator');
  return operator?.type === '+' || operator?.type === '+=' || /string$/.test(place.type);
}
