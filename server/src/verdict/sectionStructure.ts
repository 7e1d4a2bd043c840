import { directiveFacts } from '../apache/directives.js';
import type { Truth } from '../apache/profile.js';
import type { HtaccessNode, Section, SectionEnd, UnmatchedSectionEnd } from '../syntax/htaccess/nodes.js';
import { scanWord, trimmed } from '../syntax/htaccess/words.js';
import type { FileReading } from './fileReading.js';
import type { Refusal } from './refusal.js';

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
}

/**
 * The tags that do not match, as `ap_build_config`, `ap_build_cont_config` and `ap_soak_end_container` in the
 * server's `config.c` come upon them.
 */
export function structureRefusals(reading: FileReading): readonly Refusal[] {
  return stretch(reading, reading.document.nodes, { mode: 'file', open: null, closedBy: null }, 'yes');
}

function stretch(
  reading: FileReading,
  nodes: readonly HtaccessNode[],
  around: Around,
  reached: Truth,
): readonly Refusal[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'unmatchedSectionEnd') return unmatched(reading, node, around, reached);
    return node.kind === 'section' ? ofSection(reading, node, around, reached) : [];
  });
}

function ofSection(
  reading: FileReading,
  section: Section,
  around: Around,
  reached: Truth,
): readonly Refusal[] {
  if (around.mode === 'skipped') return skippedSection(reading, section, around, reached);
  if (reading.isVerbatim(section)) return [];
  const holds = reading.guardHolds(section);
  if (holds === null) return plainSection(reading, section, around, reached);
  if (holds === 'yes') return guardThatHolds(reading, section, around, reached);
  if (holds === 'no') return skippedSection(reading, section, around, reached);

  const read = guardThatHolds(reading, section, around, reached);
  const skipped = skippedSection(reading, section, around, reached);
  const eitherWay = (one: Refusal, others: readonly Refusal[]): boolean =>
    others.some((other) => other.line === one.line && other.message === one.message);
  return [
    ...read.map((each) => (eitherWay(each, skipped) ? each : { ...each, reached: 'maybe' as const })),
    ...skipped
      .filter((each) => !eitherWay(each, read))
      .map((each) => ({ ...each, reached: 'maybe' as const })),
  ];
}

/** A section that becomes a node of the tree. */
function plainSection(
  reading: FileReading,
  section: Section,
  around: Around,
  reached: Truth,
): readonly Refusal[] {
  const open = registeredName(section);
  const closedBy = section.end ?? around.closedBy;
  const inside = stretch(reading, section.children, { ...around, open, closedBy }, reached);
  const { end } = section;
  if (end === null) {
    // A guard that is read ends with the file, whatever is still open in it.
    if (closedBy === null && around.mode === 'guard') return inside;
    const message =
      closedBy === null
        ? `<${open}> was not closed.`
        : `Expected </${open}> but saw ${tagOf(reading, closedBy)}`;
    return [...inside, unclosed(reading, section, closedBy, message, reached)];
  }
  if (end.closed) return inside;
  const message = `${tagOf(reading, end)}> directive missing closing '>'`;
  return [...inside, atEnd(reading, section, end, message, reached)];
}

/** Its own closing tag ends it only where nothing else stands on that line. */
function guardThatHolds(
  reading: FileReading,
  section: Section,
  around: Around,
  reached: Truth,
): readonly Refusal[] {
  const closedBy = section.end ?? around.closedBy;
  const inside = stretch(reading, section.children, { mode: 'guard', open: null, closedBy }, reached);
  const { end } = section;
  if (end === null) {
    if (closedBy === null) return inside;
    const tag = tagOf(reading, closedBy);
    return [...inside, unclosed(reading, section, closedBy, withoutMatching(tag), reached)];
  }
  const { text } = end.line;
  const { start, end: stop } = trimmed(text);
  if (text.slice(start, stop).toLowerCase() === `</${registeredName(section)}>`.toLowerCase()) return inside;
  return [...inside, atEnd(reading, section, end, withoutMatching(tagOf(reading, end)), reached)];
}

/** Nothing but its tags is read, and of a closing tag the last character is not looked at. */
function skippedSection(
  reading: FileReading,
  section: Section,
  around: Around,
  reached: Truth,
): readonly Refusal[] {
  const open = around.mode === 'skipped' ? skippedName(section) : registeredName(section);
  const closedBy = section.end ?? around.closedBy;
  const inside = stretch(reading, section.children, { mode: 'skipped', open, closedBy }, reached);
  const { end } = section;
  if (end !== null) {
    const tag = tagOf(reading, end).slice(0, -1);
    if (tag.slice(2).toLowerCase() === open.toLowerCase()) return inside;
    return [...inside, atEnd(reading, section, end, `Expected </${open}> but saw ${tag}>`, reached)];
  }
  const message =
    closedBy === null
      ? `Expected </${open}> before end of configuration`
      : `Expected </${open}> but saw ${tagOf(reading, closedBy).slice(0, -1)}>`;
  return [...inside, unclosed(reading, section, closedBy, message, reached)];
}

function unmatched(
  reading: FileReading,
  node: UnmatchedSectionEnd,
  { mode, open }: Around,
  reached: Truth,
): readonly Refusal[] {
  const tag = tagOf(reading, node.end);
  return [
    {
      kind: 'unmatched-section-end',
      message: reading.logText(messageForUnmatched(tag, mode, open)),
      line: node.end.line.lastLine,
      span: node.span,
      reached,
      node,
      noticed: { phase: 'reading', at: node.end.line.span.start },
    },
  ];
}

function messageForUnmatched(tag: string, mode: Mode, open: string | null): string {
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
  reached: Truth,
): Refusal {
  const noticedIn = closedBy?.line ?? null;
  return {
    kind: 'unclosed-section',
    message: reading.logText(message),
    line: (noticedIn ?? section.open.line).lastLine,
    span: section.open.span,
    reached,
    node: section,
    noticed: { phase: 'reading', at: noticedIn?.span.start ?? reading.document.text.length },
  };
}

const atEnd = (
  reading: FileReading,
  section: Section,
  end: SectionEnd,
  message: string,
  reached: Truth,
): Refusal => ({
  kind: 'unclosed-section',
  message: reading.logText(message),
  line: end.line.lastLine,
  span: end.span,
  reached,
  node: section,
  noticed: { phase: 'reading', at: end.line.span.start },
});

/** A closing tag as the server takes it: the first word of its line. */
const tagOf = (reading: FileReading, end: SectionEnd): string =>
  reading.commandOf(end.line)?.name ?? `</${end.name}`;

/** Messages spell a section as its module does, where one is known. */
function registeredName({ open }: Section): string {
  const written = open.name.value;
  return directiveFacts(`<${written}`)?.name.slice(1) ?? written;
}

/** In skipped text a bracket is taken off only where it ends the line. */
function skippedName({ open }: Section): string {
  const word = scanWord(open.line.text);
  if (word === null) return open.name.value;
  const alone = trimmed(open.line.text, word.span.end);
  const bare = alone.start === alone.end ? word.value.replace(/>$/, '') : word.value;
  return bare.slice(1);
}
