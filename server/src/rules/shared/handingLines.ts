import { type HandlerFacts, handlerFacts, handlerOfType } from '../../apache/handlers.js';
import { type ServerProfile, withUnknownModules } from '../../apache/profile.js';
import { htaccessFilesFor } from '../../site/configTree.js';
import { namedExtensions } from '../../site/extensions.js';
import { isFileSection, matchesFile } from '../../site/fileSection.js';
import { type Resolution, resolve } from '../../site/handlerMap.js';
import type { HtaccessFile, ScriptFile, Site } from '../../site/site.js';
import {
  type Directive,
  type HtaccessDocument,
  isNamed,
  type Section,
  visitNodes,
} from '../../syntax/htaccess/nodes.js';
import type { Word } from '../../syntax/htaccess/words.js';
import { folderOf, isWithin, join } from '../../text/path.js';

/** A line that hands files to a handler which runs them as programs. */
export interface HandingLine {
  readonly directive: Directive;
  /** The sections around it, outermost first. */
  readonly sections: readonly Section[];
  /** The handler, or the media type that stands for it, as written. */
  readonly word: Word;
  readonly handler: string;
  /** Null for a name that only an `Action` line explains. */
  readonly facts: HandlerFacts | null;
  /** Which files it speaks of, for a message: `*.py`, `files that match "\.py$"`. */
  readonly selects: string;
  /** What it decides, in the fullest world, of the scripts in reach. */
  readonly handed: readonly { readonly file: ScriptFile; readonly resolutions: readonly Resolution[] }[];
  /**
   * How such a file would be served: of the first script handed on, else of one that we suppose, since a
   * .htaccess is often written before its scripts. Null where another line takes every such file, or the scripts
   * that are there, and leaves this one to servers that lack a module.
   */
  readonly example: { readonly path: string; readonly resolutions: readonly Resolution[] } | null;
}

const supposedNames = ['index.cgi', 'index.py', 'index.pl', 'index.php', 'index.rb', 'index.sh', 'index'];

/** The lines of a .htaccess that hand files to a handler that runs programs, in the order of the file. */
export function handingLines(site: Site, file: HtaccessFile, profile: ServerProfile): readonly HandingLine[] {
  const named = namedHandlers(file.document);
  if (named.length === 0) return [];
  const folder = folderOf(file.path);
  const scripts = [...site.scripts.values()]
    .filter((script) => isWithin(folder, script.path))
    .map((script) => ({ file: script, resolutions: resolve(site, script.path, profile) }));

  const lines: HandingLine[] = [];
  for (const { directive: node, sections, word, handler } of named) {
    const decides = (resolutions: readonly Resolution[]): boolean =>
      resolutions[0]?.handlerLine?.directive === node;
    const handed = scripts.filter(({ resolutions }) => decides(resolutions));
    const isFallBack = scripts.some(
      ({ file: { path }, resolutions }) =>
        resolutions[0]?.class === 'persistent' &&
        resolve(site, path, withUnknownModules(profile)).some((each) => decides([each])),
    );
    const supposed = isFallBack ? [] : supposedPaths(folder, node, sections);
    const example = [...handed.map(({ file: { path } }) => path), ...supposed]
      .map((path) => ({ path, resolutions: resolve(site, path, profile) }))
      .find(({ resolutions }) => decides(resolutions));
    lines.push({
      directive: node,
      sections,
      word,
      handler,
      facts: example?.resolutions[0]?.facts ?? handlerFacts(handler),
      selects: selectionOf(node, sections),
      handed,
      example: example ?? null,
    });
  }
  return lines;
}

/** Whether a line of a file that is in force for the folder names a handler at all. */
export const isAnyHandlerNamed = (site: Site, folder: string): boolean =>
  htaccessFilesFor(site, folder).some(({ document }) => namedHandlers(document).length > 0);

type NamedHandler = Pick<HandingLine, 'directive' | 'sections' | 'word' | 'handler'>;

/** Several rules ask, of every file. */
const known = new WeakMap<HtaccessDocument, readonly NamedHandler[]>();

function namedHandlers(document: HtaccessDocument): readonly NamedHandler[] {
  const found = known.get(document);
  if (found !== undefined) return found;
  const named: NamedHandler[] = [];
  visitNodes(document.nodes, (node, sections) => {
    if (node.kind !== 'directive' || !isHanding(node)) return;
    const [word] = node.arguments;
    const handler = word === undefined ? null : handlerNamedBy(node, word);
    if (word !== undefined && handler !== null) named.push({ directive: node, sections, word, handler });
  });
  known.set(document, named);
  return named;
}

const handing = ['AddHandler', 'SetHandler', 'AddType', 'ForceType'];
const isHanding = (directive: Directive): boolean => handing.some((name) => isNamed(directive, name));

function handlerNamedBy(directive: Directive, word: Word): string | null {
  const byName = isNamed(directive, 'AddHandler') || isNamed(directive, 'SetHandler');
  return byName ? word.value.toLowerCase() : handlerOfType(word.value);
}

const isByExtension = (directive: Directive): boolean =>
  isNamed(directive, 'AddHandler') || isNamed(directive, 'AddType');

function supposedPaths(
  folder: string,
  directive: Directive,
  sections: readonly Section[],
): readonly string[] {
  const names = isByExtension(directive)
    ? namedExtensions(directive.arguments.slice(1)).map((extension) => `index.${extension}`)
    : supposedNames;
  return names
    .filter((name) => sections.every(({ open }) => !isFileSection(open) || matchesFile(open, name)))
    .map((name) => join(folder, name));
}

function selectionOf(directive: Directive, sections: readonly Section[]): string {
  if (isByExtension(directive)) {
    return namedExtensions(directive.arguments.slice(1))
      .map((extension) => `*.${extension}`)
      .join(', ');
  }
  const section = sections.findLast(({ open }) => isFileSection(open));
  return section === undefined ? 'any file of this folder' : `files that match ${section.open.argumentText}`;
}
