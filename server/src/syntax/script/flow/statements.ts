import type { Span } from '../../../text/span.js';
import { evaluate, holds, knownCondition } from './expressions.js';
import type { Block, Expression, Statement } from './program.js';
import { itemsOf, joinedNames, piecesOf, textOf, unknownValue, type Value, widened } from './value.js';
import { ProgramFailed, type Walk } from './walk.js';

/** How a statement ends: with the next one, or out of a loop or a function. */
export type Completion =
  | { readonly kind: 'normal' }
  | { readonly kind: 'break' | 'continue'; readonly label: string | undefined }
  | { readonly kind: 'return'; readonly value: Value | null };

const normal: Completion = { kind: 'normal' };
const longestList = 100;
const nowhere: Span = { start: 0, end: 0 };

export function runBlock(walk: Walk, block: Block): Completion {
  for (const statement of block) {
    const completion = runStatement(walk, statement);
    if (completion.kind !== 'normal') return completion;
  }
  return normal;
}

function runStatement(walk: Walk, statement: Statement): Completion {
  walk.step();
  switch (statement.kind) {
    case 'write':
      walk.write(piecesOf(evaluate(walk, statement.value)), statement.at);
      return normal;
    case 'assign':
      runAssign(walk, statement);
      return normal;
    case 'evaluate':
      evaluate(walk, statement.value);
      return normal;
    case 'branch':
      return runBranch(walk, statement);
    case 'loop':
      return runLoop(walk, statement);
    case 'attempt':
      return runAttempt(walk, statement);
    case 'return':
      return { kind: 'return', value: statement.value === null ? null : evaluate(walk, statement.value) };
    case 'break':
    case 'continue':
      return { kind: statement.kind, label: statement.label };
    case 'exit':
      return walk.end();
    case 'fail':
      throw new ProgramFailed();
    case 'may-write':
      walk.mayHaveWritten(statement.at);
      return normal;
    case 'lost':
      return walk.lose(statement.because, statement.at);
  }
}

/** Runs one of the program's own functions; what it returns. */
export function runFunction(walk: Walk, name: string, args: readonly Value[], at: Span): Value {
  const definition = walk.program.functions.get(name);
  if (definition === undefined) {
    walk.mayHaveWritten(at);
    return unknownValue(at, true);
  }
  return walk.inFrame(definition, args, at, () => {
    for (const [index, parameter] of definition.parameters.entries()) {
      const whenMissing = definition.whenMissing?.get(parameter);
      if (args[index] === undefined && whenMissing !== undefined)
        walk.assign(parameter, evaluate(walk, whenMissing), true);
    }
    const completion = runBlock(walk, definition.body);
    const returned = completion.kind === 'return' ? completion.value : resultOf(walk, definition.result);
    return returned ?? unknownValue(at, true);
  });
}

const resultOf = (walk: Walk, result: Expression | null): Value | null =>
  result === null ? null : evaluate(walk, result);

function runAssign(walk: Walk, { name, value, append, declares }: Statement & { kind: 'assign' }): void {
  const added = evaluate(walk, value);
  const before = append ? walk.look(name) : null;
  if (!append) walk.assign(name, added, declares);
  else if (before?.kind === 'list' || (before === null && added.kind === 'list'))
    walk.assign(name, { kind: 'list', items: [...(before?.items ?? []), ...itemsOf(added)] }, declares);
  else walk.assign(name, textOf([...(before?.pieces ?? []), ...piecesOf(added)]), declares);
}

function runBranch(walk: Walk, branch: Statement & { kind: 'branch' }): Completion {
  if (walk.quietness.isQuietStatement(branch) && joinWays(walk, branch)) return normal;
  for (const { condition, body, isFailure } of branch.arms) {
    if (!holds(walk, condition)) continue;
    if (isFailure === true) walk.speculative = true;
    return runBlock(walk, body);
  }
  return runBlock(walk, branch.otherwise);
}

/** Where no way writes or leaves, and the names come to the same line by line, they need not be followed apart. */
function joinWays(walk: Walk, { arms, otherwise }: Statement & { kind: 'branch' }): boolean {
  if (arms.some(({ condition }) => knownCondition(walk, condition) !== null)) return false;
  const ways = [...arms.map(({ body }) => body), otherwise];
  const changes = ways.map((way) => walk.trial(() => void runBlock(walk, way)));
  const names = joinedNames(changes, (name) => walk.look(name));
  if (names === null) return false;
  for (const [name, value] of names) walk.assign(name, value, false);
  return true;
}

function runLoop(walk: Walk, loop: Statement & { kind: 'loop' }): Completion {
  const items = loop.items === null ? null : evaluate(walk, loop.items);
  if (items?.kind === 'list' && items.items.length <= longestList && itemsOf(items).every(isOneItem)) {
    for (const item of itemsOf(items)) {
      if (loop.name !== null) walk.assign(loop.name, item, true);
      const completion = runBlock(walk, loop.body);
      if (leaves(completion, loop)) return completion;
      if (completion.kind === 'break') return normal;
    }
    return normal;
  }
  return runSomeRounds(walk, loop);
}

/** Whether it goes on outside of the loop, and not just behind it. */
const leaves = (completion: Completion, { label }: Statement & { kind: 'loop' }): boolean => {
  if (completion.kind === 'normal') return false;
  return completion.kind === 'return' || (completion.label !== undefined && completion.label !== label);
};

/** What only shows when the script runs may be several items. */
const isOneItem = (item: Value & { kind: 'text' }): boolean =>
  item.pieces.some((piece) => piece.kind === 'text') || item.pieces.length === 0;

/** Any number of rounds: where the body writes, one round, or (which proves nothing) none. */
function runSomeRounds(walk: Walk, loop: Statement & { kind: 'loop' }): Completion {
  const { name, body, certain } = loop;
  if (!certain && !walk.quietness.isQuiet(body) && walk.choices.choose(2) === 1) {
    walk.speculative = true;
    return normal;
  }
  if (name !== null) walk.assign(name, unknownValue(nowhere, true), true);
  let completion: Completion = normal;
  const before = walk.replacedBy(() => {
    completion = walk.inLoop(() => runBlock(walk, body));
  });
  for (const [each, old] of before) {
    const after = walk.look(each);
    if (after !== null && old !== after) walk.assign(each, widened(old, after, nowhere), false);
  }
  return leaves(completion, loop) ? completion : normal;
}

/** Both ways: the body as it stands, and a failure in it, which proves nothing. */
function runAttempt(walk: Walk, { body, handler, always }: Statement & { kind: 'attempt' }): Completion {
  const run = (): Completion => {
    if (handler.length > 0 && !walk.quietness.isQuiet(handler) && walk.choices.choose(2) === 1) {
      walk.speculative = true;
      return runBlock(walk, handler);
    }
    try {
      return runBlock(walk, body);
    } catch (error) {
      if (!(error instanceof ProgramFailed)) throw error;
      return runBlock(walk, handler);
    }
  };
  const completion = run();
  const last = runBlock(walk, always);
  return last.kind === 'normal' ? completion : last;
}
