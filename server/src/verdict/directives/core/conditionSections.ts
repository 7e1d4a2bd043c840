import type { Section } from '../../../syntax/htaccess/nodes.js';
import { scanWord } from '../../../syntax/htaccess/words.js';
import { expressionTrouble, rawExpressionTrouble } from '../expressionWords.js';
import type { ArgumentCheck, ClosingCheck, EarlierSection } from '../invocation.js';
import { argumentTextOf } from '../sectionArguments.js';

/** Up to the last bracket, the first word is the condition. Source: `ifsection` in the server's `core.c`. */
export const conditionTrouble: ArgumentCheck = (invocation) => {
  const word = scanWord(argumentTextOf(invocation.rest));
  const message = (problem: string): string => `Cannot parse condition clause: ${problem}`;
  return word === null
    ? rawExpressionTrouble('', 0, 'condition', invocation, message)
    : expressionTrouble(word, 'condition', invocation, message);
};

/**
 * Of the conditions before it in the same scope, the last has to be one that may be followed by another,
 * whatever else stands between. The server looks behind all that the section holds. Source: `ap_add_if_conf` in
 * the server's `core.c`.
 */
export const alternativeTrouble: ClosingCheck = ({ around }) => {
  const before = lastConditions(around.earlier, around.guards);
  const fits = (name: string | null): boolean => name === '<If' || name === '<ElseIf';
  if (before.every(fits)) return null;
  return {
    kind: 'directive-not-allowed-here',
    message: '<Else> or <ElseIf> section without previous <If> or <ElseIf> section in same scope',
    ...(before.some(fits) && { uncertain: true }),
  };
};

/**
 * Which condition may be the last, null for none: where the profile does not say whether a guard holds, more
 * than one.
 */
function lastConditions(
  earlier: readonly EarlierSection[],
  guards: readonly Section[],
): readonly (string | null)[] {
  const possible: string[] = [];
  for (let at = earlier.length - 1; at >= 0; at--) {
    const section = earlier[at];
    if (section === undefined || !isCondition(section.name)) continue;
    possible.push(section.name);
    if (section.guards.every((guard) => guards.includes(guard))) return possible;
  }
  return [...possible, null];
}

const isCondition = (name: string): boolean => name === '<If' || name === '<ElseIf' || name === '<Else';

/** `<If>` says the same; it is among the facts, where `<ElseIf>` alone in a file is not asked so far. */
export const alternativeConditionTrouble: ClosingCheck = (invocation, section) => {
  const trouble = alternativeTrouble(invocation, section);
  if (trouble !== null) return trouble;
  const { rest, facts } = invocation;
  const bracket = rest.lastIndexOf('>');
  const first = scanWord(rest, 0, bracket);
  const second = first === null ? null : scanWord(rest, first.span.end, bracket);
  if (second === null) return null;
  return {
    kind: 'wrong-argument-count',
    message: `Multiple ${facts.name}> arguments not supported.`,
    at: { start: second.span.start, end: bracket },
  };
};
