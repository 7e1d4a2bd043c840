import type { Span } from '../../text/span.js';
import { DirectiveLine, firstWordEnd, type LineSource, SectionClosing, SectionOpening } from './lineNodes.js';
import { type LogicalLine, logicalLinesOf, readLines } from './logicalLines.js';
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
import { scanWord, trimmed } from './words.js';

/**
 * So deep do sections nest; what one holds that is opened further in is left out, so that no file, however
 * strange, is too deep for what walks its tree.
 */
const deepest = 200;

const hash = 35;

/**
 * Reads a .htaccess file as Apache's `ap_build_config` does. Never throws; goes on behind every break.
 *
 * A closing tag that names an outer section closes that one and leaves those inside it without an end; one
 * that names no open section stays as a node of its own.
 */
export function parseHtaccess(text: string): HtaccessDocument {
  const tree = new TreeBuilder();
  let longestLine = 0;
  readLines(text, {
    plain(start, content, end, number) {
      longestLine = Math.max(longestLine, end - start);
      const item = readLine({ text, base: start, number, joined: null }, content - start);
      if (item !== null) tree.add(item);
    },
    joined(line) {
      longestLine = Math.max(longestLine, line.end - line.start);
      const source = { text: line.text, base: 0, number: line.lastLine, joined: line };
      const item = readLine(source, line.text.length);
      if (item !== null) tree.add(item);
    },
  });
  return new ParsedFile(text, tree.finish(), longestLine, tree.hasUnclosedSection);
}

/** Reads lines that are not those of a whole file: of a macro's body, with its arguments in their places. */
export function parseLines(lines: readonly LogicalLine[]): readonly HtaccessNode[] {
  const tree = new TreeBuilder();
  for (const line of lines) {
    const source = { text: line.text, base: 0, number: line.lastLine, joined: line };
    const item = readLine(source, line.text.length);
    if (item !== null) tree.add(item);
  }
  return tree.finish();
}

class ParsedFile implements HtaccessDocument {
  private knownLines: readonly LogicalLine[] | null = null;
  private knownPlaces: readonly PlacedNode[] | null = null;
  private knownComments: readonly Comment[] | null = null;

  constructor(
    readonly text: string,
    readonly nodes: readonly HtaccessNode[],
    readonly longestLine: number,
    readonly hasUnclosedSection: boolean,
  ) {}

  get lines(): readonly LogicalLine[] {
    this.knownLines ??= logicalLinesOf(this.text);
    return this.knownLines;
  }

  get comments(): readonly Comment[] {
    this.knownComments ??= this.lines.flatMap((line) => commentIn(line) ?? []);
    return this.knownComments;
  }

  get placed(): readonly PlacedNode[] {
    this.knownPlaces ??= placedNodes(this.nodes);
    return this.knownPlaces;
  }
}

function commentIn(line: LogicalLine): Comment | null {
  const { start, end } = trimmed(line.text);
  return line.text.charCodeAt(start) === hash ? { line, span: line.sourceSpan(start, end) } : null;
}

class TreeBuilder {
  private readonly root = new OpenSection(null);
  private current = this.root;
  private tooDeep: DeepSection | null = null;
  hasUnclosedSection = false;

  add(item: LineItem): void {
    if (this.tooDeep !== null) {
      const end = this.tooDeep.endsWith(item, this.current);
      if (end === 'no') return;
      this.current = this.current.withChildless(this.tooDeep.open, end);
      this.hasUnclosedSection ||= end === null;
      this.tooDeep = null;
      if (end !== null) return;
    }
    switch (item.kind) {
      case 'directive':
        this.current.children.push(item);
        break;
      case 'open':
        if (this.current.depth < deepest) this.current = new OpenSection(item.open, this.current);
        else this.tooDeep = new DeepSection(item.open);
        break;
      case 'end':
        this.close(item.end);
    }
  }

  private close(end: SectionEnd): void {
    const target = this.current.enclosing(end.name);
    if (target === null) {
      this.current.children.push({ kind: 'unmatchedSectionEnd', span: end.span, end });
      return;
    }
    while (this.current !== target) this.leaveOpen();
    this.current = this.current.close(end);
  }

  finish(): readonly HtaccessNode[] {
    if (this.tooDeep !== null) {
      this.current = this.current.withChildless(this.tooDeep.open, null);
      this.hasUnclosedSection = true;
    }
    while (this.current.parent !== null) this.leaveOpen();
    return this.root.children;
  }

  private leaveOpen(): void {
    this.current = this.current.close(null);
    this.hasUnclosedSection = true;
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
    this.parent.children.push(new ParsedSection(this.open, this.children.slice(), end));
    return this.parent;
  }
}

class ParsedSection implements Section {
  constructor(
    readonly open: SectionOpen,
    readonly children: readonly HtaccessNode[],
    readonly end: SectionEnd | null,
  ) {}

  get kind(): 'section' {
    return 'section';
  }

  get span(): Span {
    const last = this.end ?? this.children.at(-1) ?? this.open;
    return { start: this.open.span.start, end: last.span.end };
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
  | Directive
  | { readonly kind: 'open'; readonly open: SectionOpen }
  | { readonly kind: 'end'; readonly end: SectionEnd };

const lessThan = 60;
const slash = 47;

/** Null for a blank line and for a comment. */
function readLine(source: LineSource, length: number): LineItem | null {
  const { text, base } = source;
  const stretch = trimmed(text, base, base + length);
  if (stretch.start === stretch.end) return null;
  if (text.charCodeAt(stretch.start) === hash) return null;
  const start = stretch.start - base;
  const end = stretch.end - base;

  const plainEnd = firstWordEnd(text, stretch.start, stretch.end);
  const scanned = plainEnd === null ? scanWord(text, stretch.start, stretch.end) : null;
  if (scanned?.value === '') return null;
  const wordEnd = (plainEnd ?? scanned?.span.end ?? stretch.end) - base;
  const isTag =
    (scanned === null ? text.charCodeAt(stretch.start) : scanned.value.charCodeAt(0)) === lessThan;
  if (!isTag) return new DirectiveLine(source, start, end, wordEnd, scanned);
  const tag = scanned?.value ?? text.slice(stretch.start, base + wordEnd);
  return tag.charCodeAt(1) === slash
    ? { kind: 'end', end: new SectionClosing(source, start, end, tag) }
    : { kind: 'open', open: new SectionOpening(source, start, end, wordEnd, scanned) };
}
