import { isGuard } from '../../apache/guards.js';
import type { Fix } from '../../site/change.js';
import { extensionsOf } from '../../site/extensions.js';
import { isFileSection } from '../../site/fileSection.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import { markerBlockAt } from '../../site/insertionPoint.js';
import type { HtaccessFile } from '../../site/site.js';
import { type Directive, isNamed } from '../../syntax/htaccess/nodes.js';
import type { TextEdit } from '../../text/edit.js';
import { folderOf, isWithin, join, nameOf, relative } from '../../text/path.js';
import { textOf } from '../../text/span.js';
import type { HtaccessContext } from '../rule.js';
import { copiesEndingIn, lastExtension, namesEndingIn, originalName } from '../shared/fileNames.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import type { HandingLine } from '../shared/handingLines.js';
import { append, areGuards, denial, filesMatch, indentAt } from '../shared/sections.js';
import { foldersBelow, servedOtherwise } from '../shared/servedOtherwise.js';
import { inWords, quoted } from '../shared/wording.js';

/**
 * A `<FilesMatch>` with `SetHandler` in the place of the line. None where a name that the line is meant for would be
 * served in another way: a section is merged behind all plain lines, so that it would also win over a
 * `RemoveHandler` in a folder below.
 */
export function nameByEnding(
  context: HtaccessContext,
  { directive, sections, word }: HandingLine,
  extensions: readonly string[],
): readonly Fix[] {
  const { file, site, profile } = context;
  const { document, path } = file;
  if (
    !areGuards(sections) ||
    document.hasUnclosedSection ||
    markerBlockAt(file, directive.span.start) !== null
  )
    return [];

  const style = fileStyleOf(document);
  const lines = [`${style.name('SetHandler')} ${textOf(document.text, word.span)}`];
  const indent = indentAt(document.text, directive.span);
  const edits: readonly TextEdit[] = [
    { span: directive.span, newText: filesMatch(style, namesEndingIn(extensions), lines, indent) },
    ...denialOfCopies(context, extensions),
  ];
  const named = site.files.filter((each) => isWithin(folderOf(path), each) && isNamedWith(each, extensions));
  const meant = foldersBelow(site, file).flatMap((folder) =>
    extensions.map((extension) => join(folder, `index.${extension}`)),
  );
  const others = servedOtherwise(site, file, edits, profile, [...named, ...meant]);
  const ends = (each: string): boolean => extensions.includes(lastExtension(each) ?? '');
  if (others.some((each) => ends(each) || !isInner(each, extensions))) return [];

  const title = 'Name the files by how their names end, with <FilesMatch>';
  const change = editFile(path, ...edits);
  if (others.length > 0) {
    const names = others.map((each) => quoted(relative(folderOf(path), each)));
    return [
      unsafeFix(title, `${inWords(names)} ${names.length === 1 ? 'is' : 'are'} no longer run.`, change),
    ];
  }
  const doubt = doubtOf(context, directive, extensions);
  return [doubt === null ? safeFix(title, change) : unsafeFix(title, doubt, change)];
}

/** What may be served in another way although every file in reach is served alike; null for nothing. */
function doubtOf(
  { site }: HtaccessContext,
  directive: Directive,
  extensions: readonly string[],
): string | null {
  if (!site.complete || site.unreadable.length > 0) return 'Not all files of the site could be looked at.';
  if (!isNamed(directive, 'AddHandler')) return 'The files no longer have the type that AddType gives them.';
  if (extensions.some((each) => /^ph(p\d*|tml|ar)$/.test(each))) {
    return "Many servers hand PHP files on by a <FilesMatch> of their own, which goes before AddHandler and not before this section: then it is this line's handler that counts.";
  }
  return [...site.htaccess.values()].some(decidesByRequest)
    ? 'A section that depends on the request speaks of handlers, too.'
    : null;
}

const decidesByRequest = ({ document }: HtaccessFile): boolean =>
  document.placed.some(
    ({ node, sections }) =>
      node.kind === 'directive' &&
      /(handler|type)$/i.test(node.nameText) &&
      sections.some(({ open }) => !isGuard(open.nameText) && !isFileSection(open)),
  );

const isInner = (path: string, extensions: readonly string[]): boolean =>
  extensionsOf(nameOf(path)).some((each) => extensions.includes(each));

/** Also `.py`, which has no extension to mod_mime, and one to an expression. */
const isNamedWith = (path: string, extensions: readonly string[]): boolean =>
  nameOf(path)
    .toLowerCase()
    .split('.')
    .some((part, index) => index > 0 && extensions.includes(part.replace(/~$/, '')));

/** Backup copies were run until now; nobody shall read their source instead. */
function denialOfCopies({ file, site }: HtaccessContext, extensions: readonly string[]): readonly TextEdit[] {
  const isCopy = (path: string): boolean =>
    isWithin(folderOf(file.path), path) &&
    isInner(path, extensions) &&
    extensions.includes(lastExtension(originalName(nameOf(path)) ?? '') ?? '');
  if (!site.files.some(isCopy)) return [];
  const style = fileStyleOf(file.document);
  const denied = filesMatch(style, copiesEndingIn(extensions), denial(file, style));
  return [append(file.document.text, style, denied)];
}
