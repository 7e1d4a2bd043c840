import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import { textOf } from '../../text/span.js';
import type { HtaccessContext } from '../rule.js';
import { editFile, safeFix } from './fixes.js';
import type { Explanation } from './refusalRule.js';
import { wouldBeTaken } from './repairs.js';
import { quoted } from './wording.js';

/** `"RewriteEngine On"`: quotes around a directive and its arguments, which the server takes for one name. */
export function quotedLine(node: Directive | Section, context: HtaccessContext): Explanation | null {
  if (node.kind === 'section') return null;
  const { span, quote, closed } = node.name;
  if (quote === null) return null;
  const newText = textOf(context.file.document.text, {
    start: span.start + 1,
    end: span.end - (closed ? 1 : 0),
  });
  if (!/^[a-z]\w*\s/i.test(newText) || !wouldBeTaken(node, span, newText, context)) return null;
  return {
    span,
    what: 'Between quotes, a directive and its arguments are one name to Apache.',
    remedy: `Take the quotes away: ${quoted(newText)}`,
    fixes: () => [safeFix('Take the quotes away', editFile(context.file.path, { span, newText }))],
  };
}
