import type { Truth } from '../apache/profile.js';
import type { Condition } from '../syntax/expression/nodes.js';
import { parseExpression } from '../syntax/expression/parser.js';
import { type Captures, unknownCaptures } from './expression/captures.js';
import { Evaluation, type EvaluationOptions, TooDeepError } from './expression/evaluation.js';
import type { SiteRequest } from './request.js';

/**
 * Whether a condition, as in `<If>`, holds for a request; `maybe` where it depends on what is not known: the visitor
 * and all that his browser sends, the server and its environment, the time, other requests (`-U`, and `-F` of what is
 * there), addresses (`-ipmatch`, `-R`), lists of a certificate, hashes, and patterns that `regularExpression` does not
 * know. A condition that the server does not parse is `maybe` too: it refuses the file. Source: `ap_expr_eval` in
 * server/util_expr_eval.c.
 *
 * An `<If>` that asks `-U` or `-F` asks it again for the file that it asks about, where it stands above that too, up to
 * ten deep; several such conditions multiply, and seven of them kept 2.4.71 busy for minutes.
 *
 * @param text the condition as the directive gets it: quoting of its words resolved.
 */
export function expressionTruth(text: string, request: SiteRequest, options: EvaluationOptions): Truth {
  return evaluated(text, request, options).truth;
}

export interface Evaluated {
  readonly truth: Truth;
  /**
   * What `%1` stands for behind a RewriteCond of this condition that holds. Not known where no pattern with groups was
   * asked: 2.4.71 then takes it from memory that nobody has set, and its process may end (seen).
   */
  readonly captures: Captures;
}

/** The same, with what its patterns have matched. */
export function evaluated(text: string, request: SiteRequest, options: EvaluationOptions): Evaluated {
  const condition = conditionIn(text);
  if (condition === null) return { truth: 'maybe', captures: unknownCaptures };
  const evaluation = new Evaluation(request, options);
  try {
    const truth = evaluation.truth(condition);
    return { truth, captures: evaluation.matched ? evaluation.captures : unknownCaptures };
  } catch (error) {
    if (error instanceof TooDeepError) {
      return { truth: evaluation.branched ? 'maybe' : 'no', captures: unknownCaptures };
    }
    throw error;
  }
}

/** A section is asked of every file in its folder. */
const conditions = new Map<string, Condition | null>();
const mostConditions = 1024;

function conditionIn(text: string): Condition | null {
  const known = conditions.get(text);
  if (known !== undefined) return known;
  const { root, failure } = parseExpression(text, 'condition');
  const condition = failure === null && root !== null && root.kind !== 'text' ? root : null;
  if (conditions.size >= mostConditions) conditions.clear();
  conditions.set(text, condition);
  return condition;
}
