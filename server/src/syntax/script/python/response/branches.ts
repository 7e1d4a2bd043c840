import { childInField, namedChildren, type SyntaxNode } from '../../syntaxNode.js';
import { evaluate } from './expressions.js';
import { ExceptionRaised, type Path } from './path.js';
import { type Completion, normal, runBlock } from './statements.js';
import { joined, truthOf, type Value } from './values.js';

/** One arm of an `if` statement; the last one, `else`, has no condition. */
interface Arm {
  readonly condition: SyntaxNode | null;
  readonly body: SyntaxNode;
}

export function runIf(path: Path, node: SyntaxNode): Completion {
  const arms = [node, ...namedChildren(node).filter(({ field }) => field === 'alternative')].flatMap(
    (part) => {
      const body = childInField(part, 'consequence') ?? childInField(part, 'body');
      return body === null ? [] : [{ condition: childInField(part, 'condition'), body }];
    },
  );
  return runArms(path, arms);
}

function runArms(path: Path, arms: readonly Arm[]): Completion {
  const [arm, ...others] = arms;
  if (arm === undefined) return normal;
  if (arm.condition === null) return runBlock(path, arm.body);
  const truth = truthOf(evaluate(path, arm.condition)) ?? path.decided(arm.condition);
  const isQuiet = arms.every(({ condition, body }) =>
    [condition, body].every((part) => part === null || path.quietness.isQuiet(part)),
  );
  if (truth === null && isQuiet && runBoth(path, arm, others)) return normal;
  return (truth ?? path.decide(arm.condition)) ? runBlock(path, arm.body) : runArms(path, others);
}

/** Where neither way writes, they meet again behind the statement; false where they have to be told apart. */
function runBoth(path: Path, arm: Arm, others: readonly Arm[]): boolean {
  const one = path.trial(() => void runBlock(path, arm.body));
  const other = path.trial(() => void runArms(path, others));
  const both = new Map<string, Value>();
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    const [first, second] = [one, other].map((way) => way.get(name) ?? path.before(name));
    const value =
      first === undefined ? second : second === undefined ? first : joined(first, second, arm.body.span);
    if (value == null) return false;
    both.set(name, value);
  }
  path.takeOver(both);
  return true;
}

/**
 * The body to its end; and, where a handler would change what is written, each handler instead of it: when an
 * exception comes is not known, so such a way proves nothing.
 */
export function runTry(path: Path, node: SyntaxNode): Completion {
  const clauses = namedChildren(node);
  const handlers = clauses.filter(({ type }) => type === 'except_clause' || type === 'except_group_clause');
  const bodyOf = (clause: SyntaxNode | undefined): SyntaxNode | null =>
    clause === undefined
      ? null
      : (namedChildren(clause).findLast(({ type }) => type === 'block') ?? childInField(clause, 'body'));
  const run = (clause: SyntaxNode | undefined): Completion => {
    const body = bodyOf(clause);
    return body === null ? normal : runBlock(path, body);
  };
  const handle = (handler: SyntaxNode | undefined): Completion => {
    path.speculative = true;
    return run(handler);
  };
  const loud = handlers.filter((handler) => !path.quietness.isQuiet(handler));
  const way = loud.length === 0 ? 0 : path.choices.choose(1 + loud.length);
  const completion = ((): Completion => {
    if (way > 0) return handle(loud[way - 1]);
    try {
      const body = childInField(node, 'body');
      const ended = body === null ? normal : runBlock(path, body);
      return ended.kind === 'normal' ? run(clauses.find(({ type }) => type === 'else_clause')) : ended;
    } catch (error) {
      if (!(error instanceof ExceptionRaised) || handlers.length === 0) throw error;
      const catching = handlers.find((handler) => catches(path, handler, error));
      return catching === undefined ? handle(handlers[0]) : run(catching);
    }
  })();
  const last = run(clauses.find(({ type }) => type === 'finally_clause'));
  return last.kind === 'normal' ? completion : last;
}

/** Whether a handler takes an exception for certain. */
function catches(path: Path, handler: SyntaxNode, { of }: ExceptionRaised): boolean {
  const caught = /^except\s*\*?\s*([^:]*?)\s*(?:\bas\b|:)/.exec(path.tree.source(handler))?.[1] ?? '';
  if (/^(BaseException|Exception)?$/.test(caught)) return true;
  return of !== null && caught.split(/[\s(),]+/).includes(of);
}
