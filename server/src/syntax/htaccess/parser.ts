import type { Span } from '../../text/span.js';
import { CommentLine, DirectiveLine, nameAt, SectionOpening } from './lineNodes.js';
import { type LogicalLine, logicalLinesOf } from './logicalLines.js';
import {
  type Comment,
  type Directive,
  type HtaccessDocument,
  type HtaccessNode,
  isNamed,
  type PlacedNode,
  placedNodes,
  type Section,
  type SectionEnd,
  type SectionOpen,
} from './nodes.js';
import { trimmed } from './words.js';

/**
 * So deep do sections nest; what one holds that is opened further in is left out, so that no file, however
 * strange, is too deep for what walks its tree.
 */
const deepest = 200;

/**
 * Reads a .htaccess file as Apache's `ap_build_config` does. Never throws; goes on behind every break.
 *
 * A closing tag that names an outer section closes that one and leaves those inside it without an end; one
 * that names no open section stays as a node of its own.
 */
export function parseHtaccess(text: string): HtaccessDocument {
  const lines = logicalLinesOf(text);
  const root = new OpenSection(null);
  let current = root;
  let tooDeep: DeepSection | null = null;

  for (const line of lines) {
    const item = readLine(line);
    if (item === null) continue;
    if (tooDeep !== null) {
      const end = tooDeep.endsWith(item, current);
      if (end === 'no') continue;
      current = current.withChildless(tooDeep.open, end);
      tooDeep = null;
      if (end !== null) continue;
    }
    switch (item.kind) {
      case 'comment':
      case 'directive':
        current.children.push(item);
        break;
      case 'open':
        if (current.depth < deepest) current = new OpenSection(item.open, current);
        else tooDeep = new DeepSection(item.open);
        break;
      case 'end': {
        const target = current.enclosing(item.end.name);
        if (target === null) {
          current.children.push({ kind: 'unmatchedSectionEnd', span: item.end.span, end: item.end });
          break;
        }
        while (current !== target) current = current.close(null);
        current = current.close(item.end);
      }
    }
  }
  if (tooDeep !== null) current = current.withChildless(tooDeep.open, null);
  while (current.parent !== null) current = current.close(null);
  return new ParsedFile(text, lines, root.children);
}

class ParsedFile implements HtaccessDocument {
  private known: readonly PlacedNode[] | null = null;

  constructor(
    readonly text: string,
    readonly lines: readonly LogicalLine[],
    readonly nodes: readonly HtaccessNode[],
  ) {}

  get placed(): readonly PlacedNode[] {
    this.known ??= placedNodes(this.nodes);
    return this.known;
  }
}

/** A section while its children are still being read; the file itself is the one without an opening tag. */
class OpenSection {
  readonly children: HtaccessNode[] = [];

  readonly depth: number;

  constructor(
    private readonly open: SectionOpen | null,
    readonly parent: OpenSection | null = null,
  ) {
    this.depth = parent === null ? 0 : parent.depth + 1;
  }

  withChildless(open: SectionOpen, end: SectionEnd | null): OpenSection {
    return new OpenSection(open, this).close(end);
  }

  /** This section or the nearest one around it that has the name. */
  enclosing(name: string): OpenSection | null {
    for (let section: OpenSection | null = this; section !== null; section = section.parent) {
      if (section.open !== null && isNamed(section.open, name)) return section;
    }
    return null;
  }

  /** Hands the finished section to its parent, which is the current one from now on. */
  close(end: SectionEnd | null): OpenSection {
    if (this.open === null || this.parent === null) return this;
    const lastSpan: Span = end?.span ?? this.children.at(-1)?.span ?? this.open.span;
    const section: Section = {
      kind: 'section',
      span: { start: this.open.span.start, end: lastSpan.end },
      open: this.open,
      children: this.children,
      end,
    };
    this.parent.children.push(section);
    return this.parent;
  }
}

/** A section that is opened too far in, while its lines are passed over; the tags among them still nest. */
class DeepSection {
  /** Lower-case names of the sections open in it, its own first, and how many there are of each. */
  private readonly names: string[] = [];
  private readonly counts = new Map<string, number>();

  constructor(readonly open: SectionOpen) {
    this.enter(open);
  }

  /** Its own closing tag; null for that of a section around it; `no` for a line inside it. */
  endsWith(item: LineItem, around: OpenSection): SectionEnd | null | 'no' {
    if (item.kind === 'open') this.enter(item.open);
    if (item.kind !== 'end') return 'no';
    const name = item.end.name.toLowerCase();
    if (!this.counts.get(name)) return around.enclosing(name) === null ? 'no' : null;
    while (this.leave() !== name);
    return this.names.length === 0 ? item.end : 'no';
  }

  private enter({ name }: SectionOpen): void {
    const lower = name.value.toLowerCase();
    this.names.push(lower);
    this.counts.set(lower, (this.counts.get(lower) ?? 0) + 1);
  }

  private leave(): string | undefined {
    const name = this.names.pop();
    if (name !== undefined) this.counts.set(name, (this.counts.get(name) ?? 1) - 1);
    return name;
  }
}

type LineItem =
  | Comment
  | Directive
  | { readonly kind: 'open'; readonly open: SectionOpen }
  | { readonly kind: 'end'; readonly end: SectionEnd };

const hash = 35;
const lessThan = 60;
const slash = 47;

function readLine(line: LogicalLine): LineItem | null {
  const { text } = line;
  const { start, end } = trimmed(text);
  if (start === end) return null;
  if (text.charCodeAt(start) === hash) return new CommentLine(line, start, end);

  const name = nameAt(text, start, end);
  if (name.value === '') return null;
  if (name.value.charCodeAt(0) !== lessThan) return new DirectiveLine(line, start, end, name);
  if (name.value.charCodeAt(1) !== slash) {
    return { kind: 'open', open: new SectionOpening(line, start, end, name) };
  }
  const closed = name.value.endsWith('>');
  return {
    kind: 'end',
    end: {
      span: line.sourceSpan(start, end),
      line,
      name: name.value.slice(2, closed ? -1 : undefined),
      closed,
    },
  };
}
