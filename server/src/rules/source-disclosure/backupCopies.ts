import { htaccessFilesFor } from '../../site/configTree.js';
import type { DecidingLine } from '../../site/decidingLine.js';
import { resolve } from '../../site/handlerMap.js';
import type { Directive } from '../../syntax/htaccess/nodes.js';
import { folderOf, isWithin } from '../../text/path.js';
import { backupCopies } from '../shared/fileNames.js';
import { isRun } from '../shared/programHandlers.js';
import { denyAccess } from './cures.js';
import { type Disclosure, type DisclosureContext, namesOf, sourceOf } from './disclosure.js';
import { isForSome } from './forSome.js';
import { copiesOf } from './programFiles.js';
import { isSentAsSource } from './sentAsSource.js';

/**
 * Copies that an editor or a person left beside a program: `page.py~`. No handler takes such a name. Told at the line
 * that runs the original; for PHP, which most servers run unasked, at the first line of the nearest .htaccess.
 */
export function* copiesOfPrograms(context: DisclosureContext): Generator<Disclosure> {
  const { file, site } = context;
  const copies = new Map<Directive | null, string[]>();
  for (const { path, original } of copiesOf(site)) {
    if (!isWithin(folderOf(file.path), path)) continue;
    const line = placeFor(context, original);
    if (line === undefined || !isSentAsSource(context, path) || isForSome(context.site, path)) continue;
    copies.set(line, [...(copies.get(line) ?? []), path]);
  }
  for (const [line, paths] of copies) {
    const one = paths.length === 1;
    yield {
      span: line?.span ?? firstLineOf(context),
      what: `${namesOf(context, paths)} ${one ? 'is a backup copy of a program' : 'are backup copies of programs'}, and no handler runs ${one ? 'it' : 'them'}: ${sourceOf(paths)}.`,
      remedy: 'Delete the copies from the folder that is served, and deny access to names of that kind.',
      paths,
      fixes: () => denyAccess(context, 'Deny access to backup copies', backupCopies, paths),
    };
  }
}

/** The line of this file that runs the original; null where the server runs it unasked; undefined where another file tells of it. */
function placeFor(
  { file, site, profile }: DisclosureContext,
  original: string,
): Directive | null | undefined {
  const run = resolve(site, original, profile).find(isRun);
  const line: DecidingLine | null = run?.handlerLine ?? null;
  if (line !== null) return line.path === file.path ? line.directive : undefined;
  if (!/\.(php\d?|phtml)$/i.test(original)) return undefined;
  const nearest = htaccessFilesFor(site, folderOf(original)).at(-1);
  return nearest?.path === file.path ? null : undefined;
}

function firstLineOf({ file }: DisclosureContext): { readonly start: number; readonly end: number } {
  const [first] = file.document.nodes;
  const { text } = file.document;
  const start = first?.span.start ?? 0;
  return { start, end: start + (/^[^\r\n]*/.exec(text.slice(start))?.[0].length ?? 0) };
}
