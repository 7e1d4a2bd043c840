import { directiveFacts } from '../apache/directives.js';
import type { Truth } from '../apache/profile.js';
import type { HtaccessNode, Section, SectionEnd, UnmatchedSectionEnd } from '../syntax/htaccess/nodes.js';
import { scanWord, trimmed } from '../syntax/htaccess/words.js';
import type { FileReading } from './fileReading.js';
import type { GuardReading, Refusal } from './refusal.js';

/**
 * How the server reads a stretch of the file: the file itself and a guard that holds are built into a tree,
 * each with a stack of sections of its own; a guard that does not hold is skipped, its sections still nest.
 */
type Mode = 'file' | 'guard' | 'skipped';

/** What stands around a stretch. */
interface Around {
  readonly mode: Mode;
  /** The innermost section open in this mode, as messages name it; null where none is. */
  readonly open: string | null;
  /** The closing tag of a section further out that ends everything still open; null at the end of the file. */
  readonly closedBy: SectionEnd | null;
  readonly reached: Truth;
  readonly guards: readonly GuardReading[];
  /** Where refusals are gathered, in no order. */
  readonly found: Refusal[];
}

/**
 * The tags that do not match, as `ap_build_config`, `ap_build_cont_config` and `ap_soak_end_container` in the
 * server's `config.c` come upon them.
 */
export function structureRefusals(reading: FileReading): readonly Refusal[] {
  const found: Refusal[] = [];
  stretch(reading, reading.document.nodes, {
    mode: 'file',
    open: null,
    closedBy: null,
    reached: 'yes',
    guards: [],
    found,
  });
  return found;
}

function stretch(reading: FileReading, nodes: readonly HtaccessNode[], around: Around): void {
  for (const node of nodes) {
    if (node.kind === 'unmatchedSectionEnd') unmatched(reading, node, around);
    else if (node.kind === 'section') ofSection(reading, node, around);
  }
}

function ofSection(reading: FileReading, section: Section, around: Around): void {
  if (around.mode === 'skipped') skippedSection(reading, section, around);
  else {
    const { holds, isVerbatim } = reading.section(section);
    if (!isVerbatim) (holds === null ? plainSection : guardThat[holds])(reading, section, around);
  }
}

const guardThat = { yes: guardThatHolds, no: skippedSection, maybe: guardThatMayHold };

/** What is refused whether the guard holds or not is as certain as the guard's own place. */
function guardThatMayHold(reading: FileReading, section: Section, around: Around): void {
  const read: Refusal[] = [];
  const skipped: Refusal[] = [];
  guardThatHolds(reading, section, { ...around, found: read });
  skippedSection(reading, section, { ...around, found: skipped });
  const identity = ({ line, message }: Refusal): string => `${line} ${message}`;
  const whenRead = new Set(read.map(identity));
  const whenSkipped = new Set(skipped.map(identity));
  const when =
    (holds: GuardReading['holds']) =>
    (each: Refusal): Refusal => ({
      ...each,
      reached: 'maybe',
      guards: [{ section, holds }, ...each.guards.filter((guard) => guard.section !== section)],
    });
  const asRead = when('yes');
  const asSkipped = when('no');
  for (const each of read) {
    around.found.push(whenSkipped.has(identity(each)) ? each : asRead(each));
  }
  for (const each of skipped) {
    if (!whenRead.has(identity(each))) around.found.push(asSkipped(each));
  }
}

/** A section that becomes a node of the tree. */
function plainSection(reading: FileReading, section: Section, around: Around): void {
  const open = registeredName(section);
  const { end } = section;
  const closedBy = end ?? around.closedBy;
  stretch(reading, section.children, { ...around, open, closedBy });
  if (end !== null) {
    if (end.closed) return;
    atEnd(reading, section, end, `${reading.closingTag(end)}> directive missing closing '>'`, around);
  } else if (closedBy !== null) {
    unclosed(
      reading,
      section,
      closedBy,
      messageForTag(reading.closingTag(closedBy), { ...around, open }),
      around,
    );
  } else if (around.mode === 'file') {
    // A guard that is read ends with the file, whatever is still open in it.
    unclosed(reading, section, null, `<${open}> was not closed.`, around);
  }
}

/** Its own closing tag ends it only where nothing else stands on that line. */
function guardThatHolds(reading: FileReading, section: Section, around: Around): void {
  const { end } = section;
  const closedBy = end ?? around.closedBy;
  stretch(reading, section.children, { ...around, mode: 'guard', open: null, closedBy });
  if (closedBy === null) return;
  const tag = reading.closingTag(closedBy);
  if (end === null) {
    unclosed(reading, section, closedBy, withoutMatching(tag), around);
  } else if (trimmedText(end.line.text).toLowerCase() !== `</${registeredName(section)}>`.toLowerCase()) {
    atEnd(reading, section, end, withoutMatching(tag), around);
  }
}

/** Nothing but its tags is read, and of a closing tag the last character is not looked at. */
function skippedSection(reading: FileReading, section: Section, around: Around): void {
  const open = around.mode === 'skipped' ? skippedName(section) : registeredName(section);
  const { end } = section;
  const closedBy = end ?? around.closedBy;
  stretch(reading, section.children, { ...around, mode: 'skipped', open, closedBy });
  if (closedBy === null) {
    unclosed(reading, section, null, `Expected </${open}> before end of configuration`, around);
    return;
  }
  const tag = reading.closingTag(closedBy).slice(0, -1);
  const message = `Expected </${open}> but saw ${tag}>`;
  if (end === null) unclosed(reading, section, closedBy, message, around);
  else if (tag.slice(2).toLowerCase() !== open.toLowerCase()) atEnd(reading, section, end, message, around);
}

function unmatched(reading: FileReading, node: UnmatchedSectionEnd, around: Around): void {
  const { line } = node.end;
  around.found.push({
    kind: 'unmatched-section-end',
    message: reading.logText(messageForTag(reading.closingTag(node.end), around)),
    line: line.lastLine,
    span: node.span,
    place: null,
    reached: around.reached,
    guards: around.guards,
    node,
    noticed: { phase: 'reading', at: line.span.start },
  });
}

/** A closing tag that does not fit the innermost open section. */
function messageForTag(tag: string, { mode, open }: Around): string {
  if (open === null) return withoutMatching(tag);
  if (mode === 'skipped') return `Expected </${open}> but saw ${tag.slice(0, -1)}>`;
  if (!tag.endsWith('>')) return `${tag}> directive missing closing '>'`;
  return `Expected </${open}> but saw ${tag}`;
}

const withoutMatching = (tag: string): string => `${tag} without matching <${tag.slice(2)} section`;

function unclosed(
  reading: FileReading,
  section: Section,
  closedBy: SectionEnd | null,
  message: string,
  { reached, guards, found }: Around,
): void {
  found.push({
    kind: 'unclosed-section',
    message: reading.logText(message),
    line: (closedBy ?? section.open).line.lastLine,
    span: section.open.span,
    place: null,
    reached,
    guards,
    node: section,
    noticed: { phase: 'reading', at: closedBy?.line.span.start ?? reading.document.text.length },
  });
}

function atEnd(
  reading: FileReading,
  section: Section,
  { line, span }: SectionEnd,
  message: string,
  { reached, guards, found }: Around,
): void {
  found.push({
    kind: 'unclosed-section',
    message: reading.logText(message),
    line: line.lastLine,
    span,
    place: null,
    reached,
    guards,
    node: section,
    noticed: { phase: 'reading', at: line.span.start },
  });
}

function trimmedText(text: string): string {
  const { start, end } = trimmed(text);
  return text.slice(start, end);
}

/** Messages spell a section as its module does, where one is known. */
function registeredName({ open }: Section): string {
  const written = open.nameText;
  return directiveFacts(`<${written}`)?.name.slice(1) ?? written;
}

/** In skipped text a bracket is taken off only where it ends the line. */
function skippedName({ open }: Section): string {
  const word = scanWord(open.line.text);
  if (word === null) return open.nameText;
  const alone = trimmed(open.line.text, word.span.end);
  const bare = alone.start === alone.end ? word.value.replace(/>$/, '') : word.value;
  return bare.slice(1);
}
