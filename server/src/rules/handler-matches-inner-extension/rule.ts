import { extensionsOf, namedExtensions } from '../../site/extensions.js';
import { resolve } from '../../site/handlerMap.js';
import { type Directive, isNamed } from '../../syntax/htaccess/nodes.js';
import { once } from '../../text/once.js';
import { folderOf, isWithin, join, nameOf, relative } from '../../text/path.js';
import { cover, type Span } from '../../text/span.js';
import type { Finding, HtaccessContext, HtaccessRule, Message, RelatedPlace } from '../rule.js';
import { namesEndingIn } from '../shared/fileNames.js';
import { type HandingLine, handingLines } from '../shared/handingLines.js';
import { perSite } from '../shared/perSite.js';
import { isRun, runsPrograms } from '../shared/programHandlers.js';
import { inWords, quoted } from '../shared/wording.js';
import { nameByEnding } from './nameByEnding.js';
import { type UploadPlace, uploadPlaceIn } from './uploads.js';

/**
 * `AddHandler`, or `AddType` with a type that is a handler, looks at every extension of a name (`find_ct` of
 * mod_mime): `x.py.txt` runs. Speaks where such a file is there, or where visitors can leave one.
 */
export const handlerMatchesInnerExtension: HtaccessRule = {
  name: 'handler-matches-inner-extension',
  target: 'htaccess',
  severity: 'warning',
  summary: 'AddHandler runs every file with the extension anywhere in its name: x.py.txt is run, too.',

  *check(context: HtaccessContext) {
    const { file, site, profile } = context;
    const uploads = once(() => uploadPlaceIn(site, folderOf(file.path)));
    for (const line of handingLines(site, file, profile)) {
      const { directive } = line;
      const byHandler = isNamed(directive, 'AddHandler');
      if ((!byHandler && !isNamed(directive, 'AddType')) || !runsPrograms(line.handler)) continue;
      const extensions = [...new Set(namedExtensions(directive.arguments.slice(1)))];
      const files = innerFiles(context, directive, extensions);
      const place = files.length > 0 ? null : openTo(context, directive, extensions, uploads());
      if (files.length > 0) {
        yield finding(context, line, extensions, ofFiles(context, byHandler, extensions, files));
      } else if (place !== null) {
        yield finding(context, line, extensions, (byHandler ? ofUploads : ofTypedUploads)(extensions, place));
      }
    }
  },
};

/** Files that may have one extension behind another. */
const severalExtensions = perSite(({ files }) =>
  files.filter((path) => extensionsOf(nameOf(path)).length > 1),
);

/** Files in reach that the line runs although their names end otherwise. */
function innerFiles(
  context: HtaccessContext,
  directive: Directive,
  extensions: readonly string[],
): readonly string[] {
  const { file, site } = context;
  return severalExtensions(site).filter((path) => {
    if (!isWithin(folderOf(file.path), path)) return false;
    const own = extensionsOf(nameOf(path));
    const last = own.findLastIndex((each) => extensions.includes(each));
    if (last < 0 || last === own.length - 1 || own.slice(last + 1).every(isVariant)) return false;
    return isRunBy(context, path, directive);
  });
}

/** A language or an encoding: `page.cgi.en` is a variant that is meant to run. */
const isVariant = (extension: string): boolean => /^([a-z]{2}([-_][a-z]{2})?|gz|br|utf-?8)$/.test(extension);

/** In the fullest world: where a line gives way to another that is guarded, that one is spoken of. */
function isRunBy({ site, profile }: HtaccessContext, path: string, directive: Directive): boolean {
  const [fullest] = resolve(site, path, profile);
  return fullest !== undefined && fullest.handlerLine?.directive === directive && isRun(fullest);
}

/** The place where visitors can leave files, if one of theirs would be run there: the server has no type for `foo`. */
function openTo(
  context: HtaccessContext,
  directive: Directive,
  [extension]: readonly string[],
  place: UploadPlace | null,
): UploadPlace | null {
  if (place === null || extension === undefined) return null;
  const { file, site } = context;
  const folder = site.scripts.has(place.path) ? folderOf(file.path) : place.path;
  return isRunBy(context, join(folder, `photo.${extension}.foo`), directive) ? place : null;
}

type Cause = Pick<Message, 'what' | 'why'> & Required<Pick<Finding, 'related'>>;

const anywhere = (extensions: readonly string[]): string =>
  `every name with ${dotted(extensions)} anywhere in it, not only at its end`;

const dotted = (extensions: readonly string[]): string =>
  inWords(extensions.map((each) => `.${quoted(each)}`)).replace(' and ', ' or ');

function ofFiles(
  { file }: HtaccessContext,
  byHandler: boolean,
  extensions: readonly string[],
  files: readonly string[],
): Cause {
  const names = files.map((path) => quoted(relative(folderOf(file.path), path)));
  const [they, one] = files.length === 1 ? ['It is', 'it'] : ['They are', 'one of them'];
  return {
    what: `This line ${byHandler ? `runs ${anywhere(extensions)}` : alsoRuns(extensions)}: here ${inWords(names)}.`,
    why: `${they} run as a program when somebody asks for ${one}. And where visitors can leave files, one of them could leave a program under such a name.`,
    related: files.slice(0, 20).map((path) => related(path, 'run as a program')),
  };
}

/** A type of the last extension goes before the one that AddType gives. */
const alsoRuns = (extensions: readonly string[]): string =>
  `also runs names in which ${dotted(extensions)} is followed by an ending that the server knows no type for`;

const seem = (place: UploadPlace): string =>
  `visitors seem to be able to leave files here (${quoted(place.words)})`;

const ofUploads = ([first = '']: readonly string[], place: UploadPlace): Cause => ({
  what: `This line runs ${anywhere([first])}, and ${seem(place)}.`,
  why: `A file called photo.${quoted(first)}.jpg passes for a picture when it is uploaded, and is run as a program when somebody asks for it.`,
  related: [related(place.path, 'takes files from visitors')],
});

const ofTypedUploads = ([first = '']: readonly string[], place: UploadPlace): Cause => ({
  what: `This line ${alsoRuns([first])}, and ${seem(place)}.`,
  why: `A file called notes.${quoted(first)}.foo need not look like a program to the form that takes it, and is run as one when somebody asks for it.`,
  related: [related(place.path, 'takes files from visitors')],
});

const related = (path: string, message: string): RelatedPlace => ({
  path,
  span: { start: 0, end: 0 },
  message,
});

function finding(
  context: HtaccessContext,
  line: HandingLine,
  extensions: readonly string[],
  { what, why, related }: Cause,
): Finding {
  const expression = namesEndingIn(extensions.map((each) => quoted(each)));
  return {
    span: extensionsSpan(line),
    message: {
      what,
      why,
      remedy: `Name the files by how their names end: <FilesMatch "${expression}"> with "SetHandler ${quoted(line.handler)}" in it.`,
    },
    related,
    fixes: () => nameByEnding(context, line, extensions),
  };
}

function extensionsSpan({ directive, word }: HandingLine): Span {
  const [, first = word] = directive.arguments;
  return cover(first.span, (directive.arguments.at(-1) ?? word).span);
}
