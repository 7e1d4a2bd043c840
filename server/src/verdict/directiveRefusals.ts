import type { DirectiveFacts } from '../apache/directiveFacts.js';
import { directiveFacts } from '../apache/directives.js';
import type { OverrideClass } from '../apache/profile.js';
import type { Directive, HtaccessNode, Section } from '../syntax/htaccess/nodes.js';
import { countedTrouble, ownTrouble, troubleBehindSection } from './argumentList.js';
import type { Command } from './command.js';
import { type EarlierSection, Invocation, type Surroundings } from './directives/invocation.js';
import type { FileReading } from './fileReading.js';
import type { LoadedDirective } from './loadedDirectives.js';
import { type Permission, permissionBySection } from './overridePermission.js';
import type { Refusal } from './refusal.js';
import type { Trouble } from './trouble.js';

/** What stands around a line, as far as it changes the server's answer. */
interface Around extends Surroundings {
  readonly guards: readonly Section[];
  /** Whether an unknown directive may belong to a module that the facts do not know. */
  readonly foreign: 'no' | 'maybe' | 'surely';
  /** Whether the server comes to apply the lines: not in a section that it refuses. What is done on reading is done. */
  readonly applied: boolean;
  /** The classes that a section around it grants in place of the profile's; null where none does. */
  readonly granted: readonly OverrideClass[] | null;
  /** Where the sections that ended are gathered, those of one scope together. */
  readonly earlier: EarlierSection[];
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
    enclosing: [],
    configuration: {},
    granted: null,
    earlier: [],
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
  const command = reading.commandOf(node);
  if (command === null) return;
  const directive = reading.directiveNamed(command.name);
  const trouble = troubleOf(reading, node, directive, command, around);
  if (trouble !== null) around.found.push(refusal(reading, node, command, directive, trouble, around));
}

function ofSection(reading: FileReading, node: Section, around: Around): void {
  const { command, directive, holds, isVerbatim } = reading.section(node);
  if (command === null) return;
  const trouble = troubleOf(reading, node, directive, command, around);
  if (trouble !== null) around.found.push(refusal(reading, node, command, directive, trouble, around));
  if (holds === 'no' || isVerbatim) return;

  const skipped = permissionOf(reading, directive, around) === 'skipped';
  const inside = { ...around, applied: around.applied && trouble === null && !skipped };
  if (holds !== null) {
    const foreign = reading.asksForForeignModule(node) ? 'surely' : around.foreign;
    const open = holds === 'maybe' ? { reached: holds, guards: [...around.guards, node] } : {};
    stretch(reading, node.children, { ...inside, ...open, foreign });
    return;
  }
  const opened = directive === null ? [] : [new Invocation(directive.facts, command.rest, reading, around)];
  stretch(reading, node.children, {
    ...inside,
    sections: [...around.sections, directive?.facts.name ?? command.name],
    enclosing: [...around.enclosing, ...opened],
    // Those that limit methods, or ask for authorization, are the only ones without a configuration of their own.
    configuration: directive?.facts.limits === true ? around.configuration : {},
    limited: around.limited || directive?.facts.limits === true,
    granted: directive?.facts.grants ?? around.granted,
    earlier: [],
  });
  if (directive === null) return;
  if (inside.applied) behindSection(reading, node, command, directive, around);
  around.earlier.push({ name: directive.facts.name, guards: around.guards });
}

/** What the server says to a section when it has applied what that holds. */
function behindSection(
  reading: FileReading,
  node: Section,
  command: Command,
  directive: LoadedDirective,
  around: Around,
): void {
  const trouble =
    directive.closingCheck?.(new Invocation(directive.facts, command.rest, reading, around), node) ??
    troubleBehindSection(directive.facts, command.rest);
  if (trouble === null) return;
  const own = refusal(reading, node, command, directive, trouble, around);
  around.found.push({ ...own, noticed: { phase: 'applying', at: node.span.end } });
}

function troubleOf(
  reading: FileReading,
  node: Directive | Section,
  directive: LoadedDirective | null,
  { name, rest }: Command,
  around: Around,
): Trouble | null {
  if (!around.applied && !directive?.facts.readAtOnce) return null;
  const permission = permissionOf(reading, directive, around);
  if (permission === 'skipped') return null;
  if (directive === null) return around.foreign === 'surely' ? null : unknown(name);
  const { facts, check, taken } = directive;
  if (permission === 'refused') return notAllowed(facts, around);
  const isUsual = reading.encoding === 'utf-8';
  if (isUsual && taken.recall(rest)) return cannotOccur(facts, around);
  const trouble = countedTrouble(facts, rest) ?? cannotOccur(facts, around) ?? ownTrouble(facts, rest);
  if (trouble !== null) return trouble;
  const invocation = new Invocation(facts, rest, reading, around);
  const own = check?.(invocation, node) ?? null;
  if (isUsual && own === null && !invocation.dependsOnPlace) taken.keep(rest, true);
  return own;
}

function unknown(name: string): Trouble {
  const message = `Invalid command '${name}', perhaps misspelled or defined by a module not included in the server configuration`;
  if (name.startsWith('\ufeff')) return { kind: 'byte-order-mark', message };
  return { kind: directiveFacts(name) === null ? 'unknown-directive' : 'module-not-loaded', message };
}

/** What is done on reading does not know yet which section it stands in. */
function permissionOf(
  { profile }: FileReading,
  directive: LoadedDirective | null,
  { granted }: Around,
): Permission {
  if (directive === null) {
    return granted === null && profile.nonfatal.has('unknown') ? 'skipped' : 'granted';
  }
  const { facts, permission } = directive;
  return granted === null || facts.readAtOnce ? permission : permissionBySection(facts, granted, profile);
}

function notAllowed(facts: DirectiveFacts, { sections, granted }: Around): Trouble {
  const section = facts.readAtOnce ? undefined : sections.at(-1);
  const place = section === undefined ? 'here' : `in ${section}> context`;
  const elsewhere = facts.htaccess === 'not-allowed' || (granted !== null && !facts.readAtOnce);
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
  directive: LoadedDirective | null,
  { kind, message, reason, at, uncertain }: Trouble,
  { reached, guards, foreign }: Around,
): Refusal {
  const { line, span } = node.kind === 'section' ? node.open : node;
  return {
    kind,
    message: reading.logText(message),
    ...(reason !== undefined && { reason }),
    line: line.lastLine,
    span,
    place: at === undefined ? null : reading.placeOf(line, command, at),
    reached:
      command.uncertain || uncertain || (directive === null && foreign === 'maybe') ? 'maybe' : reached,
    guards: guards.map((section) => ({ section, holds: 'yes' })),
    node,
    noticed: { phase: directive?.facts.readAtOnce ? 'reading' : 'applying', at: line.start },
  };
}
