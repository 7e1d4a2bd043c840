import { childInField, type SyntaxNode } from '../../syntaxNode.js';
import { bindTarget } from './assignments.js';
import { evaluate } from './expressions.js';
import type { Path } from './path.js';
import { type Completion, normal, runBlock } from './statements.js';
import { iterated, silent, truthOf, type Value, widened } from './values.js';

const longestList = 100;
const mostRounds = 50;

export function runFor(path: Path, node: SyntaxNode): Completion {
  const left = childInField(node, 'left');
  const right = childInField(node, 'right');
  const body = childInField(node, 'body');
  if (left === null || right === null || body === null) return normal;
  const iterable = evaluate(path, right);
  const items = iterated(iterable, right.span);
  if (items !== null && items.length <= longestList) {
    for (const item of items) {
      bindTarget(path, left, item, right);
      const completion = runBlock(path, body);
      if (completion.kind === 'break') return normal;
      if (completion.kind === 'return') return completion;
    }
    return normal;
  }
  const bind = (): void => bindTarget(path, left, iterable.kind === 'foreign' ? iterable : silent, right);
  return runSome(path, body, bind);
}

export function runWhile(path: Path, node: SyntaxNode): Completion {
  const condition = childInField(node, 'condition');
  const body = childInField(node, 'body');
  if (condition === null || body === null) return normal;
  for (let round = 0; round < mostRounds; round++) {
    const truth = truthOf(evaluate(path, condition));
    if (truth === false) return normal;
    if (truth === null) return runSome(path, body, () => {});
    const completion = runBlock(path, body);
    if (completion.kind === 'break') return normal;
    if (completion.kind === 'return') return completion;
  }
  return path.lose('a loop has no end that could be seen', node.span);
}

/** Any number of rounds: where the body writes, one round, or (which proves nothing) none. */
function runSome(path: Path, body: SyntaxNode, bind: () => void): Completion {
  if (!path.quietness.isQuiet(body) && path.choices.choose(2) === 1) {
    path.speculative = true;
    return normal;
  }
  let completion = normal;
  const changed = path.trial(() => {
    bind();
    path.mayYieldOtherwise();
    completion = runBlock(path, body);
  });
  const after = new Map<string, Value>();
  for (const [name, value] of changed) {
    const old = path.before(name);
    after.set(name, old === undefined ? value : widened(old, value, body.span));
  }
  path.takeOver(after);
  return completion.kind === 'return' ? completion : normal;
}
