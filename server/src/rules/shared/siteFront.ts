import { htaccessFilesFor } from '../../site/configTree.js';
import { configurationFor } from '../../site/configuration.js';
import { isFileSection } from '../../site/fileSection.js';
import { filesWithin } from '../../site/filesWithin.js';
import { type Resolution, resolve } from '../../site/handlerMap.js';
import { isPageName } from '../../site/pageStarts.js';
import { plainRequest } from '../../site/plainRequest.js';
import type { ScriptFile } from '../../site/site.js';
import { worldsOf } from '../../site/world.js';
import type { HtaccessNode } from '../../syntax/htaccess/nodes.js';
import type { PythonScript } from '../../syntax/script/python/pythonScript.js';
import { folderOf, foldersBetween, nameOf } from '../../text/path.js';
import type { Span } from '../../text/span.js';
import type { HtaccessContext } from '../rule.js';
import { isProgramName } from './fileNames.js';
import { perSite } from './perSite.js';

/** The top of a site, where advice about all of it stands, once. */
export interface SiteFront {
  /** The end of its .htaccess: what is missing belongs behind it, and is told behind all that is wrong. */
  readonly span: Span;
  /** Those of the pages that are known to be HTML: what a text says of frames and scripts nobody minds. */
  readonly htmlPages: readonly string[];
  /** What visitors get of the pages beside it: those for the folder itself, or all where none is. Not empty. */
  readonly pages: readonly string[];
}

/** So many pages tell how a site's pages are made. */
const mostPages = 20;

/**
 * Null for a file that is not the .htaccess of a site's top, or not of one that serves pages to everybody:
 *
 * - one of a folder further down, be it that a .htaccess stands above it or that pages do;
 * - one that does nothing but say who may ask;
 * - one beside which no page lies, which nobody is let in to see, or of which the files are not known;
 * - one whose pages are programs that cannot run as they are: that comes first;
 * - one that the server refuses to read: then it answers nothing else.
 */
export function siteFront(context: HtaccessContext): SiteFront | null {
  const known = fronts.get(context);
  if (known !== undefined) return known;
  const front = frontOf(context);
  fronts.set(context, front);
  return front;
}

/** Several rules ask, of one file. */
const fronts = new WeakMap<HtaccessContext, SiteFront | null>();

function frontOf(context: HtaccessContext): SiteFront | null {
  const { file, site, refusals, trailingComments } = context;
  const last = file.document.nodes.at(-1);
  const folder = folderOf(file.path);
  if (last === undefined || site.files.length === 0 || nameOf(file.path) !== '.htaccess') return null;
  if (refusals.length > 0 || trailingComments.length > 0 || isOnlyAboutAccess(context)) return null;
  if (htaccessFilesFor(site, folder).length !== 1 || isBelowPages(context, folder)) return null;
  const pages = pagesBeside(context, folder);
  if (pages.length === 0) return null;
  return { span: endOf(last), pages, htmlPages: pages.filter((path) => isHtml(context, path)) };
}

/** The last word of a line, the closing tag of a section. */
export function endOf(node: HtaccessNode): Span {
  if (node.kind === 'directive') return node.arguments.at(-1)?.span ?? node.span;
  return node.end?.span ?? node.span;
}

const access = /^(?:auth|require$|order$|allow$|deny$|satisfy$)/i;

/** Of all files: one that denies some of them says nothing of what it is for. */
function isOnlyAboutAccess({ file }: HtaccessContext): boolean {
  const directives = file.document.placed.filter(({ node }) => node.kind === 'directive');
  return (
    directives.every(({ node }) => node.kind === 'directive' && access.test(node.nameText)) &&
    directives.some(({ sections }) => !sections.some(({ open }) => isFileSection(open)))
  );
}

/** Then this is no site of its own, but a folder of one that has no .htaccess at its top. */
const isBelowPages = ({ site }: HtaccessContext, folder: string): boolean =>
  foldersBetween(site.root, folder).some((above) => above !== folder && foldersWithPages(site).has(above));

/** A site may have thousands of files and hundreds of .htaccess. */
const foldersWithPages = perSite(
  ({ files }): ReadonlySet<string> => new Set(files.filter(isPage).map(folderOf)),
);

function isPage(path: string): boolean {
  return !nameOf(path).startsWith('.') && (isPageName(path) || isProgramName(path));
}

function pagesBeside(context: HtaccessContext, folder: string): readonly string[] {
  const { site, profile } = context;
  const beside = filesWithin(site, folder).filter((path) => folderOf(path) === folder);
  const candidates = beside.filter((path) => isPage(path) || site.scripts.has(path));
  if (candidates.length === 0) return [];
  const index = new Set(indexNames(context, folder));
  const isIndex = (path: string): boolean =>
    index.has(nameOf(path)) || /^(?:index|default|home)\./i.test(nameOf(path));
  const indexes = candidates.filter(isIndex);
  const served = (paths: readonly string[]): readonly string[] =>
    paths
      .slice(0, mostPages)
      .filter((path) => isServed(resolve(site, path, profile)) && isInOrder(site.scripts.get(path)));
  return indexes.length > 0 ? served(indexes) : served(candidates);
}

function indexNames({ site, profile }: HtaccessContext, folder: string): readonly string[] {
  const [fullest] = worldsOf(profile);
  return fullest === undefined
    ? []
    : configurationFor(site, plainRequest(site, `${folder}/`), fullest).directory.index;
}

/** Whether what visitors get for a page is HTML, by its type or by what each path through the program says. */
function isHtml({ site, profile }: HtaccessContext, path: string): boolean {
  const script = site.scripts.get(path);
  if (script === undefined) {
    const [fullest] = resolve(site, path, profile);
    return htmlType.test(fullest?.contentType?.value ?? '');
  }
  const { response } = script.script;
  return (
    response.kind === 'read' &&
    response.paths.every(({ fields }) =>
      fields.some(({ name, value }) => name.toLowerCase() === 'content-type' && htmlType.test(value ?? '')),
    )
  );
}

const htmlType = /^(?:text\/html|application\/xhtml\+xml)\b/i;

/** Whether nothing is seen that keeps a program from running. */
function isInOrder(file: ScriptFile | undefined): boolean {
  if (file === undefined) return true;
  const { shebang, python } = file.script;
  const isExecutable = file.mode === null || (file.mode & 0o111) !== 0;
  return shebang !== null && isExecutable && (python === null || isPython3(python));
}

const isPython3 = ({ python2Only, syntaxError }: PythonScript): boolean =>
  python2Only.length === 0 && syntaxError === null;

/** In the fullest world: whether a visitor gets a page for it, and not a program's source. */
const isServed = ([fullest]: readonly Resolution[]): boolean =>
  fullest !== undefined && fullest.status === null && fullest.class !== 'source-disclosed';
