import { isOptionGranted } from '../../apache/overrides.js';
import { isModuleLoaded } from '../../apache/profile.js';
import type { Fix } from '../../site/change.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import { markerBlockAt } from '../../site/insertionPoint.js';
import { directivesNamed } from '../../syntax/htaccess/directiveIndex.js';
import type { Directive } from '../../syntax/htaccess/nodes.js';
import type { Word } from '../../syntax/htaccess/words.js';
import { folderOf, relative } from '../../text/path.js';
import type { Span } from '../../text/span.js';
import type { Finding, HtaccessContext, HtaccessRule } from '../rule.js';
import { filesConcerned } from '../shared/decidedFiles.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { append, areGuards } from '../shared/sections.js';
import { siteFront } from '../shared/siteFront.js';
import { inWords, quoted } from '../shared/wording.js';
import { foldersListed, type ListedFolder } from './foldersListed.js';
import { switchingOff } from './switchingOff.js';

/** By these a listing is made to look well: it is meant to be seen. */
const adorning = [
  'adddescription',
  'addicon',
  'addiconbyencoding',
  'addiconbytype',
  'headername',
  'indexignore',
  'indexoptions',
  'indexorderdefault',
  'indexstylesheet',
  'readmename',
];

/** `Options Indexes` in force for a folder without an index page: visitors see the names of all that lies in it. */
export const directoryListing: HtaccessRule = {
  name: 'directory-listing',
  target: 'htaccess',
  severity: 'info',
  summary: 'Visitors get a list of all files of a folder that has no index page.',

  *check(context: HtaccessContext) {
    const { file, profile } = context;
    const { document } = file;
    if (context.site.files.length === 0 || isModuleLoaded(profile, 'autoindex') === 'no') return;
    if (directivesNamed(document, ...adorning).length > 0) return;
    const lines = directivesNamed(document, 'options');
    for (const { node, sections } of lines) {
      const word = node.arguments.find(({ value }) => /^\+?(?:indexes|all)$/i.test(value));
      if (word === undefined || !areGuards(sections)) continue;
      const folders = foldersListed(context, node);
      if (folders.length === 0) continue;
      yield {
        ...findingOf(context, folders, word.span, 'This line'),
        fixes: () => switchOff(context, node, word),
      };
    }
    const front =
      profile.options?.has('indexes') === true || context.site.server !== null ? siteFront(context) : null;
    const folders = front === null ? [] : foldersListed(context, null);
    if (front !== null && folders.length > 0) {
      yield { ...findingOf(context, folders, front.span, 'The server'), fixes: () => addLine(context) };
    }
  },
};

function findingOf(
  { file }: HtaccessContext,
  folders: readonly ListedFolder[],
  span: Span,
  who: string,
): Finding {
  const own = folderOf(file.path);
  const names = folders.map(({ folder }) =>
    folder === own ? 'this folder' : `${quoted(relative(own, folder))}/`,
  );
  return {
    span,
    message: {
      what: `${who} has visitors get a list of all files in ${inWords(names)}, where no index page lies.`,
      why: 'They find what no link leads to: backup copies, drafts, what others have uploaded.',
      remedy: 'Write Options -Indexes, unless the list is meant to be seen.',
    },
    related: filesConcerned(
      folders.map(({ file: named }) => named),
      'named in the list',
    ),
  };
}

const because =
  'Who looks at the list, or takes files by it, gets 403; links to single files work as before.';
const title = 'Switch the list off';

function switchOff({ file, profile }: HtaccessContext, line: Directive, word: Word): readonly Fix[] {
  const { text } = file.document;
  if (!isOptionGranted(profile, 'Indexes') || markerBlockAt(file, line.span.start) !== null) return [];
  return [
    unsafeFix(
      title,
      because,
      editFile(file.path, switchingOff(text, fileStyleOf(file.document), line, word)),
    ),
  ];
}

function addLine({ file, profile }: HtaccessContext): readonly Fix[] {
  const { document, path } = file;
  if (!isOptionGranted(profile, 'Indexes') || document.hasUnclosedSection) return [];
  const style = fileStyleOf(document);
  const edit = append(document.text, style, `${style.name('Options')} -Indexes`);
  return [unsafeFix(title, because, editFile(path, edit))];
}
