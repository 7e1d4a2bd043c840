import { isFileSection } from '../../site/fileSection.js';
import type { ScriptFile } from '../../site/site.js';
import { folderOf, nameOf } from '../../text/path.js';
import { lastExtension } from '../shared/fileNames.js';
import { type HandingLine, handingLines } from '../shared/handingLines.js';
import { runsPrograms } from '../shared/programHandlers.js';
import { quoted } from '../shared/wording.js';
import { denyFiles, handOn } from './cures.js';
import {
  type Disclosure,
  type DisclosureContext,
  itOrThem,
  namesOf,
  type SentFiles,
  sourceOf,
} from './disclosure.js';

/** Where a section names some programs of a folder, the others of their kind beside them. */
export function* besideOthers(context: DisclosureContext, sent: SentFiles): Generator<Disclosure> {
  const { file, site, profile } = context;
  for (const line of handingLines(site, file, profile)) {
    if (!runsPrograms(line.handler) || !line.sections.some(({ open }) => isFileSection(open))) continue;
    const named = line.handed.map(({ file: script }) => script);
    const kind = (path: string): string => `${folderOf(path)}/*.${lastExtension(path)}`;
    const kinds = new Set(named.map(({ path }) => kind(path)));
    const paths = sent((path) => kinds.has(kind(path)));
    if (paths.length > 0) yield beside(context, line, named, paths);
  }
}

function beside(
  context: DisclosureContext,
  { directive, word }: HandingLine,
  named: readonly ScriptFile[],
  paths: readonly string[],
): Disclosure {
  const imported = paths.filter((path) => isImported(named, path));
  const onlyModules = imported.length === paths.length;
  return {
    span: word.span,
    severity: 'warning',
    what: `This line runs ${namesOf(
      context,
      named.map(({ path }) => path),
    )}; no handler runs ${namesOf(context, paths)} beside ${named.length === 1 ? 'it' : 'them'}: ${sourceOf(paths)}.`,
    remedy: onlyModules
      ? 'Deny access to what is only imported, or keep it outside of the folder that is served.'
      : `Hand ${itOrThem(paths)} to ${quoted(word.value)}, too, or deny access.`,
    paths,
    fixes: () => [
      ...denyFiles(context, paths),
      ...(imported.length > 0 ? [] : handOn(context, word.value, paths, directive)),
    ],
  };
}

const isImported = (scripts: readonly ScriptFile[], path: string): boolean => {
  const module = nameOf(path).replace(/\.[^.]*$/, '');
  return scripts.some(({ script }) => script.python?.imports.some((each) => each.module === module) === true);
};
