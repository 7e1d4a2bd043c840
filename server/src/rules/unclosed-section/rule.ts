import type { Fix } from '../../site/change.js';
import type { LogicalLine } from '../../syntax/htaccess/logicalLines.js';
import { type Section, type SectionEnd, visitNodes } from '../../syntax/htaccess/nodes.js';
import { trimmed } from '../../syntax/htaccess/words.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import type { Refusal } from '../../verdict/refusal.js';
import type { Finding, HtaccessContext, HtaccessRule } from '../rule.js';
import { editFile, safeFix } from '../shared/fixes.js';
import { type Explanation, findingOf, inApachesWords } from '../shared/refusalRule.js';
import { lineNumbered, refusedTags, refusedTagsAfter, sectionsAround } from '../shared/repairs.js';
import { quoted } from '../shared/wording.js';
import { closingTagFor } from './closingTag.js';

/** A section that is opened and never closed, or whose tags Apache does not take for such. */
export const unclosedSection: HtaccessRule = {
  name: 'unclosed-section',
  target: 'htaccess',
  severity: 'error',
  summary: 'A section is never closed: 500, or more lines in it than it seems.',

  check(context: HtaccessContext) {
    const refused = new Set<unknown>();
    const findings: Finding[] = [];
    for (const refusal of context.refusals) {
      if (refusal.kind !== 'unclosed-section') continue;
      refused.add(refusal.node);
      findings.push(findingOf(refusal, explain(refusal, context)));
    }
    if (!context.file.document.hasUnclosedSection) return findings;
    visitNodes(context.file.document.nodes, (node, sections) => {
      if (node.kind !== 'section' || node.end !== null || refused.has(node)) return;
      findings.push(acceptedUnclosed(context, node, sections.at(-1) ?? null));
    });
    return findings;
  },
};

function explain(refusal: Refusal, context: HtaccessContext): Explanation {
  const { node } = refusal;
  if (node?.kind !== 'section') return inApachesWords(refusal);
  if (!node.open.closed && refusal.noticed.at === node.open.line.start) {
    return openBracket(node, context);
  }
  return node.end === null ? neverClosed(node, refusal, context) : brokenClosingTag(node, node.end, context);
}

function openBracket({ open }: Section, context: HtaccessContext): Explanation {
  const { end } = trimmed(open.line.text);
  const at = open.line.sourceSpan(0, end).end;
  return {
    span: open.span,
    what: `The opening tag of <${quoted(open.name.value)}> lacks its ">".`,
    remedy: 'Close it with ">" at the end of the line.',
    fixes: () => ifCured('Add the missing ">"', insertion(at, '>'), context),
  };
}

/** Told where Apache notices: at the tag that closes a section around it, else where it is opened. */
function neverClosed(section: Section, refusal: Refusal, context: HtaccessContext): Explanation {
  const { open } = section;
  const name = quoted(open.name.value);
  const tag = tagAt(refusal, context);
  const remedy = `Write </${name}> on a line of its own where the section is to end.`;
  const fixes = closingFixes(section, context, true);
  if (tag === null) {
    return { span: open.span, what: `<${name}> is opened here and never closed.`, remedy, ...fixes };
  }
  const { start, end } = trimmed(tag.text);
  return {
    span: tag.sourceSpan(start, end),
    what: `${quoted(tag.text.trim())} stands here while <${name}> of line ${open.line.lastLine} is still open.`,
    remedy,
    related: [{ path: context.file.path, span: open.span, message: `<${name}> is opened here.` }],
    ...fixes,
  };
}

const tagAt = ({ line, node }: Refusal, { file }: HtaccessContext): LogicalLine | null =>
  node?.kind === 'section' && line === node.open.line.lastLine ? null : lineNumbered(file.document, line);

function acceptedUnclosed(context: HtaccessContext, section: Section, outer: Section | null): Finding {
  const name = quoted(section.open.name.value);
  const end = outer?.end == null ? 'the end of the file' : `line ${outer.end.line.lastLine}`;
  return {
    span: section.open.span,
    severity: 'warning',
    message: {
      what: `<${name}> is opened here and never closed.`,
      why: `Apache accepts it, and takes every line up to ${end} as part of the section.`,
      remedy: `Write </${name}> on a line of its own where the section is to end.`,
    },
    ...closingFixes(section, context, false),
  };
}

/** A closing tag of another name in it is the better place to mend: that finding has a fix of its own. */
function closingFixes(
  section: Section,
  context: HtaccessContext,
  isRefused: boolean,
): Pick<Finding, 'fixes'> {
  if (section.children.some(({ kind }) => kind === 'unmatchedSectionEnd')) return {};
  const { document } = context.file;
  return {
    fixes: () => {
      const outer = sectionsAround(document, section).at(-1) ?? null;
      const tag = closingTagFor(document, section, outer);
      return ifCured(`Close <${quoted(section.open.name.value)}>`, tag, context, isRefused);
    },
  };
}

function brokenClosingTag({ open }: Section, end: SectionEnd, context: HtaccessContext): Explanation {
  const { value } = open.name;
  const name = quoted(value);
  const tag = { span: end.span, newText: `</${value}>` };
  return {
    span: end.span,
    what: end.closed
      ? `Apache does not take this line for the end of the <${name}> of line ${open.line.lastLine}.`
      : `The closing tag of <${name}> lacks its ">".`,
    remedy: `Let the line be </${name}> and nothing else.`,
    fixes: () =>
      end.closed
        ? ifCured(`Write </${name}> and nothing else`, tag, context)
        : ifCured('Add the missing ">"', insertion(bracketAt(end), '>'), context),
  };
}

/** Each is tried on the whole file; where so much is wrong, none is the cure. */
const mostTried = 20;

/** Tags depend on one another: a fix of one is none where others are then refused in its place. */
function ifCured(title: string, edit: TextEdit, context: HtaccessContext, isRefused = true): readonly Fix[] {
  const before = refusedTags(context.refusals);
  if (before > mostTried) return [];
  const after = refusedTagsAfter(edit, context);
  return after < before || (!isRefused && after === before)
    ? [safeFix(title, editFile(context.file.path, edit))]
    : [];
}

/** Behind the name, whatever stands behind that. */
const bracketAt = ({ span, name }: SectionEnd): number => span.start + '</'.length + name.length;
