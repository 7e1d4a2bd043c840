import { namedExtensions } from '../../site/extensions.js';
import type { HtaccessFile } from '../../site/site.js';
import { type Directive, isNamed, type Section } from '../../syntax/htaccess/nodes.js';

/** Which file names a handler's line is about, and how a section speaks of the same names. */
export interface ServedNames {
  /** For a title: `*.py`, or the section's own words. */
  readonly label: string;
  /** The opening of a section about exactly these names, without its brackets. */
  readonly section: { readonly name: string; readonly argument: string };
  /** A regular expression for these names; null where a `<Files>` pattern says them. */
  readonly expression: string | null;
  /** The sections around the line, outermost first. */
  readonly around: readonly Section[];
  /** The `<Files>` or `<FilesMatch>` among them. */
  readonly fileSection: Section | null;
  /** How the line maps names: by extension, or as a whole. */
  readonly by: { readonly kind: 'extension'; readonly words: string } | { readonly kind: 'section' };
}

/** Null for a line of another kind, as `Action`, which maps no names itself. */
export function servedNames(file: HtaccessFile, line: Directive): ServedNames | null {
  const around = file.document.placed.find(({ node }) => node === line)?.sections ?? [];
  const fileSection = around.findLast(({ open }) => /^files(match)?$/i.test(open.nameText)) ?? null;
  if (isNamed(line, 'AddHandler') || isNamed(line, 'AddType')) {
    const words = line.arguments.slice(1);
    const extensions = namedExtensions(words);
    if (extensions.length === 0) return null;
    const alternatives = extensions.map(escaped);
    const one = alternatives.length === 1 ? alternatives[0] : `(${alternatives.join('|')})`;
    const expression = `(?i)\\.${one}(\\.|$)`;
    return {
      label: extensions.map((extension) => `*.${extension}`).join(', '),
      section: { name: 'FilesMatch', argument: `"${expression}"` },
      expression,
      around,
      fileSection,
      by: { kind: 'extension', words: words.map(({ value }) => value).join(' ') },
    };
  }
  if (!isNamed(line, 'SetHandler') && !isNamed(line, 'ForceType')) return null;
  if (fileSection === null) {
    return {
      label: 'every file of the folder',
      section: { name: 'FilesMatch', argument: '""' },
      expression: '',
      around,
      fileSection,
      by: { kind: 'section' },
    };
  }
  const { open } = fileSection;
  const byExpression = /^filesmatch$/i.test(open.nameText);
  return {
    label: byExpression
      ? `the files of <${open.nameText} ${open.argumentText}>`
      : open.argumentText.replace(/^~\s*/, '').replace(/["']/g, ''),
    section: { name: open.nameText, argument: open.argumentText },
    expression: byExpression ? (open.arguments[0]?.value ?? null) : null,
    around,
    fileSection,
    by: { kind: 'section' },
  };
}

const escaped = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}"]/g, '\\$&');
