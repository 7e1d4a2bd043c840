import type { Block, Condition, Statement } from '../../flow/program.js';
import type { PerlBlock, PerlExpression, PerlStatement } from '../perlSyntax.js';
import { visitBlock } from '../perlTree.js';
import { conditionOf } from './conditions.js';
import { define, defineConstants } from './definitions.js';
import { effectsOf } from './effects.js';
import { holdsUnderCgi } from './environment.js';
import { tellsOfFailure } from './failures.js';
import { inBlock, type Surroundings } from './surroundings.js';
import { evaluated, listValue } from './values.js';

/** @param around with the scope of the block, in which its names are declared */
export function blockStatements(block: PerlBlock, around: Surroundings): Block {
  return withRestored(
    localised(block),
    block.flatMap((statement) => statementsOf(statement, around)),
    around,
  );
}

function statementsOf(statement: PerlStatement, around: Surroundings): Block {
  switch (statement.kind) {
    case 'expression':
      return effectsOf(statement.expression, around);
    case 'if':
      return branchOf(statement, 0, inBlock(around));
    case 'loop':
      return loopOf(statement, inBlock(around));
    case 'foreach':
      return foreachOf(statement, inBlock(around));
    case 'block':
      return bareBlock(statement, around);
    case 'package':
      around.scope.currentPackage = statement.name;
      return [];
    case 'foreign':
      return [{ kind: 'lost', because: 'a module gives this statement its meaning', at: statement.span }];
    case 'sub':
      define(statement.name, statement.function, around);
      return [];
    case 'use':
      if (statement.module === 'constant' && !statement.no) defineConstants(statement.arguments, around);
      return [];
    case 'phase':
      runPhase(statement.name, blockStatements(statement.body, inBlock(around)), around);
      return [];
  }
}

function runPhase(name: string, body: Block, { parts }: Surroundings): void {
  if (name === 'END') parts.last.unshift(...body);
  else if (/^(?:BEGIN|INIT|CHECK|UNITCHECK)$/.test(name)) parts.first.push(...body);
}

function branchOf(
  statement: PerlStatement & { readonly kind: 'if' },
  index: number,
  around: Surroundings,
): Block {
  const arm = statement.arms[index];
  if (arm === undefined) return blockStatements(statement.otherwise, inBlock(around));
  const before: Statement[] = [];
  const condition = conditionOf(arm.condition, arm.negated, around, before);
  const body = blockStatements(arm.body, inBlock(around));
  const otherwise = branchOf(statement, index + 1, around);
  if (body.length === 0 && otherwise.length === 0) {
    if (condition.value !== null) evaluated(condition.value, before);
    return before;
  }
  if (tellsOfFailure(arm.condition, !arm.negated, around)) {
    const opposite = { ...condition, negated: !condition.negated };
    return [
      ...before,
      { kind: 'branch', arms: [{ condition: opposite, body: otherwise, isFailure: true }], otherwise: body },
    ];
  }
  const isFailure = tellsOfFailure(arm.condition, arm.negated, around);
  return [...before, { kind: 'branch', arms: [{ condition, body, isFailure }], otherwise }];
}

function loopOf(
  { condition: asked, until, body, bodyFirst, label }: PerlStatement & { readonly kind: 'loop' },
  around: Surroundings,
): Block {
  if (asked !== null && !until && !bodyFirst && holdsUnderCgi(asked) === false) return [];
  const before: Statement[] = [];
  const condition: Condition | null = asked === null ? null : conditionOf(asked, until, around, before);
  if (condition !== null && condition.value !== null) evaluated(condition.value, before);
  if (asked !== null && readsInput(asked)) before.push(nextLine(asked, around));
  const inner = blockStatements(body, { ...inBlock(around), loops: [...around.loops, label] });
  const certain = bodyFirst || asked === null || isAlwaysTrue(condition);
  return [
    {
      kind: 'loop',
      items: null,
      name: null,
      body: bodyFirst ? [...inner, ...before] : [...before, ...inner],
      certain,
      label: label ?? undefined,
    },
  ];
}

const isAlwaysTrue = (condition: Condition | null): boolean =>
  condition?.value?.kind === 'text' && /^[1-9]/.test(condition.value.text) && !condition.negated;

/** `while (<STDIN>)` gives `$_` the next line. */
const readsInput = (asked: PerlExpression): boolean => asked.kind === 'input';

const nextLine = ({ span }: PerlExpression, around: Surroundings): Statement => ({
  kind: 'assign',
  name: around.scope.resolve('$', '_'),
  value: { kind: 'unknown', lines: true, mayWrite: false, source: span },
  append: false,
  declares: false,
});

function foreachOf(
  { variable, list, body, label }: PerlStatement & { readonly kind: 'foreach' },
  around: Surroundings,
): Block {
  const before: Statement[] = [];
  const items = listValue(list, around, before);
  const name = loopName(variable, around);
  const inner = blockStatements(body, { ...around, loops: [...around.loops, label] });
  if (inner.length === 0) {
    evaluated(items, before);
    return before;
  }
  const loop: Statement = {
    kind: 'loop',
    items,
    name,
    body: inner,
    certain: false,
    label: label ?? undefined,
  };
  // A name of its own ends with the loop, any other is then as it was.
  const isOwn = name === null || variable?.kind === 'declaration';
  return [...before, ...(isOwn ? [loop] : withRestored([name], [loop], around))];
}

function loopName(variable: PerlExpression | null, { scope }: Surroundings): string | null {
  if (variable === null) return scope.resolve('$', '_');
  const single = variable.kind === 'declaration' ? variable.names[0] : variable;
  if (single?.kind !== 'variable') return null;
  if (variable.kind !== 'declaration') return scope.resolve(single.sigil, single.name);
  return variable.scope === 'our' ? scope.declareGlobal(single) : scope.declare(single);
}

/** A block is a loop that is run once: `last` leaves it. */
function bareBlock({ body, label }: PerlStatement & { readonly kind: 'block' }, around: Surroundings): Block {
  if (!isLeft(body)) return blockStatements(body, inBlock(around));
  const statements = blockStatements(body, { ...inBlock(around), loops: [...around.loops, label] });
  const once = { kind: 'text', text: '', source: { start: 0, end: 0 } } as const;
  return [
    {
      kind: 'loop',
      items: { kind: 'list', items: [once] },
      name: null,
      body: statements,
      certain: true,
      label: label ?? undefined,
    },
  ];
}

/** Whether `last` or `next` in a block concerns the block itself, or a loop around it that has a label. */
function isLeft(body: PerlBlock): boolean {
  let left = false;
  visitBlock(
    body,
    (expression) => {
      if (expression.kind === 'call' && /^(?:last|next)$/.test(expression.name)) left = true;
      return expression.kind !== 'function';
    },
    (statement) => !/^(?:loop|foreach|block|sub)$/.test(statement.kind),
  );
  return left;
}

/** Special variables that decide what `print` writes, and are the block's own. */
function localised(block: PerlBlock): readonly string[] {
  return block.flatMap((statement) => {
    if (statement.kind !== 'expression') return [];
    const { expression } = statement;
    const target = expression.kind === 'assignment' ? expression.target : expression;
    if (target.kind !== 'declaration' || target.scope !== 'local') return [];
    return target.names.flatMap((name) =>
      name.kind === 'variable' && name.sigil === '$' && /^[,\\"]$/.test(name.name) ? [`$${name.name}`] : [],
    );
  });
}

/** Names have the values behind the statements that they had before. */
export function withRestored(names: readonly string[], body: Block, { scope }: Surroundings): Block {
  const source = { start: 0, end: 0 };
  let whole = body;
  for (const name of names) {
    const kept = scope.temporary();
    const copy = (to: string, from: string, declares: boolean): Statement => ({
      kind: 'assign',
      name: to,
      value: { kind: 'variable', name: from, source },
      append: false,
      declares,
    });
    whole = [copy(kept, name, true), ...whole, copy(name, kept, false)];
  }
  return whole;
}
