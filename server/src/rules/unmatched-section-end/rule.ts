import type { Fix } from '../../site/change.js';
import type { Section, UnmatchedSectionEnd } from '../../syntax/htaccess/nodes.js';
import { deletion } from '../../text/edit.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { inApachesWords, refusalRule } from '../shared/refusalRule.js';
import { sectionsAround } from '../shared/repairs.js';
import { quoted } from '../shared/wording.js';

/** A closing tag that no open section has the name of. */
export const unmatchedSectionEnd = refusalRule(
  'unmatched-section-end',
  'A closing tag without the section that it would close: 500.',
  (refusal, { file }) => {
    const { node } = refusal;
    if (node?.kind !== 'unmatchedSectionEnd') return inApachesWords(refusal);
    const around = sectionsAround(file.document, node);
    const open = around.findLast(({ end }) => end === null) ?? null;
    const name = quoted(node.end.name);
    return {
      span: node.span,
      what:
        open === null
          ? `No section is open here that </${name}> could close.`
          : `</${name}> stands where <${quoted(open.open.name.value)}> of line ${open.open.line.lastLine} is open.`,
      remedy:
        open === null
          ? `Write the opening <${name} ...> above it, or delete the line.`
          : 'Let the name of the closing tag be that of the opening one.',
      fixes: () => [fixFor(file.path, node, open)],
    };
  },
);

function fixFor(path: string, { end }: UnmatchedSectionEnd, open: Section | null): Fix {
  if (open === null) {
    return unsafeFix(
      'Delete this closing tag',
      'If its opening tag was lost, the lines of that section hold for more requests than they were meant for.',
      editFile(path, deletion(end.line.span)),
    );
  }
  const tag = `</${open.open.name.value}>`;
  return unsafeFix(
    `Write ${quoted(tag)}`,
    `The section of line ${open.open.line.lastLine} then ends here.`,
    editFile(path, { span: end.span, newText: tag }),
  );
}
