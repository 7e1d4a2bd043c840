import type { Span } from '../../text/span.js';
import type { LogicalLine } from './logicalLines.js';
import type { Word } from './words.js';

/** A parsed .htaccess file. Every unit of the text belongs to one logical line, and so to the tokens. */
export interface HtaccessDocument {
  readonly text: string;
  readonly lines: readonly LogicalLine[];
  /** Directives, sections, comments and unmatched section ends in the order of the file; blank lines have no node. */
  readonly nodes: readonly HtaccessNode[];
}

export type HtaccessNode = Directive | Section | Comment | UnmatchedSectionEnd;

export interface Comment {
  readonly kind: 'comment';
  readonly span: Span;
  readonly line: LogicalLine;
}

export interface Directive {
  readonly kind: 'directive';
  /** From the name to the last argument. */
  readonly span: Span;
  readonly line: LogicalLine;
  readonly name: Word;
  readonly arguments: readonly Word[];
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
  readonly arguments: readonly Word[];
  /** The text between the name and the closing bracket, joined and trimmed. */
  readonly argumentText: string;
  /** Whether the closing bracket is there. Apache takes the last one of the line and ignores what follows it. */
  readonly closed: boolean;
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
export const isNamed = (node: Directive | SectionOpen, name: string): boolean =>
  node.name.value.toLowerCase() === name.toLowerCase();

/** All nodes, depth first, in the order of the file, each with the sections around it, outermost first. */
export function* walk(
  nodes: readonly HtaccessNode[],
): Generator<{ readonly node: HtaccessNode; readonly sections: readonly Section[] }> {
  const stack: { readonly nodes: Iterator<HtaccessNode>; readonly sections: readonly Section[] }[] = [
    { nodes: nodes.values(), sections: [] },
  ];
  for (let level = stack.at(-1); level !== undefined; level = stack.at(-1)) {
    const { value: node, done } = level.nodes.next();
    if (done) {
      stack.pop();
      continue;
    }
    yield { node, sections: level.sections };
    if (node.kind === 'section' && node.children.length > 0) {
      stack.push({ nodes: node.children.values(), sections: [...level.sections, node] });
    }
  }
}
