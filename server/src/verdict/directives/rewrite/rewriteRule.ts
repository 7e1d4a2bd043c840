import { textOf } from '../../../text/span.js';
import { patternProblem } from '../../patterns.js';
import type { Trouble } from '../../trouble.js';
import type { Invocation } from '../invocation.js';
import { argumentsOf, badDelimiters, shifted } from './argumentLine.js';
import { flagsInField } from './flagField.js';
import { ruleFlagProblem } from './ruleFlags.js';

/** `cmd_rewriterule` in mod_rewrite.c: the flags are looked at first, and the substitution is not. */
export function rewriteRuleTrouble(invocation: Invocation): Trouble | null {
  const { facts, rest } = invocation;
  const spans = argumentsOf(invocation);
  if ('kind' in spans) return spans;

  let ignoreCase = false;
  if (spans.flags !== null) {
    const flags = flagsInField(textOf(rest, spans.flags));
    if (flags === null) return badDelimiters(facts.name, spans.flags);
    for (const flag of flags) {
      const problem = ruleFlagProblem(flag);
      if (problem !== null) {
        const at = shifted(problem.part === 'key' ? flag.keyAt : flag.valueAt, spans.flags.start);
        return { kind: 'invalid-rewrite-flag', message: `${facts.name}: ${problem.message}`, at };
      }
      ignoreCase ||= /^no?c(?:ase)?$/i.test(flag.key);
    }
  }

  const start = spans.first.start + (rest[spans.first.start] === '!' ? 1 : 0);
  const pattern = rest.slice(start, spans.first.end);
  const problem = patternProblem(pattern, invocation, { ignoreCase });
  if (problem === null) return null;
  return {
    kind: 'invalid-regex',
    message: `${facts.name}: cannot compile regular expression '${pattern}'`,
    at: shifted(problem.at, start),
  };
}
