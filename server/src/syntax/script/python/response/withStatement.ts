import { childInField, namedChildren, type SyntaxNode } from '../../syntaxNode.js';
import { bindTarget } from './assignments.js';
import { callMethodOf } from './definitions.js';
import { evaluate } from './expressions.js';
import type { Path } from './path.js';
import { type Completion, normal, runBlock } from './statements.js';
import { silent, type Value } from './values.js';

/** `with a as b, c:`; of the script's own classes what they do at the beginning and end is followed. */
export function runWith(path: Path, node: SyntaxNode): Completion {
  const clause = namedChildren(node).find(({ type }) => type === 'with_clause');
  const body = childInField(node, 'body');
  const entered: Value[] = [];
  for (const item of clause === undefined ? [] : namedChildren(clause)) {
    const value = childInField(item, 'value') ?? item;
    const [opened, target] = value.type === 'as_pattern' ? namedChildren(value) : [value, undefined];
    const manager = opened === undefined ? silent : evaluate(path, opened);
    const result = enter(path, manager, node);
    entered.push(manager);
    const bound = target === undefined ? undefined : (namedChildren(target)[0] ?? target);
    if (bound !== undefined) bindTarget(path, bound, result, item);
  }
  const completion = body === null ? normal : runBlock(path, body);
  for (const manager of entered.toReversed()) leave(path, manager, node);
  return completion;
}

function enter(path: Path, manager: Value, node: SyntaxNode): Value {
  switch (manager.kind) {
    case 'instance':
      return callMethodOf(path, manager, '__enter__', [], node);
    case 'redirection':
      path.stdout = manager.to;
      return manager.to;
    case 'foreign':
      path.mayHaveWritten();
      return manager;
    default:
      return manager;
  }
}

function leave(path: Path, manager: Value, node: SyntaxNode): void {
  switch (manager.kind) {
    case 'instance':
      callMethodOf(path, manager, '__exit__', [silent, silent, silent], node);
      return;
    case 'redirection':
      path.stdout = manager.from;
      return;
    case 'child':
      path.child(manager.output, node.span);
      return;
    case 'foreign':
      path.mayHaveWritten();
      return;
    default:
  }
}
