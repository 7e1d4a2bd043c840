import { nearestDirective } from '../../apache/directives.js';
import type { Fix } from '../../site/change.js';
import type { Section, UnmatchedSectionEnd } from '../../syntax/htaccess/nodes.js';
import { deletion } from '../../text/edit.js';
import type { HtaccessContext } from '../rule.js';
import { isSectionName, type SpacedTag, spacedTag } from '../shared/brokenTags.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { type Explanation, inApachesWords, refusalRule } from '../shared/refusalRule.js';
import { blankTakenAway, sectionsAround } from '../shared/repairs.js';
import { quoted } from '../shared/wording.js';

/** A closing tag that no open section has the name of. */
export const unmatchedSectionEnd = refusalRule(
  'unmatched-section-end',
  'A closing tag without the section that it would close: 500.',
  (refusal, context) => {
    const { node } = refusal;
    const { file } = context;
    if (node?.kind !== 'unmatchedSectionEnd') return inApachesWords(refusal);
    const around = sectionsAround(file.document, node);
    const open = around.findLast(({ end }) => end === null) ?? null;
    const spaced = open === null ? null : spacedTag(open);
    if (open !== null && spaced !== null) return openedWithBlank(node, open, spaced, context);
    const name = quoted(node.end.name);
    return {
      span: node.span,
      what:
        open === null
          ? `No section is open here that </${name}> could close.`
          : `</${name}> stands where <${quoted(open.open.nameText)}> of line ${open.open.line.lastLine} is open.`,
      remedy:
        open === null
          ? `Write the opening <${name} ...> above it, or delete the line.`
          : 'Let the name of the closing tag be that of the opening one.',
      fixes: () => fixesFor(file.path, node, open),
    };
  },
);

function openedWithBlank(
  { span }: UnmatchedSectionEnd,
  { open }: Section,
  { name, edit }: SpacedTag,
  context: HtaccessContext,
): Explanation {
  return {
    span,
    what: `No section is open here that this tag could close: line ${open.line.lastLine} has a blank in front of "${quoted(name)}".`,
    remedy: `Write <${quoted(name)} without a blank behind the bracket.`,
    fixes: () => blankTakenAway(edit, context),
  };
}

function fixesFor(path: string, { end }: UnmatchedSectionEnd, open: Section | null): readonly Fix[] {
  if (open === null) {
    return [
      unsafeFix(
        'Delete this closing tag',
        'If its opening tag was lost, the lines of that section hold for more requests than they were meant for.',
        editFile(path, deletion(end.line.span)),
      ),
    ];
  }
  const { name, line } = open.open;
  if (!isSectionName(name.value)) {
    if (nearestDirective(`<${name.value}`)?.name.toLowerCase() !== `<${end.name.toLowerCase()}`) return [];
    return [
      unsafeFix(
        `Write <${quoted(end.name)}> in line ${line.lastLine}`,
        'The name is a guess by the closing tag, and the section takes effect once its name is right.',
        editFile(path, { span: name.span, newText: end.name }),
      ),
    ];
  }
  const tag = `</${name.value}>`;
  return [
    unsafeFix(
      `Write ${quoted(tag)}`,
      `The section of line ${line.lastLine} then ends here.`,
      editFile(path, { span: end.span, newText: tag }),
    ),
  ];
}
