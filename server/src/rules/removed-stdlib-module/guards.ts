import { ancestors, type PythonTree } from '../../syntax/script/python/pythonTree.js';
import { childInField, namedChildren, type SyntaxNode } from '../../syntax/script/syntaxNode.js';

const handlers =
  /^except\b[^:]*\b(ImportError|ModuleNotFoundError|AttributeError|NameError|Exception|BaseException)\b|^except\s*:/;

/** What a condition asks that tells one Python from another. */
const asksVersion =
  /\bversion_info\b|\bhexversion\b|\bsys\.version\b|\bPY[23]\b|\bhasattr\b|\bfind_spec\b|\bTYPE_CHECKING\b|\bpython_version/;

/** Whether the script has another way where something is lacking: a handler for that, or a question before it. */
export function isGuarded(tree: PythonTree, node: SyntaxNode): boolean {
  for (const up of ancestors(tree, node)) {
    if (
      up.type === 'try_statement' &&
      namedChildren(up).some((clause) => handlers.test(tree.source(clause)))
    ) {
      return true;
    }
    const condition = childInField(up, 'condition');
    if (
      /^(if|while)_statement$/.test(up.type) &&
      condition !== null &&
      asksVersion.test(tree.source(condition))
    ) {
      return true;
    }
    if (up.type === 'conditional_expression' && asksVersion.test(tree.source(up))) return true;
  }
  return false;
}
