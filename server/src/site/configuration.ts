import { defaultOptions, type ServerProfile } from '../apache/profile.js';
import { folderOf } from '../text/path.js';
import { type ConfigLine, linesNamed } from './configBlock.js';
import { type ConfigLevel, fileWalks, folderWalk, serverWalks, type Walk } from './configTree.js';
import type { DecidingLine } from './decidingLine.js';
import { type AccessInForce, mergeAccess, openToAll } from './mergeAccess.js';
import { type DirectoryInForce, defaultDirectory, mergeDirectory } from './mergeDirectory.js';
import { type HandlerTables, mergeHandlers, noHandlers } from './mergeHandlers.js';
import { mergeOptions, noOptions, type OptionsInForce } from './mergeOptions.js';
import { mergeRewriting } from './mergeRewriting.js';
import type { SiteRequest } from './request.js';
import type { RewriteConfiguration } from './rewriting/rewriteConfiguration.js';
import { scriptAliasFor, serverPlace } from './serverPlace.js';
import type { Site } from './site.js';
import type { World } from './world.js';

/** All that is in force in one place and that has a say in how a file is run. */
export interface Configuration {
  readonly handlers: HandlerTables;
  readonly options: OptionsInForce;
  readonly access: AccessInForce;
  readonly directory: DirectoryInForce;
  readonly rewriting: RewriteConfiguration | null;
  /** The `Action` lines in force, by the handler or media type, lower case, that each is for. */
  readonly actions: ReadonlyMap<string, ActionLine>;
  /** The ScriptAlias that leads to the file; null where none does. */
  readonly scriptAlias: DecidingLine | null;
}

export interface ActionLine {
  /** The path in an URL of the program that answers, as written. */
  readonly program: string;
  /** Whether the program answers for names of which there is no file, too. */
  readonly isVirtual: boolean;
  readonly line: DecidingLine;
}

/** What is in force for a request. */
export function configurationFor(site: Site, request: SiteRequest, world: World): Configuration {
  const { levels, merged } = before(site, request, world);
  return fileWalks(levels, site, request, world).reduce(merge, merged);
}

/** The Options by which the server follows symbolic links to a file: it does so before it looks at the file's name. */
export const optionsAbove = (site: Site, request: SiteRequest, world: World): OptionsInForce =>
  before(site, request, world).merged.options;

/** Every level that has a say in how a file is served, in the order in which the server merges them. */
export function levelsFor(site: Site, request: SiteRequest, world: World): Walk {
  const { levels } = before(site, request, world);
  return [...levels, ...fileWalks(levels, site, request, world).flat()];
}

/** What holds before the name of the file is looked at. */
interface Before {
  readonly levels: Walk;
  readonly merged: Configuration;
}

function before(site: Site, request: SiteRequest, world: World): Before {
  const { fileName } = request;
  const place = serverPlace(site, fileName);
  if (place === null) {
    // A folder's own .htaccess is read for it too, with a slash or without one.
    const isBare = request.kindOf(fileName) === 'folder' && !fileName.endsWith('/');
    return beforeFilesOf(site, isBare ? fileName : folderOf(fileName), world);
  }
  const walks = serverWalks(site, place, request, world);
  return {
    levels: walks.flat(),
    merged: walks.reduce(merge, start(world.profile, scriptAliasFor(place, request))),
  };
}

/** Without a server configuration it is the same for each file of a folder: made once for a site and a world. */
const known = new WeakMap<Site, WeakMap<World, Map<string, Before>>>();

function beforeFilesOf(site: Site, folder: string, world: World): Before {
  const ofSite = known.get(site) ?? new WeakMap<World, Map<string, Before>>();
  known.set(site, ofSite);
  const ofWorld = ofSite.get(world) ?? new Map<string, Before>();
  ofSite.set(world, ofWorld);
  const found = ofWorld.get(folder);
  if (found !== undefined) return found;

  const levels = folderWalk(site, folder, world);
  const made = { levels, merged: merge(start(world.profile, null), levels) };
  ofWorld.set(folder, made);
  return made;
}

/** @param scriptAlias the line that makes the file a CGI program by its address alone; null for none */
const start = (profile: ServerProfile, scriptAlias: ConfigLine | null): Configuration => ({
  handlers: noHandlers,
  options: { ...noOptions, options: profile.options ?? defaultOptions },
  access: openToAll,
  directory: defaultDirectory,
  rewriting: null,
  actions: new Map(),
  scriptAlias:
    scriptAlias === null ? null : { ...scriptAlias, effect: 'makes what its address leads to CGI programs' },
});

/** @param walk the levels that the server merges with each other before it merges them with what was before */
const merge = (above: Configuration, walk: Walk): Configuration =>
  walk.length === 0
    ? above
    : {
        handlers: mergeHandlers(above.handlers, walk),
        options: walk.reduce(mergeOptions, above.options),
        access: walk.reduce(mergeAccess, above.access),
        directory: walk.reduce(mergeDirectory, above.directory),
        rewriting: mergeRewriting(above.rewriting, walk),
        scriptAlias: above.scriptAlias,
        actions: walk.reduce(mergeActions, above.actions),
      };

/** A level's lines come on top of those above it, type by type (`merge_action_dir_configs` of mod_actions). */
function mergeActions(
  above: ReadonlyMap<string, ActionLine>,
  { block }: ConfigLevel,
): ReadonlyMap<string, ActionLine> {
  const lines = linesNamed(block, 'Action');
  if (lines.length === 0) return above;
  const actions = new Map(above);
  for (const { path, directive } of lines) {
    const [type, program, third] = directive.arguments;
    if (type === undefined || program === undefined) continue;
    const effect = `has ${program.value} answer for ${type.value}`;
    actions.set(type.value.toLowerCase(), {
      program: program.value,
      isVirtual: third?.value.toLowerCase() === 'virtual',
      line: { path, directive, effect },
    });
  }
  return actions;
}
