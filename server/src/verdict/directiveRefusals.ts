import type { DirectiveFacts } from '../apache/directiveFacts.js';
import type { Truth } from '../apache/profile.js';
import type { Directive, HtaccessNode, Section } from '../syntax/htaccess/nodes.js';
import { type ArgumentTrouble, countedTrouble, ownTrouble, troubleBehindSection } from './argumentList.js';
import type { Command } from './command.js';
import type { FileReading } from './fileReading.js';
import type { Noticed, Refusal } from './refusal.js';

/** What stands around a line, as far as it changes the server's answer. */
interface Around {
  readonly reached: Truth;
  /** The sections that became nodes of the server's tree, outermost first, as messages name them: `<Files`. */
  readonly sections: readonly string[];
}

/** The lines that the server refuses one by one, each with what it would say if it came to it. */
export function directiveRefusals(reading: FileReading): readonly Refusal[] {
  return stretch(reading, reading.document.nodes, { reached: 'yes', sections: [] });
}

const stretch = (reading: FileReading, nodes: readonly HtaccessNode[], around: Around): readonly Refusal[] =>
  nodes.flatMap((node) => {
    if (node.kind === 'directive') return ofDirective(reading, node, around);
    return node.kind === 'section' ? ofSection(reading, node, around) : [];
  });

function ofDirective(reading: FileReading, node: Directive, around: Around): readonly Refusal[] {
  const command = reading.commandOf(node.line);
  if (command === null) return [];
  const facts = reading.factsOf(command.name);
  const trouble = troubleOf(facts, command, around);
  return trouble === null ? [] : [refusal(reading, node, command, facts, trouble, around)];
}

function ofSection(reading: FileReading, node: Section, around: Around): readonly Refusal[] {
  const command = reading.commandOf(node.open.line);
  if (command === null) return [];
  const facts = reading.factsOf(command.name);
  const trouble = troubleOf(facts, command, around);
  // What stands in a section that is refused is never come to.
  if (trouble !== null) return [refusal(reading, node, command, facts, trouble, around)];
  if (reading.isVerbatim(node)) return [];

  const holds = reading.guardHolds(node);
  if (holds === 'no') return [];
  if (holds !== null) {
    return stretch(reading, node.children, holds === 'maybe' ? { ...around, reached: 'maybe' } : around);
  }
  const name = facts?.name ?? command.name;
  const inside = stretch(reading, node.children, { ...around, sections: [...around.sections, name] });
  const behind = facts === null ? null : troubleBehindSection(facts, command.rest);
  if (behind === null) return inside;
  const own = refusal(reading, node, command, facts, behind, around);
  return [...inside, { ...own, noticed: { phase: 'applying', at: node.span.end } }];
}

function troubleOf(
  facts: DirectiveFacts | null,
  { name, rest }: Command,
  around: Around,
): ArgumentTrouble | null {
  if (facts === null) {
    return {
      kind: 'unknown-directive',
      message: `Invalid command '${name}', perhaps misspelled or defined by a module not included in the server configuration`,
    };
  }
  return (
    notAllowed(facts, around) ??
    countedTrouble(facts, rest) ??
    cannotOccur(facts, around) ??
    ownTrouble(facts, rest)
  );
}

/** What is done on reading does not know yet which section it stands in. */
function notAllowed(facts: DirectiveFacts, { sections }: Around): ArgumentTrouble | null {
  if (facts.htaccess !== 'not-allowed') return null;
  const section = facts.readAtOnce ? undefined : sections.at(-1);
  const place = section === undefined ? 'here' : `in ${section}> context`;
  return { kind: 'directive-not-allowed-here', message: `${facts.name} not allowed ${place}` };
}

function cannotOccur(facts: DirectiveFacts, { sections }: Around): ArgumentTrouble | null {
  const limited = facts.notInLimit && sections.some((name) => /^<Limit(?:Except)?$/i.test(name));
  const within = facts.cannotOccurWithin ?? (limited ? '<Limit> or <LimitExcept> section' : undefined);
  if (within === undefined) return null;
  const name = facts.name.startsWith('<') ? `${facts.name}>` : facts.name;
  return { kind: 'directive-not-allowed-here', message: `${name} cannot occur within ${within}` };
}

function refusal(
  reading: FileReading,
  node: Directive | Section,
  command: Command,
  facts: DirectiveFacts | null,
  { kind, message }: ArgumentTrouble,
  { reached }: Around,
): Refusal {
  const { line, span } = node.kind === 'section' ? node.open : node;
  const noticed: Noticed = { phase: facts?.readAtOnce ? 'reading' : 'applying', at: line.span.start };
  return {
    kind,
    message: reading.logText(message),
    line: line.lastLine,
    span,
    reached: command.uncertain ? 'maybe' : reached,
    node,
    noticed,
  };
}
