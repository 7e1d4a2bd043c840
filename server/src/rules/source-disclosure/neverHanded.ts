import { namedExtensions } from '../../site/extensions.js';
import { resolve } from '../../site/handlerMap.js';
import { directivesNamed } from '../../syntax/htaccess/directiveIndex.js';
import { type Directive, isNamed } from '../../syntax/htaccess/nodes.js';
import { folderOf, isWithin, join, nameOf } from '../../text/path.js';
import { lastExtension } from '../shared/fileNames.js';
import { isAnyHandlerNamed } from '../shared/handingLines.js';
import { areGuards } from '../shared/sections.js';
import { besideOthers } from './besideOthers.js';
import { denyFiles, handOn } from './cures.js';
import {
  type Disclosure,
  type DisclosureContext,
  itOrThem,
  namesOf,
  type SentFiles,
  sourceOf,
} from './disclosure.js';
import { programsOfNoHost } from './programFiles.js';
import { isSentAsSource } from './sentAsSource.js';

/**
 * Programs that no line hands to a handler, where a line of the file shows that they are meant to run.
 *
 * @param toldAlready files of which something else was said.
 */
export function* neverHanded(
  context: DisclosureContext,
  toldAlready: ReadonlySet<string>,
): Generator<Disclosure> {
  const { file, site } = context;
  const candidates = programsOfNoHost(site).filter((path) => isWithin(folderOf(file.path), path));
  if (candidates.length === 0) return;
  const told = new Set(toldAlready);
  const sent: SentFiles = (isMeant) => {
    const paths = candidates.filter(
      (path) => !told.has(path) && isMeant(path) && isSentAsSource(context, path),
    );
    for (const path of paths) told.add(path);
    return paths;
  };
  for (const { node, sections } of directivesNamed(file.document, 'directoryindex', 'addtype')) {
    if (!areGuards(sections)) continue;
    if (isNamed(node, 'DirectoryIndex')) yield* asIndex(context, node, sent);
    else if (isNamed(node, 'AddType')) yield* asPage(context, node, sent);
  }
  if (isAnyHandlerNamed(site, folderOf(file.path))) yield* besideOthers(context, sent);
  if (runsNothing(context)) yield* whereProgramsMayRun(context, sent);
}

/** Whether no handler has a file here: what is named is named in vain, or nothing is. */
const runsNothing = ({ file, site }: DisclosureContext): boolean =>
  ![...site.scripts.keys()].some((path) => isWithin(folderOf(file.path), path));

function* asIndex(context: DisclosureContext, directive: Directive, sent: SentFiles): Generator<Disclosure> {
  const { files } = context.site;
  for (const [at, word] of directive.arguments.entries()) {
    const before = directive.arguments.slice(0, at).map(({ value }) => value);
    const isFirst = (path: string): boolean =>
      !before.some((name) => files.includes(join(folderOf(path), name)));
    const paths = sent((path) => nameOf(path) === word.value && isFirst(path));
    if (paths.length === 0) continue;
    yield {
      span: word.span,
      what: `DirectoryIndex makes ${namesOf(context, paths)} the page of ${paths.length === 1 ? 'its folder' : 'their folders'}, and no handler runs ${itOrThem(paths)}: ${sourceOf(paths)}.`,
      remedy: remedyFor(paths),
      paths,
      fixes: () => handOn(context, handlerFor(paths), paths, directive),
    };
  }
}

const hasTypeOf = ({ site, profile }: DisclosureContext, path: string, directive: Directive): boolean =>
  resolve(site, path, profile).every(
    ({ contentType }) => contentType?.line?.directive === directive && contentType.value === 'text/html',
  );

function* asPage(context: DisclosureContext, directive: Directive, sent: SentFiles): Generator<Disclosure> {
  const typed = namedExtensions(directive.arguments.slice(1));
  const paths = sent(
    (path) => typed.includes(lastExtension(path) ?? '') && hasTypeOf(context, path, directive),
  );
  if (paths.length === 0) return;
  const onlyThese = typed.every((extension) => paths.some((path) => lastExtension(path) === extension));
  yield {
    span: directive.span,
    what: `This line gives ${namesOf(context, paths)} the type text/html, and no handler runs ${itOrThem(paths)}: ${sourceOf(paths)}, as a page.`,
    remedy: remedyFor(paths),
    paths,
    fixes: () => handOn(context, handlerFor(paths), paths, directive, onlyThese),
  };
}

function* whereProgramsMayRun(context: DisclosureContext, sent: SentFiles): Generator<Disclosure> {
  const { file, site, profile } = context;
  const decider = (path: string): Directive | null => {
    const [fullest] = resolve(site, path, profile);
    const line = fullest?.execCgi.on === true ? fullest.execCgi.line : null;
    return line?.path === file.path ? line.directive : null;
  };
  const paths = sent((path) => folderOf(path) === folderOf(file.path) && decider(path) !== null);
  const directive = paths[0] === undefined ? null : decider(paths[0]);
  if (directive === null) return;
  yield {
    span: directive.span,
    severity: 'warning',
    what: `This line lets programs run here, and no line hands ${namesOf(context, paths)} to a handler: ${sourceOf(paths)}.`,
    remedy: remedyFor(paths),
    paths,
    fixes: () => [...handOn(context, handlerFor(paths), paths, directive), ...denyFiles(context, paths)],
  };
}

const handlerFor = (paths: readonly string[]): string =>
  paths.every((path) => lastExtension(path) === 'wsgi') ? 'wsgi-script' : 'cgi-script';

const remedyFor = (paths: readonly string[]): string =>
  `Hand ${itOrThem(paths)} to a handler, as with "SetHandler ${handlerFor(paths)}" in a <FilesMatch> section, unless the server's own configuration does so.`;
