import { type HandlerFacts, handlerFacts } from '../../apache/handlers.js';
import { type ServerProfile, withUnknownModules } from '../../apache/profile.js';
import { htaccessFilesFor } from '../../site/configTree.js';
import { type Resolution, resolve } from '../../site/handlerMap.js';
import type { HtaccessFile, ScriptFile, Site } from '../../site/site.js';
import type { HtaccessDocument } from '../../syntax/htaccess/nodes.js';
import { folderOf, isWithin, join } from '../../text/path.js';
import { type HandlerName, handlerNames } from './handlerNames.js';
import { selectionOf } from './selection.js';
import { supposedNames } from './supposedNames.js';

/** A line that hands files to a handler which runs them as programs. */
export interface HandingLine extends NamedHandler {
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

/** The lines of a .htaccess that hand files to a handler that runs programs, in the order of the file. */
export function handingLines(site: Site, file: HtaccessFile, profile: ServerProfile): readonly HandingLine[] {
  const ofSite = known.get(site) ?? new WeakMap<ServerProfile, Map<string, readonly HandingLine[]>>();
  known.set(site, ofSite);
  const ofProfile = ofSite.get(profile) ?? new Map<string, readonly HandingLine[]>();
  ofSite.set(profile, ofProfile);
  const lines = ofProfile.get(file.path) ?? linesOf(site, file, profile);
  ofProfile.set(file.path, lines);
  return lines;
}

/** Several rules ask for them. */
const known = new WeakMap<Site, WeakMap<ServerProfile, Map<string, readonly HandingLine[]>>>();

function linesOf(site: Site, file: HtaccessFile, profile: ServerProfile): readonly HandingLine[] {
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
    const supposed = isFallBack ? [] : supposedNames(node, sections).map((name) => join(folder, name));
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

interface NamedHandler extends Omit<HandlerName, 'how'> {
  readonly handler: string;
}

const namedHandlers = (document: HtaccessDocument): readonly NamedHandler[] =>
  handlerNames(document).flatMap(({ directive, sections, word, handler }) =>
    handler === null ? [] : [{ directive, sections, word, handler }],
  );
