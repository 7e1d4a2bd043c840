import { standingOf } from '../../apache/handlerStanding.js';
import { extensionsOf, namedExtensions } from '../../site/extensions.js';
import { isFileSection, matchesFile } from '../../site/fileSection.js';
import { filesWithin } from '../../site/filesWithin.js';
import { markerBlockAt } from '../../site/insertionPoint.js';
import { folderOf, isWithin, nameOf } from '../../text/path.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { isActionNamed } from '../shared/actions.js';
import { handingLines } from '../shared/handingLines.js';
import { type HandlerName, handlerNames } from '../shared/handlerNames.js';
import { isKeptFromRunning } from '../shared/keptFromRunning.js';
import { isByExtension, selectionOf } from '../shared/selection.js';
import { quoted } from '../shared/wording.js';

/**
 * A line hands on files of which none is there. Said only where that is known and worth a word; silent
 *
 * - where the walk did not come to its end, or something below the folder could not be read;
 * - where nothing but hidden files, as this one, is in reach: then the file is looked at for itself, in a repository of
 *   templates or before the site is there, and not for what it serves;
 * - for a file that does not have the name `.htaccess`: it is not in its place yet;
 * - inside guards and hosting panels' blocks: those are written for many sites at once;
 * - for the recipe that keeps uploaded programs from being run;
 * - for handlers that need no file (server-status, a proxy, an `Action`), and for those that run nothing.
 */
export const handlerWithoutFiles: HtaccessRule = {
  name: 'handler-without-files',
  target: 'htaccess',
  severity: 'info',
  summary: 'No file in reach has the extension, or the name, that a line hands to a handler.',

  *check(context: HtaccessContext) {
    const files = filesBelow(context);
    if (files === null) return;
    const named = handlerNames(context.file.document).filter((each) => runsFiles(each, context));
    if (named.length === 0) return;
    const lines = handingLines(context.site, context.file, context.profile);
    for (const each of named) {
      if (files.some((path) => isSelected(each, nameOf(path)))) continue;
      const line = lines.find(({ directive }) => directive === each.directive);
      if (line !== undefined && isKeptFromRunning(line)) continue;
      const { directive, sections, word } = each;
      yield {
        span: directive.span,
        message: {
          what: `No file here or below is what this line is for: ${quoted(selectionOf(directive, sections))}.`,
          why: `The line does nothing now. The day such a file is uploaded, by whomever, it is handed to "${quoted(word.value)}".`,
          remedy: 'Delete the line if the programs are gone; correct it if they have other names.',
        },
      };
    }
  },
};

/** A line that picks files by their names, for a handler that runs them, and that was written for this site. */
function runsFiles(
  { directive, sections, word, how, handler }: HandlerName,
  context: HtaccessContext,
): boolean {
  const { site, file } = context;
  if (how === 'rewriting' || handler === null || handler.startsWith('proxy')) return false;
  const standing = standingOf(handler);
  const runs =
    standing.kind === 'former' ||
    (standing.kind === 'known' && standing.facts !== null && standing.facts.runs !== 'built-in');
  return (
    runs &&
    (isByExtension(directive) || sections.some(({ open }) => isFileSection(open))) &&
    sections.every(({ open }) => isFileSection(open)) &&
    markerBlockAt(file, word.span.start) === null &&
    !isActionNamed(site, folderOf(file.path), handler)
  );
}

/** Null where nothing can be said of all of them. */
function filesBelow({ file, site }: HtaccessContext): readonly string[] | null {
  const folder = folderOf(file.path);
  if (!site.complete || nameOf(file.path) !== '.htaccess') return null;
  if (site.unreadable.some(({ path }) => isWithin(folder, path))) return null;
  const files = filesWithin(site, folder).filter((path) => !nameOf(path).startsWith('.'));
  return files.length === 0 ? null : files;
}

function isSelected({ directive, sections }: HandlerName, fileName: string): boolean {
  const inSections = sections.every(({ open }) => !isFileSection(open) || matchesFile(open, fileName));
  if (!inSections || !isByExtension(directive)) return inSections;
  const extensions = namedExtensions(directive.arguments.slice(1));
  return extensionsOf(fileName).some((extension) => extensions.includes(extension));
}
