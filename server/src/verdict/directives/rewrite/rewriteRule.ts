import { textOf } from '../../../text/span.js';
import type { Trouble } from '../../trouble.js';
import type { Invocation } from '../invocation.js';
import { rawPatternTrouble } from '../patternWords.js';
import { argumentsOf, badDelimiters, shifted } from './argumentLine.js';
import { flagsInField } from './flagField.js';
import { ruleFlagProblem } from './ruleFlags.js';

/** `cmd_rewriterule` in mod_rewrite.c: the flags are looked at first, and the substitution is not. */
export function rewriteRuleTrouble(invocation: Invocation): Trouble | null {
  const { facts, rest } = invocation;
  const spans = argumentsOf(invocation);
  if ('kind' in spans) return spans;

  if (spans.flags !== null) {
    const flags = flagsInField(textOf(rest, spans.flags));
    if (flags === null) return badDelimiters(facts.name, spans.flags);
    for (const flag of flags) {
      const problem = ruleFlagProblem(flag);
      if (problem !== null) {
        const at = shifted(problem.part === 'key' ? flag.keyAt : flag.valueAt, spans.flags.start);
        return { kind: 'invalid-rewrite-flag', message: `${facts.name}: ${problem.message}`, at };
      }
    }
  }

  const start = spans.first.start + (rest[spans.first.start] === '!' ? 1 : 0);
  const pattern = rest.slice(start, spans.first.end);
  const message = `${facts.name}: cannot compile regular expression '${pattern}'`;
  return rawPatternTrouble(pattern, start, message, invocation);
}
