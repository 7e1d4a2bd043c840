import type { SuppressionContext, SuppressionRule } from '../rule.js';

/** A comment that is meant to switch a rule off, and names none that there is. */
export const unknownSuppression: SuppressionRule = {
  name: 'unknown-suppression',
  target: 'suppression',
  severity: 'warning',
  summary: 'A comment switches off a rule that does not exist.',

  *check({ suppressions, ruleNames }: SuppressionContext) {
    for (const { suppression } of suppressions) {
      if (suppression.rules.length === 0) {
        yield {
          span: suppression.span,
          message: {
            what: 'This comment names no rule to switch off.',
            why: 'Without a name it has no effect.',
            remedy:
              'Name the rule behind the word: handler-doctor-disable-next-line per-request-cgi -- your reason.',
          },
        };
      }
      for (const rule of suppression.rules) {
        if (ruleNames.includes(rule.name)) continue;
        yield {
          span: rule.span,
          message: {
            what: `There is no rule "${rule.name}".`,
            why: 'The comment has no effect.',
            remedy: 'Write the name as the finding shows it; "handler-doctor rules" lists them all.',
          },
        };
      }
    }
  },
};
