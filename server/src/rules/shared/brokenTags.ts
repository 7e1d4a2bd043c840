import { directiveFacts } from '../../apache/directives.js';
import { type HtaccessDocument, isNamed, type Section } from '../../syntax/htaccess/nodes.js';
import { deletion, type TextEdit } from '../../text/edit.js';

/** Whether any module brings a section of the name. */
export const isSectionName = (name: string): boolean => directiveFacts(`<${name}`) !== null;

/** `<\IfModule>`, or `<IfModule>` without an argument, where a section of that name is open: made a closing tag. */
export function lostSlash({ open }: Section, around: readonly Section[]): TextEdit | null {
  const bare = open.nameText.replace(/^[\\|]/, '');
  const isOther = bare !== open.nameText;
  if (open.argumentText !== '' || (isOther ? isSectionName(open.nameText) : !open.closed)) return null;
  const named = around.findLast((section) => isNamed(section.open, bare));
  return named === undefined ? null : { span: open.span, newText: `</${named.open.nameText}>` };
}

/** The same of a tag directly inside the section, which would close it. */
export function lostSlashIn(section: Section): TextEdit | null {
  for (const child of section.children) {
    const edit = child.kind === 'section' ? lostSlash(child, [section]) : null;
    if (edit !== null) return edit;
  }
  return null;
}

/** `< IfModule mod_rewrite.c>` */
export interface SpacedTag {
  readonly name: string;
  /** Takes the blank away. */
  readonly edit: TextEdit;
}

export function spacedTag({ open }: Section): SpacedTag | null {
  const [first] = open.arguments;
  if (open.nameText !== '' || first === undefined || !isSectionName(first.value)) return null;
  return { name: first.value, edit: deletion({ start: open.span.start + 1, end: first.span.start }) };
}

/** A closing tag that Apache takes for part of the line that it stands on. */
export interface SwallowedTag {
  /** Of the line's content, as the tags on lines of their own. */
  readonly edit: (lineEnd: string) => TextEdit;
  /** As Apache numbers the line. */
  readonly line: number;
}

/** The section's closing tag at the end of the line that opens it, or of a directive in it; null where there is none. */
export function swallowedTag(document: HtaccessDocument, section: Section): SwallowedTag | null {
  const name = section.open.nameText.toLowerCase();
  const lines = [section.open.line];
  for (const child of section.children) if (child.kind === 'directive') lines.push(child.line);
  for (const line of lines) {
    const { text, pieces } = line;
    const tag = text.lastIndexOf('</');
    if (
      tag <= 0 ||
      text
        .slice(tag + 2)
        .trim()
        .toLowerCase() !== `${name}>` ||
      pieces.length > 1
    )
      continue;
    const isOpening = line === section.open.line;
    const bracket = isOpening ? text.indexOf('>') + 1 : 0;
    if (isOpening && (bracket === 0 || bracket > tag)) continue;
    const inner = text.slice(bracket, tag).trim();
    const opening = isOpening ? [text.slice(0, bracket).trim()] : [];
    const parts = [...opening, ...(inner === '' ? [] : [inner]), text.slice(tag).trim()];
    const start = text.length - text.trimStart().length;
    const span = line.sourceSpan(start, text.trimEnd().length);
    const indent = document.text.slice(line.start, span.start);
    const outer = isOpening ? indent : (/^[ \t]*/.exec(section.open.line.text)?.[0] ?? '');
    const indented = (part: string, index: number): string => {
      if (index === 0) return part;
      return part.startsWith('</') ? outer + part : `${indent}    ${part}`;
    };
    return {
      edit: (lineEnd) => ({ span, newText: parts.map(indented).join(lineEnd) }),
      line: line.lastLine,
    };
  }
  return null;
}
