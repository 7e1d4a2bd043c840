import { type Section, visitNodes } from '../../syntax/htaccess/nodes.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import type { Refusal } from '../../verdict/refusal.js';
import type { Finding, HtaccessContext, HtaccessRule } from '../rule.js';
import { editFile, safeFix } from '../shared/fixes.js';
import { whyRefused } from '../shared/refusals.js';
import { quoted } from '../shared/wording.js';
import { closingTagFor } from './closingTag.js';

/** A section that is opened and never closed, or whose closing tag Apache does not take for one. */
export const unclosedSection: HtaccessRule = {
  name: 'unclosed-section',
  target: 'htaccess',
  severity: 'error',
  summary: 'A section is never closed: 500, or more lines in it than it seems.',

  check(context: HtaccessContext) {
    const refused = new Map<Section, Refusal>();
    for (const refusal of context.refusals) {
      if (refusal.kind === 'unclosed-section' && refusal.node.kind === 'section') {
        refused.set(refusal.node, refusal);
      }
    }
    const findings: Finding[] = [];
    visitNodes(context.file.document.nodes, (node, sections) => {
      if (node.kind !== 'section') return;
      const refusal = refused.get(node) ?? null;
      if (node.end === null) findings.push(neverClosed(context, node, sections.at(-1) ?? null, refusal));
      else if (refusal !== null) findings.push(brokenClosingTag(context, node, node.end, refusal));
    });
    return findings;
  },
};

function neverClosed(
  { file }: HtaccessContext,
  section: Section,
  outer: Section | null,
  refusal: Refusal | null,
): Finding {
  const name = quoted(section.open.name.value);
  return {
    span: section.open.span,
    severity: refusal === null ? 'warning' : 'error',
    message: {
      what: `<${name}> is opened here and never closed.`,
      why:
        refusal === null
          ? `Apache accepts it, and takes every line up to ${
              outer?.end == null ? 'the end of the file' : `line ${outer.end.line.lastLine}`
            } as part of the section.`
          : whyRefused(refusal),
      remedy: `Write </${name}> on a line of its own where the section is to end.`,
      ...(refusal !== null && { log: refusal.message }),
    },
    // A closing tag of another name in it is the better place to mend: that finding has a fix of its own.
    ...(!section.children.some(({ kind }) => kind === 'unmatchedSectionEnd') && {
      fixes: () => [
        safeFix(`Close <${name}>`, editFile(file.path, closingTagFor(file.document, section, outer))),
      ],
    }),
  };
}

function brokenClosingTag(
  { file }: HtaccessContext,
  { open }: Section,
  end: NonNullable<Section['end']>,
  refusal: Refusal,
): Finding {
  const name = quoted(open.name.value);
  const bracket: TextEdit = insertion(end.span.end, '>');
  return {
    span: end.span,
    message: {
      what: end.closed
        ? `Apache does not take this line for the end of the <${name}> of line ${open.line.lastLine}.`
        : `The closing tag of <${name}> lacks its ">".`,
      why: whyRefused(refusal),
      remedy: `Let the line be </${name}> and nothing else.`,
      log: refusal.message,
    },
    ...(!end.closed && { fixes: () => [safeFix('Add the missing ">"', editFile(file.path, bracket))] }),
  };
}
