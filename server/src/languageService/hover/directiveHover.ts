import type { Arity, DirectiveFacts } from '../../apache/directiveFacts.js';
import { conventionalName, directiveFacts, isDirectiveLoaded } from '../../apache/directives.js';
import type { ServerProfile } from '../../apache/profile.js';
import {
  type Directive,
  type HtaccessNode,
  placedNodes,
  type SectionOpen,
} from '../../syntax/htaccess/nodes.js';
import { touches } from '../../text/span.js';
import { type Block, code, type Inline, lines, link, list, paragraph, strong } from '../richText.js';
import { directiveWords } from './directiveWords.js';
import type { HoverContext, HoverPart } from './hoverContext.js';

const manual = 'https://httpd.apache.org/docs/2.4/mod/';

/** The name of a directive or section under the cursor: what it does, and the facts about it. */
export function directiveHover({ linted, settings }: HoverContext, offset: number): HoverPart | null {
  const named = linted.document === null ? null : namedAt(linted.document.nodes, offset);
  if (named === null) return null;
  const { directive, isSection } = named;
  const written = directive.nameText;
  const facts = directiveFacts(isSection ? `<${written}` : written);
  const words = directiveWords(written);
  const title = strong(facts === null ? written : conventionalName(facts).replace(/^</, ''));
  return {
    span: directive.name.span,
    blocks: [
      words === null ? paragraph(title) : paragraph(title, ': ', words),
      ...(facts === null
        ? [paragraph('No module that we know brings this directive.')]
        : factBlocks(facts, settings.profile)),
    ],
  };
}

interface NamedNode {
  readonly directive: Directive | SectionOpen;
  readonly isSection: boolean;
}

function namedAt(nodes: readonly HtaccessNode[], offset: number): NamedNode | null {
  for (const { node } of placedNodes(nodes)) {
    if (node.kind === 'directive' && touches(node.name.span, offset)) {
      return { directive: node, isSection: false };
    }
    if (node.kind === 'section' && touches(node.open.name.span, offset)) {
      return { directive: node.open, isSection: true };
    }
  }
  return null;
}

function factBlocks(facts: DirectiveFacts, profile: ServerProfile): readonly Block[] {
  const items: (readonly Inline[])[] = [permissionOf(facts), modulesOf(facts, profile)];
  if (facts.default !== null) items.push(['Default: ', code(facts.default)]);
  if (facts.syntax === null && facts.arity !== null) items.push([argumentsOf(facts, facts.arity)]);
  return [
    ...(facts.syntax === null ? [] : [lines(facts.syntax)]),
    list(...items),
    ...(facts.page === null ? [] : [paragraph(link('Apache’s manual', manualAddress(facts, facts.page)))]),
  ];
}

const manualAddress = ({ name }: DirectiveFacts, page: string): string =>
  `${manual}${page}.html#${name.replace(/^</, '').toLowerCase()}`;

function permissionOf({ htaccess, override }: DirectiveFacts): readonly Inline[] {
  if (htaccess !== 'allowed') return ['Refused in a .htaccess file: it belongs in the server configuration.'];
  if (override.length === 0) return ['Works in a .htaccess file.'];
  const classes = override.flatMap((each, index): Inline[] => [...(index === 0 ? [] : [' or ']), code(each)]);
  return ['Works in a .htaccess file if ', code('AllowOverride'), ' grants ', ...classes, '.'];
}

function modulesOf(facts: DirectiveFacts, profile: ServerProfile): readonly Inline[] {
  if (facts.modules.includes('core')) return ['Part of the server itself.'];
  const names = facts.modules.flatMap((module, index): Inline[] => [
    ...(index === 0 ? [] : [' or ']),
    code(`mod_${module}`),
  ]);
  switch (isDirectiveLoaded(profile, facts)) {
    case 'yes':
      return ['Comes with ', ...names, `, which the profile "${profile.name}" has.`];
    case 'no':
      return ['Comes with ', ...names, `, which the profile "${profile.name}" lacks: status 500.`];
    case 'maybe':
      return ['Comes with ', ...names, '. A server without it answers with status 500.'];
  }
}

const argumentsInWords: Readonly<Record<Arity, string>> = {
  none: 'Takes no arguments.',
  one: 'Takes one argument',
  two: 'Takes two arguments',
  three: 'Takes three arguments',
  'one-or-two': 'Takes one or two arguments',
  'two-or-three': 'Takes two or three arguments',
  'one-to-three': 'Takes one, two or three arguments',
  'one-or-three': 'Takes one or three arguments',
  'one-or-more': 'Takes one argument or more',
  'one-then-many': 'Takes two arguments or more',
  'on-off': 'Is On or Off.',
};

function argumentsOf({ argumentHint }: DirectiveFacts, arity: Arity): string {
  const words = argumentsInWords[arity];
  if (words.endsWith('.')) return words;
  return argumentHint === null ? `${words}.` : `${words}: ${argumentHint}`;
}
