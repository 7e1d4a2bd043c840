import type { Fix } from '../../site/change.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import { resolve } from '../../site/handlerMap.js';
import { addOptions } from '../../site/neededOptions.js';
import type { HtaccessFile } from '../../site/site.js';
import { type Directive, isNamed } from '../../syntax/htaccess/nodes.js';
import type { TextEdit } from '../../text/edit.js';
import { nameOf } from '../../text/path.js';
import { alternatives, lastExtension, namesEndingIn } from '../shared/fileNames.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { append, denial, filesMatch, indentAt } from '../shared/sections.js';
import { withEdits } from '../shared/servedOtherwise.js';
import { inWords } from '../shared/wording.js';
import type { DisclosureContext } from './disclosure.js';

/**
 * Denies everybody the files whose names match; none where the edit would not do: a section below lets them in again,
 * say, or `Satisfy Any` would.
 *
 * @param expression for `<FilesMatch>`
 */
export function denyAccess(
  context: DisclosureContext,
  title: string,
  expression: string,
  paths: readonly string[],
): readonly Fix[] {
  const { file, site, profile } = context;
  if (file.document.hasUnclosedSection || usesSatisfy(file)) return [];
  const style = fileStyleOf(file.document);
  const edit = append(file.document.text, style, filesMatch(style, expression, denial(file, style)));
  const after = withEdits(site, file, [edit]);
  const cures = paths.every((path) => resolve(after, path, profile).every(({ denied }) => denied !== null));
  if (!cures) return [];
  return [
    unsafeFix(
      title,
      'Whoever fetches such a file on purpose is answered 403 then.',
      editFile(file.path, edit),
    ),
  ];
}

const usesSatisfy = ({ document }: HtaccessFile): boolean =>
  document.placed.some(({ node }) => node.kind === 'directive' && isNamed(node, 'Satisfy'));

/** The same for the files by their whole names. */
export const denyFiles = (context: DisclosureContext, paths: readonly string[]): readonly Fix[] =>
  denyAccess(
    context,
    paths.length === 1 ? 'Deny access to the file' : 'Deny access to the files',
    `^${alternatives([...new Set(paths.map(nameOf))])}$`,
    paths,
  );

/**
 * Hands all names with the extensions of the files to a handler, with the Options that it needs.
 *
 * @param line the one that is at fault: an Options line may stand above it.
 * @param instead whether the section takes its place.
 */
export function handOn(
  context: DisclosureContext,
  handler: string,
  paths: readonly string[],
  line: Directive,
  instead = false,
): readonly Fix[] {
  const { file, site, profile } = context;
  const { document } = file;
  const extensions = [...new Set(paths.map(lastExtension))].filter((each) => each !== null);
  if (document.hasUnclosedSection || extensions.length === 0) return [];
  const style = fileStyleOf(document);
  const setHandler = [`${style.name('SetHandler')} ${handler}`];
  const section = (indent: string): string =>
    filesMatch(style, namesEndingIn(extensions), setHandler, indent);
  const handing: readonly TextEdit[] = [
    instead
      ? { span: line.span, newText: section(indentAt(document.text, line.span)) }
      : append(document.text, style, section('')),
  ];
  const handed = withEdits(site, file, handing);
  const lacksExecCgi = paths.some((path) =>
    resolve(handed, path, profile).some(({ facts, execCgi }) => facts?.needsExecCgi === true && !execCgi.on),
  );
  const edits = lacksExecCgi ? [...addOptions(['ExecCGI'], file, style, line), ...handing] : handing;
  const after = withEdits(site, file, edits);
  const cures = paths.every((path) =>
    resolve(after, path, profile).every((each) => each.handler === handler.toLowerCase()),
  );
  if (!cures) return [];
  return [
    unsafeFix(
      `Hand ${inWords(extensions.map((each) => `*.${each}`))} to ${handler}`,
      'Every file with that ending is run as a program then, and one that is none is answered 500.',
      editFile(file.path, ...edits),
    ),
  ];
}
