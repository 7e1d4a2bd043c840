import { fileStyleOf } from '../../site/fileStyle.js';
import type { LogicalLine } from '../../syntax/htaccess/logicalLines.js';
import type { HtaccessDocument, Section } from '../../syntax/htaccess/nodes.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import { lineAt, sectionsAround } from './repairs.js';

/** Where a section that was never closed may end. */
export interface ClosingPlaces {
  /** Where the file looks as if it ended: in front of a blank line, another section or a line further out. */
  readonly near: TextEdit | null;
  /** The end of the section around it, or of the file: whatever the section can hold, it holds. */
  readonly far: TextEdit;
  /** How many lines that do something stand between the two; 0 where there is one place only. */
  readonly between: number;
}

/** @param name for the closing tag. */
export function closingPlaces(
  document: HtaccessDocument,
  section: Section,
  name = section.open.nameText,
): ClosingPlaces {
  const outer = sectionsAround(document, section).at(-1) ?? null;
  const { text } = document;
  const { lineEnd } = fileStyleOf(document);
  const { open } = section;
  const tag = `${indentOf(open.line)}</${name}>${lineEnd}`;
  const stop = endOf(document, section, outer);
  const missing = stop > 0 && text[stop - 1] !== '\n' ? lineEnd : '';
  const far = insertion(stop, `${missing}${tag}`);
  const lines = linesBetween(document, open.line.end, stop);
  const apart = firstApart(open.line, lines);
  if (apart === null) return { near: null, far, between: 0 };
  const between = lines.slice(apart.index).filter(({ text }) => isEffective(text)).length;
  return { near: apart.isNear ? insertion(apart.at, tag) : null, far, between };
}

const indentOf = ({ text }: LogicalLine): string => /^[ \t]*/.exec(text)?.[0] ?? '';

/** Neither blank nor a comment. */
function isEffective(text: string): boolean {
  const trimmed = text.trimStart();
  return trimmed !== '' && !trimmed.startsWith('#');
}

function endOf({ text }: HtaccessDocument, { span }: Section, outer: Section | null): number {
  if (outer !== null && outer.end !== null) return outer.end.line.span.start;
  const lineFeed = text.indexOf('\n', outer === null ? text.length : span.end);
  return lineFeed < 0 ? text.length : lineFeed + 1;
}

function linesBetween(document: HtaccessDocument, start: number, stop: number): readonly LogicalLine[] {
  const first = lineAt(document, start)?.index ?? document.lines.length;
  const lines = document.lines.slice(first);
  const end = lines.findIndex(({ start: at }) => at >= stop);
  return end < 0 ? lines : lines.slice(0, end);
}

interface Apart {
  readonly index: number;
  /** Where the closing tag goes in front of it. */
  readonly at: number;
  readonly isNear: boolean;
}

/** The first line that need not be part of the section; null where all that follows clearly is. */
function firstApart(opening: LogicalLine, lines: readonly LogicalLine[]): Apart | null {
  const depth = indentOf(opening).length;
  const name = nameOfTag(opening.text);
  let within: LogicalLine | null = null;
  let isDeeper = false;
  let isBehindBlank = false;
  for (const [index, line] of lines.entries()) {
    const { text } = line;
    if (text.trim() === '') isBehindBlank = within !== null;
    if (!isEffective(text)) continue;
    const isOut = isDeeper && indentOf(line).length <= depth;
    const tag = nameOfTag(text);
    if (isBehindBlank || isOut || tag !== null) {
      const isNear = within !== null && (isBehindBlank || isOut || tag === name);
      return { index, at: within?.end ?? line.start, isNear };
    }
    within = line;
    isDeeper ||= indentOf(line).length > depth;
  }
  return null;
}

const nameOfTag = (text: string): string | null => /^\s*<([^\s>/]+)/.exec(text)?.[1]?.toLowerCase() ?? null;
