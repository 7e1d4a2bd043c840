import type { DirectiveFacts } from '../../apache/directiveFacts.js';
import { conventionalName } from '../../apache/directives.js';
import type { Fix } from '../../site/change.js';
import type { Directive, HtaccessDocument, Section } from '../../syntax/htaccess/nodes.js';
import { textOf } from '../../text/span.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { displayOnlyFix, editFile, unsafeFix } from '../shared/fixes.js';
import { argumentsOf, displayName, factsOf, nameWordOf, whyRefused } from '../shared/refusals.js';
import { equivalentFor } from './equivalents.js';

/** A directive that belongs into the server's configuration, or outside of the section that it stands in. */
export const directiveNotAllowedHere: HtaccessRule = {
  name: 'directive-not-allowed-here',
  target: 'htaccess',
  severity: 'error',
  summary: 'A directive that Apache accepts elsewhere, not in a .htaccess file or not in this section: 500.',

  *check({ file, refusals }: HtaccessContext) {
    for (const refusal of refusals) {
      const { kind, node } = refusal;
      if (kind !== 'directive-not-allowed-here' || node.kind === 'unmatchedSectionEnd') continue;
      const facts = factsOf(node);
      if (facts === null) continue;
      const name = displayName(conventionalName(facts));
      const why = whyRefused(refusal);
      yield {
        span: nameWordOf(node).span,
        message:
          facts.htaccess === 'allowed'
            ? {
                what: `${name} cannot stand inside this section.`,
                why,
                remedy: 'Move it in front of the section or behind it.',
                log: refusal.message,
              }
            : {
                what: `${name} cannot stand in a .htaccess file.`,
                why,
                remedy: `Move it to the server's own configuration, ${placeOf(facts)}; on shared hosting ask the host. Delete it here.`,
                log: refusal.message,
              },
        fixes: () => (facts.htaccess === 'allowed' ? [] : fixesFor(file.path, file.document, node, facts)),
      };
    }
  },
};

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
  path: string,
  document: HtaccessDocument,
  node: Directive | Section,
  facts: DirectiveFacts,
): readonly Fix[] {
  const name = displayName(conventionalName(facts));
  const place = `the server's configuration, ${placeOf(facts)}`;
  const elsewhere = displayOnlyFix(
    `Move ${name} to the server's configuration`,
    'It belongs in a file that is not part of this site.',
    { text: 'Put this there', snippet: { place, text: textOf(document.text, node.span) } },
    { text: 'Delete it in the .htaccess file, and reload the server.', snippet: null },
  );
  const equivalent = equivalentFor(facts.name, argumentsOf(node));
  if (node.kind === 'section' || equivalent === null) return [elsewhere];
  const { title, because, lines } = equivalent;
  const newText = lines.join(lineBreakOf(document, node));
  return [unsafeFix(title, because, editFile(path, { span: node.span, newText })), elsewhere];
}

/** A line end as the directive's own line has it, and the indent of that line. */
function lineBreakOf({ text }: HtaccessDocument, { line, span }: Directive): string {
  const indent = text.slice(line.span.start, span.start);
  return (text.slice(line.span.start, line.span.end).endsWith('\r\n') ? '\r\n' : '\n') + indent;
}
