import type { Span } from '../../text/span.js';
import type { LogicalLine } from './logicalLines.js';
import type { Word } from './words.js';

/** A parsed .htaccess file. Every unit of the text belongs to one logical line, and so to the tokens. */
export interface HtaccessDocument {
  readonly text: string;
  readonly lines: readonly LogicalLine[];
  /** Directives, sections and unmatched section ends in the order of the file; other lines have no node. */
  readonly nodes: readonly HtaccessNode[];
  /** All nodes, depth first, in the order of the file. */
  readonly placed: readonly PlacedNode[];
  /** In the order of the file, whatever section they stand in. */
  readonly comments: readonly Comment[];
  /** Whether any section has no closing tag. */
  readonly hasUnclosedSection: boolean;
  /** In UTF-16 units of the file, line ends and continuations included. */
  readonly longestLine: number;
}

/** A node and where it stands. */
export interface PlacedNode {
  readonly node: HtaccessNode;
  /** The sections around it, outermost first. */
  readonly sections: readonly Section[];
}

/** A line as the server takes it apart before it asks which directive it is (`ap_build_config_sub`). */
export interface CommandText {
  /** `Options`, `<Files`: the first word, without the bracket that may end it. */
  readonly name: string;
  /** What follows, without white space at either end; `>` behind an opening tag without arguments. */
  readonly rest: string;
}

export type HtaccessNode = Directive | Section | UnmatchedSectionEnd;

export interface Comment {
  readonly span: Span;
  readonly line: LogicalLine;
}

export interface Directive {
  readonly kind: 'directive';
  /** From the name to the last argument. */
  readonly span: Span;
  readonly line: LogicalLine;
  readonly name: Word;
  /** The value of `name`, for those who ask it of every line of a file. */
  readonly nameText: string;
  readonly arguments: readonly Word[];
  readonly command: CommandText;
}

export interface Section {
  readonly kind: 'section';
  /** From the opening bracket to the closing tag, or to the last child where the section was never closed. */
  readonly span: Span;
  readonly open: SectionOpen;
  readonly children: readonly HtaccessNode[];
  /** Null where the section was never closed. */
  readonly end: SectionEnd | null;
}

/** `<Name arguments>` */
export interface SectionOpen {
  readonly span: Span;
  readonly line: LogicalLine;
  /** The word behind the bracket, `IfModule` of `<IfModule mod_php.c>`. */
  readonly name: Word;
  /** The value of `name`, for those who ask it of every line of a file. */
  readonly nameText: string;
  readonly arguments: readonly Word[];
  /** The text between the name and the closing bracket, joined and trimmed. */
  readonly argumentText: string;
  /** Whether the closing bracket is there. Apache takes the last one of the line and ignores what follows it. */
  readonly closed: boolean;
  readonly command: CommandText;
}

/** `</Name>` */
export interface SectionEnd {
  readonly span: Span;
  readonly line: LogicalLine;
  readonly name: string;
  readonly closed: boolean;
}

/** A closing tag that no open section has the name of. */
export interface UnmatchedSectionEnd {
  readonly kind: 'unmatchedSectionEnd';
  readonly span: Span;
  readonly end: SectionEnd;
}

/** Directive and section names are compared without regard to case. */
export function isNamed({ nameText }: Directive | SectionOpen, name: string): boolean {
  return (
    nameText.length === name.length && (nameText === name || nameText.toLowerCase() === name.toLowerCase())
  );
}

/** All nodes, depth first, in the order of the file. */
export function placedNodes(nodes: readonly HtaccessNode[]): readonly PlacedNode[] {
  const placed: PlacedNode[] = [];
  visitNodes(nodes, (node, sections) => placed.push({ node, sections }));
  return placed;
}

/** The same, for those who look at every file on every key and keep next to nothing of it. */
export function visitNodes(
  nodes: readonly HtaccessNode[],
  visit: (node: HtaccessNode, sections: readonly Section[]) => void,
): void {
  visitWithin(nodes, [], visit);
}

/** The parser bounds how deep sections nest. */
function visitWithin(
  nodes: readonly HtaccessNode[],
  sections: readonly Section[],
  visit: (node: HtaccessNode, sections: readonly Section[]) => void,
): void {
  for (const node of nodes) {
    visit(node, sections);
    if (node.kind === 'section' && node.children.length > 0) {
      visitWithin(node.children, [...sections, node], visit);
    }
  }
}
