import { textOf } from '../../../text/span.js';
import type { Trouble } from '../../trouble.js';
import { rawExpressionTrouble } from '../expressionWords.js';
import type { Invocation } from '../invocation.js';
import { rawPatternTrouble } from '../patternWords.js';
import { argumentsOf, badDelimiters, shifted } from './argumentLine.js';
import { conditionPattern } from './conditionPattern.js';
import { flagsInField } from './flagField.js';

const known: ReadonlySet<string> = new Set(['nocase', 'nc', 'ornext', 'or', 'novary', 'nv']);

/**
 * `cmd_rewritecond` in mod_rewrite.c: the flags are looked at first. What it says of expressions is what 2.4.71 does,
 * in other words than versions before.
 */
export function rewriteCondTrouble(invocation: Invocation): Trouble | null {
  const { facts, rest } = invocation;
  const spans = argumentsOf(invocation);
  if ('kind' in spans) return spans;

  if (spans.flags !== null) {
    const flags = flagsInField(textOf(rest, spans.flags));
    if (flags === null) return badDelimiters(facts.name, spans.flags);
    for (const { key, keyAt } of flags) {
      const name = key.toLowerCase();
      if (!known.has(name)) {
        const at = shifted(keyAt, spans.flags.start);
        return { kind: 'invalid-rewrite-flag', message: `${facts.name}: unknown flag '${key}'`, at };
      }
    }
  }

  const written = textOf(rest, spans.second);
  const condition = conditionPattern(textOf(rest, spans.first), written);
  if (condition.kind === 'test') return null;
  const text = written.slice(condition.start);
  const start = spans.second.start + condition.start;
  if (condition.kind === 'expression') {
    const message = `${facts.name}: cannot compile expression in htaccess context "${text}"`;
    const form = 'condition';
    return rawExpressionTrouble(text, start, form, invocation, (problem) => `${message} ${problem}`);
  }
  const message = `${facts.name}: cannot compile regular expression '${text}'`;
  return rawPatternTrouble(text, start, message, invocation);
}
