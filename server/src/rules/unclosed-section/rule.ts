import type { Fix } from '../../site/change.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import type { LogicalLine } from '../../syntax/htaccess/logicalLines.js';
import { type Section, type SectionEnd, visitNodes } from '../../syntax/htaccess/nodes.js';
import { trimmed } from '../../syntax/htaccess/words.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import { textOf } from '../../text/span.js';
import type { Refusal } from '../../verdict/refusal.js';
import type { Finding, HtaccessContext, HtaccessRule } from '../rule.js';
import { isSectionName, lostSlash, lostSlashIn, swallowedTag } from '../shared/brokenTags.js';
import { closingPlaces } from '../shared/closingPlaces.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import { type Explanation, findingOf, inApachesWords } from '../shared/refusalRule.js';
import { withOneReading } from '../shared/refusals.js';
import {
  haveFewerRefusals,
  lineNumbered,
  refusedTags,
  refusedTagsAfter,
  sectionsAround,
} from '../shared/repairs.js';
import { quoted } from '../shared/wording.js';

/** A section that is opened and never closed, or whose tags Apache does not take for such. */
export const unclosedSection: HtaccessRule = {
  name: 'unclosed-section',
  target: 'htaccess',
  severity: 'error',
  summary: 'A section is never closed: 500, or more lines in it than it seems.',

  check(context: HtaccessContext) {
    const refused = new Set<unknown>();
    const unknown = new Set(
      context.refusals.flatMap(({ kind, node }) => (kind === 'unknown-directive' ? [node] : [])),
    );
    const findings: Finding[] = [];
    for (const refusal of withOneReading(context.refusals)) {
      if (refusal.kind !== 'unclosed-section') continue;
      refused.add(refusal.node);
      // What is wrong with the name is all that there is to say of the line.
      if (!unknown.has(refusal.node)) findings.push(findingOf(refusal, explain(refusal, context), context));
    }
    if (!context.file.document.hasUnclosedSection) return findings;
    visitNodes(context.file.document.nodes, (node, sections) => {
      if (node.kind !== 'section' || node.end !== null || refused.has(node)) return;
      if (unknown.has(node) || lostSlashIn(node) !== null) return;
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
    what: `The opening tag of <${quoted(open.nameText)}> lacks its ">".`,
    remedy: 'Close it with ">" at the end of the line.',
    fixes: () => ifCured('Add the missing ">"', insertion(at, '>'), context),
  };
}

/** Told where Apache notices: at the tag that closes a section around it, else where it is opened. */
function neverClosed(section: Section, refusal: Refusal, context: HtaccessContext): Explanation {
  const { open } = section;
  const name = quoted(open.nameText);
  const tag = tagAt(refusal, context);
  const around = sectionsAround(context.file.document, section);
  const closing = lostSlash(section, around);
  if (closing !== null) return slashMissing(section, closing, context);
  const swallowed = tagsOnOneLine(section, context, true);
  if (swallowed !== null) return { span: open.span, ...swallowed };
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

function slashMissing({ open }: Section, edit: TextEdit, context: HtaccessContext): Explanation {
  return {
    span: open.span,
    what: `This line opens a section, where ${quoted(edit.newText)} would close the one that is open.`,
    remedy: `Write ${quoted(edit.newText)}.`,
    fixes: () => ifCured(`Write ${quoted(edit.newText)}`, edit, context),
  };
}

/** A tag without an argument may lack that instead. */
function slashWritten(edit: TextEdit, context: HtaccessContext): readonly Fix[] {
  if (!isCured(edit, context, true)) return [];
  const { document, path } = context.file;
  const title = `Write ${quoted(edit.newText)}`;
  const change = editFile(path, edit);
  return [
    /^<[\\|]/.test(textOf(document.text, edit.span))
      ? safeFix(title, change)
      : unsafeFix(title, 'That the slash was lost is a guess, and the section then ends here.', change),
  ];
}

interface SwallowedTagExplanation extends Pick<Explanation, 'what' | 'remedy'> {
  readonly fixes: () => readonly Fix[];
}

/** `<IfModule mod_rewrite.c>RewriteEngine On</IfModule>`, `RewriteEngine On </IfModule>`. */
function tagsOnOneLine(
  section: Section,
  context: HtaccessContext,
  isRefused: boolean,
): SwallowedTagExplanation | null {
  const { document, path } = context.file;
  const swallowed = swallowedTag(document, section);
  if (swallowed === null) return null;
  const name = quoted(section.open.nameText);
  const edit = swallowed.edit(fileStyleOf(document).lineEnd);
  const title = 'Put each tag on a line of its own';
  const because = 'The lines of the section, and those below it, take effect then.';
  return {
    what: `</${name}> stands on line ${swallowed.line} behind something else, where Apache does not take it for a tag: <${name}> is never closed.`,
    remedy: 'Give each tag a line of its own.',
    fixes: () => (isCured(edit, context, isRefused) ? [unsafeFix(title, because, editFile(path, edit))] : []),
  };
}

const tagAt = ({ line, node }: Refusal, { file }: HtaccessContext): LogicalLine | null =>
  node?.kind === 'section' && line === node.open.line.lastLine ? null : lineNumbered(file.document, line);

function acceptedUnclosed(context: HtaccessContext, section: Section, outer: Section | null): Finding {
  const name = quoted(section.open.nameText);
  const swallowed = tagsOnOneLine(section, context, false);
  const end = outer?.end == null ? 'the end of the file' : `line ${outer.end.line.lastLine}`;
  return {
    span: section.open.span,
    severity: 'warning',
    message: {
      what: swallowed?.what ?? `<${name}> is opened here and never closed.`,
      why: `Apache accepts it, and takes every line up to ${end} as part of the section.`,
      remedy: swallowed?.remedy ?? `Write </${name}> on a line of its own where the section is to end.`,
    },
    ...(swallowed === null ? closingFixes(section, context, false) : { fixes: swallowed.fixes }),
  };
}

/** A closing tag of another name in it is the better place to mend: that finding has a fix of its own. */
function closingFixes(
  section: Section,
  context: HtaccessContext,
  isRefused: boolean,
): Pick<Finding, 'fixes'> {
  if (!isSectionName(section.open.nameText)) return {};
  if (section.children.some(({ kind }) => kind === 'unmatchedSectionEnd')) return {};
  const slash = lostSlashIn(section);
  if (slash !== null) return { fixes: () => slashWritten(slash, context) };
  return { fixes: () => closedAtEitherPlace(section, context, isRefused) };
}

function closedAtEitherPlace(section: Section, context: HtaccessContext, isRefused: boolean): readonly Fix[] {
  const { document, path } = context.file;
  const outer = sectionsAround(document, section).at(-1) ?? null;
  const { near, far, between } = closingPlaces(document, section);
  const title = `Close <${quoted(section.open.nameText)}>`;
  if (between === 0) return ifCured(title, far, context, isRefused);
  const fixes: Fix[] = [];
  if (near !== null && isCured(near, context, isRefused)) {
    const because = `Where it was to end is a guess: the ${between === 1 ? 'line below it then stands' : `${between} lines below it then stand`} outside of it.`;
    if (!isRefused || haveFewerRefusals([near], context))
      fixes.push(unsafeFix(title, because, editFile(path, near)));
  }
  if (isCured(far, context, isRefused)) {
    const because = `The section then takes in ${between === 1 ? '1 line' : `${between} lines`} more, which may not have been meant to be part of it.`;
    const where = outer === null ? 'at the end of the file' : 'at the end of the section around it';
    fixes.push(unsafeFix(`${title} ${where}`, because, editFile(path, far)));
  }
  return fixes;
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
function isCured(edit: TextEdit, context: HtaccessContext, isRefused: boolean): boolean {
  const before = refusedTags(context.refusals);
  if (before > mostTried) return false;
  const after = refusedTagsAfter(edit, context);
  return after < before || (!isRefused && after === before);
}

const ifCured = (
  title: string,
  edit: TextEdit,
  context: HtaccessContext,
  isRefused = true,
): readonly Fix[] =>
  isCured(edit, context, isRefused) ? [safeFix(title, editFile(context.file.path, edit))] : [];

/** Behind the name, whatever stands behind that. */
const bracketAt = ({ span, name }: SectionEnd): number => span.start + '</'.length + name.length;
