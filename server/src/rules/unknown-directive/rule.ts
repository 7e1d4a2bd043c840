import type { DirectiveFacts } from '../../apache/directiveFacts.js';
import { conventionalName, directiveFacts, nearestDirective } from '../../apache/directives.js';
import type { Fix } from '../../site/change.js';
import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import type { HtaccessContext } from '../rule.js';
import { closingPlaces } from '../shared/closingPlaces.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { type Explanation, lineRefusalRule } from '../shared/refusalRule.js';
import { closingName, displayName, lookedUpName, nameWordOf } from '../shared/refusals.js';
import { quoted } from '../shared/wording.js';
import { strangeLine } from './strangeLines.js';

/** A name that no module of Apache's knows. */
export const unknownDirective = lineRefusalRule(
  'unknown-directive',
  'The first word of a line is no directive that Apache knows: 500.',
  ({ node }, context) => strangeLine(node, context) ?? misspelled(node, context),
);

function misspelled(node: Directive | Section, { file }: HtaccessContext): Explanation {
  const written = lookedUpName(node);
  const nearest = nearestDirective(written);
  const name = node.kind === 'section' ? `${quoted(written)}>` : `"${quoted(written)}"`;
  const twin = node.kind === 'directive' ? directiveFacts(`<${written}`) : directiveFacts(written.slice(1));
  if (nearest === null && twin !== null) return wrongKind(node, twin);
  return {
    span: nameWordOf(node).span,
    what: `No module of Apache knows ${name}.`,
    remedy:
      nearest === null
        ? 'Check the spelling. If the line was written for another server, delete it.'
        : `Write ${displayName(conventionalName(nearest))}, if that is what you meant.`,
    ...(nearest !== null && { fixes: () => [rename(file, node, nearest)] }),
  };
}

/** A section's name without brackets, or a directive's with them. */
function wrongKind(node: Directive | Section, twin: DirectiveFacts): Explanation {
  const right = displayName(conventionalName(twin));
  return {
    span: nameWordOf(node).span,
    what:
      node.kind === 'directive'
        ? `${right} is a section: it needs its brackets, and a closing tag.`
        : `${right} is a directive, not a section: it has no brackets and no closing tag.`,
    remedy:
      node.kind === 'directive'
        ? `Write ${right.replace('>', ' ...>')} on this line, then the lines that it is for, then ${right.replace('<', '</')}.`
        : `Write ${right} without the brackets, and delete its closing tag.`,
  };
}

function rename(
  { path, document }: HtaccessContext['file'],
  node: Directive | Section,
  nearest: DirectiveFacts,
): Fix {
  const newText = conventionalName(nearest).replace(/^</, '');
  const closing = node.kind === 'section' ? closingName(node) : null;
  const tag =
    node.kind === 'section' && isLeftOpen(node, newText) ? closingPlaces(document, node, newText) : null;
  const name = displayName(conventionalName(nearest));
  return unsafeFix(
    tag === null ? `Write ${name}` : `Write ${name}, and close it`,
    'The name is a guess by its spelling, and the line takes effect once its name is right.',
    editFile(
      path,
      { span: nameWordOf(node).span, newText },
      ...(closing === null ? [] : [{ span: closing, newText }]),
      ...(tag === null ? [] : [tag.near ?? tag.far]),
    ),
  );
}

/** Even under its right name. */
const isLeftOpen = ({ end, children }: Section, name: string): boolean =>
  end === null &&
  !children.some(
    (child) => child.kind === 'unmatchedSectionEnd' && child.end.name.toLowerCase() === name.toLowerCase(),
  );
