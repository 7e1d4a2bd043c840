import type { DirectiveFacts } from '../../apache/directiveFacts.js';
import { conventionalName } from '../../apache/directives.js';
import type { Fix } from '../../site/change.js';
import type { Directive, HtaccessDocument, Section } from '../../syntax/htaccess/nodes.js';
import { deletion } from '../../text/edit.js';
import { textOf } from '../../text/span.js';
import type { Refusal } from '../../verdict/refusal.js';
import type { HtaccessContext } from '../rule.js';
import { displayOnlyFix, editFile, unsafeFix } from '../shared/fixes.js';
import { type Explanation, inApachesWords, lineRefusalRule } from '../shared/refusalRule.js';
import { argumentsOf, displayName, factsOf, nameWordOf } from '../shared/refusals.js';
import { refusalsAfter, sectionsAround } from '../shared/repairs.js';
import { quoted } from '../shared/wording.js';
import { equivalentFor } from './equivalents.js';
import { moveOut } from './moveOut.js';

/** A directive that belongs into the server's configuration, or outside of the section that it stands in. */
export const directiveNotAllowedHere = lineRefusalRule(
  'directive-not-allowed-here',
  'A directive that Apache accepts elsewhere, not in a .htaccess file or not in this section: 500.',
  (refusal, context) => {
    const { node } = refusal;
    const facts = factsOf(node);
    if (facts === null) return inApachesWords(refusal);
    if (/^<Else/.test(facts.name) && refusal.place === null && refusal.noticed.phase === 'applying') {
      return withoutCondition(node, facts);
    }
    return facts.htaccess === 'allowed'
      ? insideSection(node, facts, context)
      : inServerConfiguration(node, facts, context);
  },
);

/** Sections may stand where they want; these want another in front. */
const withoutCondition = (node: Directive | Section, facts: DirectiveFacts): Explanation => ({
  span: nameWordOf(node).span,
  what: `${displayName(facts.name)} has no <If> in front of it, in the same section.`,
  remedy: 'Put it directly behind the </If> or </ElseIf> that it is the other case of.',
});

function insideSection(
  node: Directive | Section,
  facts: DirectiveFacts,
  context: HtaccessContext,
): Explanation {
  const around = sectionsAround(context.file.document, node).at(-1);
  const where =
    around === undefined
      ? 'here'
      : `inside the section <${quoted(around.open.nameText)}> of line ${around.open.line.lastLine}`;
  return {
    span: nameWordOf(node).span,
    what: `${displayName(conventionalName(facts))} cannot stand ${where}.`,
    remedy: 'Move it in front of the section or behind it.',
    fixes: () => moveOut(node, context),
  };
}

function inServerConfiguration(
  node: Directive | Section,
  facts: DirectiveFacts,
  context: HtaccessContext,
): Explanation {
  return {
    span: nameWordOf(node).span,
    what: `${displayName(conventionalName(facts))} cannot stand in a .htaccess file.`,
    remedy: `Move it to the server's own configuration, ${placeOf(facts)}; on shared hosting ask the host. Delete it here.`,
    fixes: () => fixesFor(node, facts, context),
  };
}

function placeOf(facts: DirectiveFacts): string {
  switch (facts.configuration) {
    case 'server':
      return 'outside of any <Directory>';
    case 'directory':
      return "inside the <Directory> section of the site's folder";
    case 'anywhere':
      return "in the site's <VirtualHost> section";
  }
}

function fixesFor(
  node: Directive | Section,
  facts: DirectiveFacts,
  context: HtaccessContext,
): readonly Fix[] {
  const { document, path } = context.file;
  const name = displayName(conventionalName(facts));
  const place = `the server's configuration, ${placeOf(facts)}`;
  const elsewhere = displayOnlyFix(
    `Move ${name} to the server's configuration`,
    'It belongs in a file that is not part of this site.',
    { text: 'Put this there', snippet: { place, text: textOf(document.text, node.span) } },
    { text: 'Delete it in the .htaccess file, and reload the server.', snippet: null },
  );
  if (node.kind === 'section') return [...withoutTags(node, facts, context), elsewhere];
  const equivalent = equivalentFor(facts.name, argumentsOf(node));
  if (equivalent === null) return [elsewhere];
  const { title, because, lines } = equivalent;
  const newText = lines.join(lineBreakOf(document, node));
  return [unsafeFix(title, because, editFile(path, { span: node.span, newText })), elsewhere];
}

/** A .htaccess is a `<Directory>` of its own folder, but for the lines that only the server's configuration may hold. */
function withoutTags(
  { open, end }: Section,
  facts: DirectiveFacts,
  context: HtaccessContext,
): readonly Fix[] {
  if (facts.name !== '<Directory' || end === null) return [];
  const edits = [deletion(open.line.span), deletion(end.line.span)];
  const { start } = open.line;
  const length = end.line.start - open.line.end;
  const isLeft = ({ span }: Refusal): boolean => span.start >= start && span.start < start + length;
  if (refusalsAfter(edits, context).some(isLeft)) return [];
  return [
    unsafeFix(
      'Take the <Directory> tags away',
      'The lines between them then hold for the folder of this file, whichever folder the tag names.',
      editFile(context.file.path, ...edits),
    ),
  ];
}

/** A line end as the directive's own line has it, and the indent of that line. */
function lineBreakOf({ text }: HtaccessDocument, { line, span }: Directive): string {
  const indent = text.slice(line.start, span.start);
  return (text.slice(line.start, line.end).endsWith('\r\n') ? '\r\n' : '\n') + indent;
}
