import { resolve } from '../../site/handlerMap.js';
import { namedExtensions } from '../../site/mergeHandlers.js';
import type { ScriptFile } from '../../site/site.js';
import { type Directive, isNamed } from '../../syntax/htaccess/nodes.js';
import { folderOf, isWithin, nameOf } from '../../text/path.js';
import type { HtaccessContext } from '../rule.js';
import { isProgramName, lastExtension } from '../shared/fileNames.js';
import { type HandingLine, handingLines, isAnyHandlerNamed } from '../shared/handingLines.js';
import { runsPrograms } from '../shared/programHandlers.js';
import { areGuards } from '../shared/sections.js';
import { quoted } from '../shared/wording.js';
import { denyFiles, handOn } from './cures.js';
import { type Disclosure, namesOf, sourceOf } from './disclosure.js';
import { isSentAsSource } from './sentAsSource.js';

/**
 * Programs that no line hands to a handler, where a line of the file shows that they are meant to run. What hosts run
 * by their own configuration does not count: PHP, and what is called `*.cgi`, `*.pl` or `*.fcgi`.
 *
 * @param toldAlready files of which something else was said.
 */
export function* neverHanded(
  context: HtaccessContext,
  toldAlready: ReadonlySet<string>,
): Generator<Disclosure> {
  const { file, site } = context;
  const sent = site.files.filter(
    (path) =>
      isWithin(folderOf(file.path), path) &&
      isOfNoHost(path) &&
      !isModuleName(path) &&
      isSentAsSource(context, path),
  );
  if (sent.length === 0) return;
  const told = new Set(toldAlready);
  const fresh = (paths: readonly string[]): readonly string[] => {
    const untold = paths.filter((path) => !told.has(path));
    for (const path of untold) told.add(path);
    return untold;
  };
  for (const { node, sections } of file.document.placed) {
    if (node.kind !== 'directive' || !areGuards(sections)) continue;
    if (isNamed(node, 'DirectoryIndex')) yield* asIndex(context, node, sent, fresh);
    else if (isNamed(node, 'AddType'))
      yield* asPage(context, node, fresh(sent.filter((path) => hasTypeOf(context, path, node))));
  }
  if (isAnyHandlerNamed(site, folderOf(file.path))) yield* besideOthers(context, sent, fresh);
  else
    yield* whereProgramsMayRun(context, fresh(sent.filter((path) => folderOf(path) === folderOf(file.path))));
}

const isOfNoHost = (path: string): boolean =>
  isProgramName(path) && !/^(php\d?|phtml|cgi|pl|plx|fcgi)$/.test(lastExtension(path) ?? '');

/** What is never asked for by itself: a part of a package, a test, an installer. */
const isModuleName = (path: string): boolean =>
  /^(__\w+__|setup|conftest|test_.*|.*_test|manage)\.py$/.test(nameOf(path));

type Fresh = (paths: readonly string[]) => readonly string[];

function* asIndex(
  context: HtaccessContext,
  directive: Directive,
  sent: readonly string[],
  fresh: Fresh,
): Generator<Disclosure> {
  for (const word of directive.arguments) {
    const paths = fresh(sent.filter((path) => nameOf(path) === word.value));
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

const hasTypeOf = ({ site, profile }: HtaccessContext, path: string, directive: Directive): boolean =>
  resolve(site, path, profile).every(
    ({ contentType }) => contentType?.line.directive === directive && contentType.value === 'text/html',
  );

function* asPage(
  context: HtaccessContext,
  directive: Directive,
  paths: readonly string[],
): Generator<Disclosure> {
  if (paths.length === 0) return;
  const typed = namedExtensions(directive.arguments.slice(1));
  const onlyThese = typed.every((extension) => paths.some((path) => lastExtension(path) === extension));
  yield {
    span: directive.span,
    what: `This line gives ${namesOf(context, paths)} the type text/html, and no handler runs ${itOrThem(paths)}: ${sourceOf(paths)}, as a page.`,
    remedy: remedyFor(paths),
    paths,
    fixes: () => handOn(context, handlerFor(paths), paths, directive, onlyThese),
  };
}

function* whereProgramsMayRun(context: HtaccessContext, paths: readonly string[]): Generator<Disclosure> {
  const { file, site, profile } = context;
  const [first] = paths;
  if (first === undefined) return;
  const line = resolve(site, first, profile)[0]?.execCgi;
  if (line?.on !== true || line.line?.path !== file.path) return;
  const { directive } = line.line;
  yield {
    span: directive.span,
    severity: 'warning',
    what: `This line lets programs run here, and no line hands ${namesOf(context, paths)} to a handler: ${sourceOf(paths)}.`,
    remedy: remedyFor(paths),
    paths,
    fixes: () => [...handOn(context, handlerFor(paths), paths, directive), ...denyFiles(context, paths)],
  };
}

/** Where a section names some programs of a folder, the others of their kind beside them. */
function* besideOthers(
  context: HtaccessContext,
  sent: readonly string[],
  fresh: Fresh,
): Generator<Disclosure> {
  const { file, site, profile } = context;
  for (const line of handingLines(site, file, profile)) {
    if (!runsPrograms(line.handler)) continue;
    const named = line.handed.map(({ file: script }) => script);
    const paths = fresh(
      sent.filter((path) =>
        named.some(
          (each) =>
            folderOf(each.path) === folderOf(path) && lastExtension(each.path) === lastExtension(path),
        ),
      ),
    );
    if (paths.length > 0) yield beside(context, line, named, paths);
  }
}

function beside(
  context: HtaccessContext,
  { directive, word, handler }: HandingLine,
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
      : `Hand ${itOrThem(paths)} to ${quoted(handler)}, too, or deny access.`,
    paths,
    fixes: () => [
      ...denyFiles(context, paths),
      ...(imported.length > 0 ? [] : handOn(context, handler, paths, directive)),
    ],
  };
}

const isImported = (scripts: readonly ScriptFile[], path: string): boolean => {
  const module = nameOf(path).replace(/\.[^.]*$/, '');
  return scripts.some(({ script }) => script.python?.imports.some((each) => each.module === module) === true);
};

const itOrThem = (paths: readonly string[]): string => (paths.length === 1 ? 'it' : 'them');

const handlerFor = (paths: readonly string[]): string =>
  paths.every((path) => lastExtension(path) === 'wsgi') ? 'wsgi-script' : 'cgi-script';

const remedyFor = (paths: readonly string[]): string =>
  `Hand ${itOrThem(paths)} to a handler, as with "SetHandler ${handlerFor(paths)}" in a <FilesMatch> section, unless the server's own configuration does so.`;
