import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import { trimmed } from '../../syntax/htaccess/words.js';
import type { HtaccessContext } from '../rule.js';
import { editFile, safeFix } from './fixes.js';
import { quotedLine } from './quotedLine.js';
import type { Explanation } from './refusalRule.js';
import { lineOf, wouldBeTaken } from './repairs.js';

const double = /[\u201c-\u201f\u00ab\u00bb]/g;
const single = /[\u2018-\u201b]/g;

/** The text with the quotes that a keyboard has. */
export const plainQuotes = (text: string): string => text.replace(double, '"').replace(single, "'");

/**
 * Where the server would take the line with the quotes that a keyboard has, or without those around all of it; null
 * for any other trouble.
 */
export const typographicQuotes = (node: Directive | Section, context: HtaccessContext): Explanation | null =>
  fromWordProcessor(node, context) ?? quotedLine(node, context);

function fromWordProcessor(node: Directive | Section, context: HtaccessContext): Explanation | null {
  const line = lineOf(node);
  if (!/[\u2018-\u201f\u00ab\u00bb]/.test(line.text)) return null;
  const { start, end } = trimmed(line.text);
  const newText = plainQuotes(line.text.slice(start, end));
  const span = line.sourceSpan(start, end);
  if (!wouldBeTaken(node, span, newText, context)) return null;
  const places = [...line.text.matchAll(/[\u2018-\u201f\u00ab\u00bb]/g)].map(({ index }) => index);
  const first = places[0] ?? start;
  const last = places.at(-1) ?? end;
  return {
    span: line.sourceSpan(first, last + 1),
    what: 'The quotes on this line are those of a word processor, which are no quotes to Apache.',
    remedy: 'Write the plain quotes " or \'.',
    fixes: () => [safeFix('Write plain quotes', editFile(context.file.path, { span, newText }))],
  };
}
