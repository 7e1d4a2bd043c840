import type { Span } from '../../text/span.js';
import type { LogicalLine } from './logicalLines.js';
import type { Directive, HtaccessDocument, SectionEnd, SectionOpen } from './nodes.js';
import { trimmed } from './words.js';

export type TokenKind =
  | 'directiveName'
  | 'sectionBracket'
  | 'sectionName'
  | 'argument'
  | 'comment'
  | 'whitespace'
  | 'continuation'
  | 'lineEnd'
  /** What a NUL and the text behind it on its line are: unread. */
  | 'hidden';

export interface Token {
  readonly kind: TokenKind;
  readonly span: Span;
}

/**
 * The file as a list of tokens without gap: their texts, concatenated, are the file. A word or comment that
 * is broken by a continuation is several tokens of its kind with the continuation between them.
 */
export function tokensOf(document: HtaccessDocument): readonly Token[] {
  const marks = marksByLine(document);
  return document.lines.flatMap((line) => tokensOfLine(document.text, line, marks.get(line.start) ?? []));
}

/** What a stretch of a logical line is; offsets in the joined text. All else is white space. */
interface Mark extends Span {
  readonly kind: TokenKind;
}

/** By where the line starts in the file. */
function marksByLine(document: HtaccessDocument): ReadonlyMap<number, readonly Mark[]> {
  const marks = new Map<number, readonly Mark[]>();
  for (const { line } of document.comments) {
    marks.set(line.start, [{ kind: 'comment', ...trimmed(line.text) }]);
  }
  for (const { node } of document.placed) {
    switch (node.kind) {
      case 'directive':
        marks.set(node.line.start, marksOfDirective(node));
        break;
      case 'section':
        marks.set(node.open.line.start, marksOfOpen(node.open));
        if (node.end !== null) marks.set(node.end.line.start, marksOfEnd(node.end));
        break;
      case 'unmatchedSectionEnd':
        marks.set(node.end.line.start, marksOfEnd(node.end));
    }
  }
  return marks;
}

const marksOfDirective = (directive: Directive): readonly Mark[] => [
  { kind: 'directiveName', ...directive.name.joined },
  ...directive.arguments.map((word): Mark => ({ kind: 'argument', ...word.joined })),
];

function marksOfOpen(open: SectionOpen): readonly Mark[] {
  const name = open.name.joined;
  const { start, end } = trimmed(open.line.text);
  const marks: Mark[] = [
    { kind: 'sectionBracket', start, end: name.start },
    { kind: 'sectionName', ...name },
    ...open.arguments.map((word): Mark => ({ kind: 'argument', ...word.joined })),
  ];
  const last = marks.at(-1)?.end ?? name.end;
  const bracket = open.closed ? open.line.text.lastIndexOf('>', end - 1) : end;
  if (bracket >= last && bracket < end) {
    marks.push({ kind: 'sectionBracket', start: bracket, end: bracket + 1 });
    if (bracket + 1 < end) marks.push({ kind: 'argument', start: bracket + 1, end });
  }
  return marks;
}

function marksOfEnd(end: SectionEnd): readonly Mark[] {
  const { text } = end.line;
  const { start, end: stop } = trimmed(text);
  const name = text.indexOf('</', start) + 2;
  const nameEnd = name + end.name.length;
  return [
    { kind: 'sectionBracket', start, end: name },
    { kind: 'sectionName', start: name, end: nameEnd },
    { kind: 'sectionBracket', start: nameEnd, end: stop },
  ];
}

function tokensOfLine(text: string, line: LogicalLine, marks: readonly Mark[]): readonly Token[] {
  const tokens: Token[] = [];
  let at = line.span.start;
  const push = (kind: TokenKind, end: number): void => {
    if (end > at) tokens.push({ kind, span: { start: at, end } });
    at = Math.max(at, end);
  };
  const breaks = line.pieces.slice(0, -1).map((piece, index) => ({
    start: piece.span.end,
    end: line.pieces[index + 1]?.span.start ?? piece.span.end,
  }));
  let next = 0;
  const pushAcrossBreaks = (kind: TokenKind, end: number): void => {
    for (let gap = breaks[next]; gap !== undefined && gap.start < end; gap = breaks[++next]) {
      push(kind, gap.start);
      push('continuation', gap.end);
    }
    push(kind, end);
  };

  for (const mark of marks) {
    const span = line.sourceSpan(mark.start, mark.end);
    pushAcrossBreaks('whitespace', span.start);
    pushAcrossBreaks(mark.kind, span.end);
  }
  const contentEnd = line.pieces.at(-1)?.span.end ?? at;
  pushAcrossBreaks('whitespace', contentEnd);
  if (text[contentEnd] === '\0') push('hidden', startOfLineEnd(text, line));
  push('lineEnd', line.span.end);
  return tokens;
}

function startOfLineEnd(text: string, line: LogicalLine): number {
  const { start, end } = line.span;
  if (end === start || text[end - 1] !== '\n') return end;
  return end - 1 > start && text[end - 2] === '\r' ? end - 2 : end - 1;
}
