import type { Fix } from '../../site/change.js';
import type { Section, UnmatchedSectionEnd } from '../../syntax/htaccess/nodes.js';
import { deletion } from '../../text/edit.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { whyRefused } from '../shared/refusals.js';
import { quoted } from '../shared/wording.js';

/** A closing tag that no open section has the name of. */
export const unmatchedSectionEnd: HtaccessRule = {
  name: 'unmatched-section-end',
  target: 'htaccess',
  severity: 'error',
  summary: 'A closing tag without the section that it would close: 500.',

  *check({ file, refusals }: HtaccessContext) {
    if (!refusals.some(({ kind }) => kind === 'unmatched-section-end')) return;
    const around = new Map<UnmatchedSectionEnd, readonly Section[]>();
    for (const { node, sections } of file.document.placed) {
      if (node.kind === 'unmatchedSectionEnd') around.set(node, sections);
    }
    for (const refusal of refusals) {
      const { kind, node } = refusal;
      if (kind !== 'unmatched-section-end' || node.kind !== 'unmatchedSectionEnd') continue;
      const open = around.get(node)?.findLast(({ end }) => end === null) ?? null;
      const name = quoted(node.end.name);
      yield {
        span: node.span,
        message: {
          what:
            open === null
              ? `No section is open here that </${name}> could close.`
              : `</${name}> stands where <${quoted(open.open.name.value)}> of line ${open.open.line.lastLine} is open.`,
          why: whyRefused(refusal),
          remedy:
            open === null
              ? `Write the opening <${name} ...> above it, or delete the line.`
              : 'Let the name of the closing tag be that of the opening one.',
          log: refusal.message,
        },
        fixes: () => [fixFor(file.path, node, open)],
      };
    }
  },
};

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
