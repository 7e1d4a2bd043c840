import { deletion } from '../../text/edit.js';
import type { Span } from '../../text/span.js';
import type { SuppressionContext, SuppressionRule } from '../rule.js';
import { editFile, safeFix } from '../shared/fixes.js';

/** A comment that switches a rule off where the rule says nothing. */
export const unusedSuppression: SuppressionRule = {
  name: 'unused-suppression',
  target: 'suppression',
  severity: 'warning',
  summary: 'A comment switches off a rule that finds nothing there.',

  *check({ path, text, suppressions, ruleNames, silent }: SuppressionContext) {
    for (const { suppression, used } of suppressions) {
      for (const rule of suppression.rules) {
        if (used.has(rule.name) || silent.has(rule.name) || !ruleNames.includes(rule.name)) continue;
        const whole = suppression.rules.length === 1;
        yield {
          span: rule.span,
          message: {
            what: `This comment switches ${rule.name} off, and ${rule.name} finds nothing here.`,
            why: 'The trouble it once hid is gone; the comment would hide the next one without a word.',
            remedy: whole ? 'Delete the comment.' : `Take ${rule.name} out of the comment.`,
          },
          ...(whole && {
            fixes: () => [
              safeFix('Delete the comment', editFile(path, deletion(lineAround(text, suppression.span)))),
            ],
          }),
        };
      }
    }
  },
};

/** The comment with its indentation and line end: it always stands alone on its line. */
function lineAround(text: string, span: Span): Span {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const lineFeed = text.indexOf('\n', span.end);
  return { start, end: lineFeed < 0 ? text.length : lineFeed + 1 };
}
