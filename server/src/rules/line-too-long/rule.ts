import type { Fix } from '../../site/change.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import type { LogicalLine } from '../../syntax/htaccess/logicalLines.js';
import type { PlacedNode } from '../../syntax/htaccess/nodes.js';
import { trimmed } from '../../syntax/htaccess/words.js';
import { encode } from '../../text/decode.js';
import type { HtaccessContext } from '../rule.js';
import { editFile, safeFix } from '../shared/fixes.js';
import { refusalRule } from '../shared/refusalRule.js';
import { lineNumbered } from '../shared/repairs.js';
import { isReplacedByNext, splitComment, splitDirective } from './split.js';

/** More than the server's buffer for a line holds. */
export const lineTooLong = refusalRule(
  'line-too-long',
  'A line, joined with those that it goes on in, is longer than Apache reads: 500.',
  (refusal, context) => {
    const { document, encoding } = context.file;
    const line = lineNumbered(document, refusal.line);
    const text = line?.text ?? '';
    const bytes = encode(text, encoding).length;
    const joined = line !== null && line.firstLine < line.lastLine;
    const isComment = text.trimStart().startsWith('#');
    const { start, end } = trimmed(text);
    return {
      span: line?.sourceSpan(start, end) ?? refusal.span,
      what: joined
        ? `These lines are one to Apache, since each ends in a backslash, and one of ${bytes} bytes.`
        : `This ${isComment ? 'comment' : 'line'} has ${bytes} bytes.`,
      remedy: `Keep a line below 8,192 bytes; a backslash at its end does not help, Apache counts what it joins. ${
        isComment ? 'Make it several comments.' : remedyOf(line, context)
      }`,
      fixes: () => (line === null ? [] : fixesFor(line, context)),
    };
  },
);

function remedyOf(line: LogicalLine | null, { file }: HtaccessContext): string {
  const node = line === null ? undefined : directiveOn(line, file)?.node;
  return node?.kind === 'directive' && isReplacedByNext(node)
    ? 'Shorten it: of several such lines the last one takes the place of the others.'
    : 'Write the directive several times, each with a part of it.';
}

const directiveOn = ({ start }: LogicalLine, { document }: HtaccessContext['file']): PlacedNode | undefined =>
  document.placed.find(({ node }) => node.kind === 'directive' && node.line.start === start);

function fixesFor(line: LogicalLine, { file }: HtaccessContext): readonly Fix[] {
  const { document, path } = file;
  const { start, end } = trimmed(line.text);
  const placed = directiveOn(line, file);
  const parts =
    placed?.node.kind === 'directive'
      ? splitDirective(placed.node, placed.sections)
      : splitComment(line.text.slice(start, end));
  if (parts === null) return [];
  const between = fileStyleOf(document).lineEnd + line.text.slice(0, start);
  const span = line.sourceSpan(start, end);
  return [safeFix(`Make it ${parts.length} lines`, editFile(path, { span, newText: parts.join(between) }))];
}
