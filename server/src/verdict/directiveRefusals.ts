import type { DirectiveFacts } from '../apache/directiveFacts.js';
import type { Truth } from '../apache/profile.js';
import type { Directive, HtaccessNode, Section } from '../syntax/htaccess/nodes.js';
import { countedTrouble, ownTrouble, troubleBehindSection } from './argumentList.js';
import type { Command } from './command.js';
import { Invocation } from './directives/invocation.js';
import { argumentCheckOf, closingCheckOf } from './directives/registry.js';
import type { FileReading } from './fileReading.js';
import { type Granted, grantedByProfile, permissionOf, skipsUnknown } from './overridePermission.js';
import type { Noticed, Refusal } from './refusal.js';
import type { Trouble } from './trouble.js';

/** What stands around a line, as far as it changes the server's answer. */
interface Around {
  readonly reached: Truth;
  readonly guards: readonly Section[];
  /** Whether an unknown directive may belong to a module that the facts do not know. */
  readonly foreign: 'no' | 'maybe' | 'surely';
  /** Whether the server comes to apply the lines: not in a section that it refuses. What is done on reading is done. */
  readonly applied: boolean;
  /** The sections that became nodes of the server's tree, outermost first, as messages name them: `<Files`. */
  readonly sections: readonly string[];
  /** Whether a section around it limits methods, or is treated as if it did. */
  readonly limited: boolean;
  /** What the profile, or a section around it, lets the line say. */
  readonly granted: Granted;
  /** Where refusals are gathered. */
  readonly found: Refusal[];
}

/** The lines that the server refuses one by one, each with what it would say if it came to it. */
export function directiveRefusals(reading: FileReading): readonly Refusal[] {
  const found: Refusal[] = [];
  stretch(reading, reading.document.nodes, {
    reached: 'yes',
    guards: [],
    foreign: reading.hasForeignModules ? 'maybe' : 'no',
    applied: true,
    sections: [],
    limited: false,
    granted: grantedByProfile(reading.profile),
    found,
  });
  return found;
}

function stretch(reading: FileReading, nodes: readonly HtaccessNode[], around: Around): void {
  for (const node of nodes) {
    if (node.kind === 'directive') ofDirective(reading, node, around);
    else if (node.kind === 'section') ofSection(reading, node, around);
  }
}

function ofDirective(reading: FileReading, node: Directive, around: Around): void {
  const command = reading.commandOf(node.line);
  if (command === null) return;
  const facts = reading.factsOf(command.name);
  const trouble = troubleOf(reading, facts, command, around);
  if (trouble !== null) around.found.push(refusal(reading, node, command, facts, trouble, around));
}

function ofSection(reading: FileReading, node: Section, around: Around): void {
  const command = reading.commandOf(node.open.line);
  if (command === null) return;
  const facts = reading.factsOf(command.name);
  const trouble = troubleOf(reading, facts, command, around);
  if (trouble !== null) around.found.push(refusal(reading, node, command, facts, trouble, around));
  const holds = reading.guardHolds(node);
  if (holds === 'no' || reading.isVerbatim(node)) return;

  const inside = {
    ...around,
    applied: around.applied && trouble === null && !skipped(reading, facts, around),
  };
  if (holds !== null) {
    const foreign = reading.asksForForeignModule(node) ? 'surely' : around.foreign;
    const open = holds === 'maybe' ? { reached: holds, guards: [...around.guards, node] } : {};
    stretch(reading, node.children, { ...inside, ...open, foreign });
    return;
  }
  stretch(reading, node.children, {
    ...inside,
    sections: [...around.sections, facts?.name ?? command.name],
    limited: around.limited || facts?.limits === true,
    granted: facts?.grants === undefined ? around.granted : { classes: facts.grants, nonfatal: false },
  });
  if (facts === null || !inside.applied) return;
  const behind =
    closingCheckOf(facts.name)?.(new Invocation(facts, command.rest, reading, around), node) ??
    troubleBehindSection(facts, command.rest);
  if (behind === null) return;
  const own = refusal(reading, node, command, facts, behind, around);
  around.found.push({ ...own, noticed: { phase: 'applying', at: node.span.end } });
}

function troubleOf(
  reading: FileReading,
  facts: DirectiveFacts | null,
  { name, rest }: Command,
  around: Around,
): Trouble | null {
  if (!around.applied && !facts?.readAtOnce) return null;
  if (facts === null) {
    if (around.foreign === 'surely' || skipped(reading, facts, around)) return null;
    return {
      kind: 'unknown-directive',
      message: `Invalid command '${name}', perhaps misspelled or defined by a module not included in the server configuration`,
    };
  }
  if (skipped(reading, facts, around)) return null;
  return (
    notAllowed(reading, facts, around) ??
    countedTrouble(facts, rest) ??
    cannotOccur(facts, around) ??
    ownTrouble(facts, rest) ??
    argumentCheckOf(facts.name)?.(new Invocation(facts, rest, reading, around)) ??
    null
  );
}

/** Whether the server passes over a line, with all that it holds, where it would refuse it without Nonfatal. */
function skipped({ profile }: FileReading, facts: DirectiveFacts | null, { granted }: Around): boolean {
  if (profile.nonfatal.size === 0) return false;
  if (facts === null) return skipsUnknown(granted, profile);
  return permissionOf(facts, facts.readAtOnce ? grantedByProfile(profile) : granted, profile) === 'skipped';
}

/** What is done on reading does not know yet which section it stands in. */
function notAllowed({ profile }: FileReading, facts: DirectiveFacts, around: Around): Trouble | null {
  const atOnce = facts.readAtOnce === true;
  const granted = atOnce ? grantedByProfile(profile) : around.granted;
  if (permissionOf(facts, granted, profile) === 'granted') return null;
  const section = atOnce ? undefined : around.sections.at(-1);
  const place = section === undefined ? 'here' : `in ${section}> context`;
  const elsewhere = facts.htaccess === 'not-allowed' || !granted.nonfatal;
  return {
    kind: elsewhere ? 'directive-not-allowed-here' : 'override-not-allowed',
    message: `${facts.name} not allowed ${place}`,
  };
}

function cannotOccur(facts: DirectiveFacts, { limited }: Around): Trouble | null {
  const inLimit = facts.notInLimit && limited ? '<Limit> or <LimitExcept> section' : undefined;
  const within = inLimit ?? facts.cannotOccurWithin;
  if (within === undefined) return null;
  const name = facts.name.startsWith('<') ? `${facts.name}>` : facts.name;
  return { kind: 'directive-not-allowed-here', message: `${name} cannot occur within ${within}` };
}

function refusal(
  reading: FileReading,
  node: Directive | Section,
  command: Command,
  facts: DirectiveFacts | null,
  { kind, message, at, uncertain }: Trouble,
  { reached, guards, foreign }: Around,
): Refusal {
  const { line, span } = node.kind === 'section' ? node.open : node;
  const noticed: Noticed = { phase: facts?.readAtOnce ? 'reading' : 'applying', at: line.span.start };
  return {
    kind,
    message: reading.logText(message),
    line: line.lastLine,
    span,
    place: at === undefined ? null : reading.placeOf(line, command, at),
    reached: command.uncertain || uncertain || (facts === null && foreign === 'maybe') ? 'maybe' : reached,
    guards,
    node,
    noticed,
  };
}
