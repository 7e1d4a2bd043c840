import { textOf } from '../../../text/span.js';
import { expressionProblem } from '../../expressions.js';
import { patternProblem } from '../../patterns.js';
import type { Trouble } from '../../trouble.js';
import type { Invocation } from '../invocation.js';
import { argumentsOf, badDelimiters, shifted } from './argumentLine.js';
import { conditionPattern } from './conditionPattern.js';
import { flagsInField } from './flagField.js';

const nocase: ReadonlySet<string> = new Set(['nocase', 'nc']);
const known: ReadonlySet<string> = new Set([...nocase, 'ornext', 'or', 'novary', 'nv']);

/**
 * `cmd_rewritecond` in mod_rewrite.c: the flags are looked at first. What it says of expressions is what 2.4.71 does,
 * in other words than versions before.
 */
export function rewriteCondTrouble(invocation: Invocation): Trouble | null {
  const { facts, rest } = invocation;
  const spans = argumentsOf(invocation);
  if ('kind' in spans) return spans;

  let ignoreCase = false;
  if (spans.flags !== null) {
    const flags = flagsInField(textOf(rest, spans.flags));
    if (flags === null) return badDelimiters(facts.name, spans.flags);
    for (const { key, keyAt } of flags) {
      const name = key.toLowerCase();
      if (!known.has(name)) {
        const at = shifted(keyAt, spans.flags.start);
        return { kind: 'invalid-rewrite-flag', message: `${facts.name}: unknown flag '${key}'`, at };
      }
      ignoreCase ||= nocase.has(name);
    }
  }

  const written = textOf(rest, spans.second);
  const condition = conditionPattern(textOf(rest, spans.first), written);
  if (condition.kind === 'test') return null;
  const text = written.slice(condition.start);
  const by = spans.second.start + condition.start;
  if (condition.kind === 'expression') {
    const problem = expressionProblem(text, 'condition', invocation);
    if (problem === null) return null;
    return {
      kind: 'invalid-expression',
      message: `${facts.name}: cannot compile expression in htaccess context "${text}" ${problem.message}`,
      at: shifted(problem.at, by),
      ...(problem.uncertain ? { uncertain: true } : {}),
    };
  }
  const problem = patternProblem(text, invocation, { ignoreCase });
  if (problem === null) return null;
  return {
    kind: 'invalid-regex',
    message: `${facts.name}: cannot compile regular expression '${text}'`,
    at: shifted(problem.at, by),
  };
}
