import type { Truth } from '../../apache/profile.js';
import { regularExpression } from '../../syntax/pattern/regularExpression.js';
import type { Encoding } from '../../text/decode.js';
import { type Captures, capturesOf, noCaptures, unknownCaptures } from '../expression/captures.js';
import { numberOrder, orderIs, textOrder } from '../expression/comparisons.js';
import { inBytes, lowerCase } from '../expression/functions.js';
import { pathHolds } from '../expression/pathTests.js';
import { evaluated } from '../expressionTruth.js';
import { type Texts, truthFor } from '../texts.js';
import { negated } from '../truth.js';
import { type ExpansionContext, expanded } from './expansion.js';
import type { RewriteCondition } from './rewriteConfiguration.js';

export interface ConditionsResult {
  readonly truth: Truth;
  /** What `%1` stands for in the rule. */
  readonly captures: Captures;
}

/**
 * Whether the conditions of a rule hold (`apply_rewrite_rule`): all of them, where `OR` makes one of those that it joins
 * enough. An `OR` behind the last one lets the rule go on in any case.
 */
export function conditionsHold(
  conditions: readonly RewriteCondition[],
  context: ExpansionContext,
  encoding: Encoding,
): ConditionsResult {
  let captures: Captures = noCaptures;
  let truth: Truth = 'yes';
  for (let index = 0; index < conditions.length; ) {
    let group: Truth = 'no';
    for (let joins = true; joins; ) {
      const condition = conditions[index++];
      if (condition === undefined) return { truth, captures };
      joins = condition.or;
      if (group === 'yes') continue;
      const references = { ...context.references, condition: captures };
      const one = conditionHolds(condition, { ...context, references }, encoding);
      // With one before it that may hold, or where it may not hold itself, it may not be what is referred to.
      if (one.captures !== null)
        captures = group === 'no' && one.truth === 'yes' ? one.captures : unknownCaptures;
      if (one.truth !== 'no') group = one.truth;
    }
    if (group === 'no') return { truth: 'no', captures };
    if (group === 'maybe') truth = 'maybe';
  }
  return { truth, captures };
}

interface ConditionResult {
  readonly truth: Truth;
  /** Null where the condition leaves them as they were. */
  readonly captures: Captures | null;
}

/** `apply_rewrite_cond` */
function conditionHolds(
  condition: RewriteCondition,
  context: ExpansionContext,
  encoding: Encoding,
): ConditionResult {
  const result = /^expr$/i.test(condition.input)
    ? ofExpression(condition, context, encoding)
    : ofInput(condition, context, encoding);
  if (!condition.negated) return result.truth === 'no' ? { truth: 'no', captures: null } : result;
  return { truth: negated(result.truth), captures: null };
}

function ofExpression(
  { pattern }: RewriteCondition,
  { state, request }: ExpansionContext,
  encoding: Encoding,
): ConditionResult {
  const { query, pathInfo, name } = state;
  const fileName = name.whole;
  if (fileName === null) return { truth: 'maybe', captures: unknownCaptures };
  return evaluated(
    pattern,
    { ...request, query: query.whole, pathInfo, fileName },
    { encoding, phase: 'fixup' },
  );
}

function ofInput(
  condition: RewriteCondition,
  context: ExpansionContext,
  encoding: Encoding,
): ConditionResult {
  const { pattern, ignoreCase } = condition;
  const { texts } = expanded(condition.input, context);
  const test = /^-([fsdxhLlUF])$/.exec(pattern)?.[1];
  if (test !== undefined) {
    return { truth: truthFor(texts, (path) => pathHolds(test, path, context.request)), captures: null };
  }
  const [, number, limit = ''] = /^-(lt|le|gt|ge|eq|ne)(.+)$/s.exec(pattern) ?? [];
  if (number !== undefined) {
    return { truth: truthFor(texts, (text) => orderIs(number, numberOrder(text, limit))), captures: null };
  }
  const [, sign, other = ''] = /^([<>]=?|=)(.*)$/s.exec(pattern.length > 1 ? pattern : '') ?? [];
  if (sign !== undefined) {
    return { truth: truthFor(texts, (text) => textHolds(sign, text, other, ignoreCase)), captures: null };
  }
  return ofPattern(condition, texts, encoding);
}

/** Longer is greater, whatever it begins with, where case counts (`compare_lexicography`). */
function textHolds(sign: string, text: string, other: string, ignoreCase: boolean): boolean | null {
  const against = sign === '=' && other === '""' ? '' : other;
  if (ignoreCase) return orderIs(sign, textOrder(lowerCase(text), lowerCase(against)));
  const longer = inBytes(text).length - inBytes(against).length;
  return orderIs(sign, longer === 0 ? textOrder(text, against) : longer);
}

function ofPattern(
  { pattern, ignoreCase }: RewriteCondition,
  texts: Texts,
  encoding: Encoding,
): ConditionResult {
  const expression = regularExpression(pattern, { encoding, ignoreCase });
  if (expression === null) return { truth: 'maybe', captures: unknownCaptures };
  const truth = truthFor(texts, (text) => expression.matches(text));
  const [only = ''] = texts ?? [];
  return { truth, captures: texts?.length === 1 ? capturesOf(expression.match(only)) : unknownCaptures };
}
