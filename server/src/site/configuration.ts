import { defaultOptions, type ServerProfile } from '../apache/profile.js';
import { folderOf } from '../text/path.js';
import { linesNamed } from './configBlock.js';
import { type ConfigLevel, fileWalks, folderLevels } from './configTree.js';
import type { DecidingLine } from './decidingLine.js';
import { type AccessInForce, mergeAccess, openToAll } from './mergeAccess.js';
import { type DirectoryInForce, defaultDirectory, mergeDirectory } from './mergeDirectory.js';
import { type HandlerTables, mergeHandlers, noHandlers } from './mergeHandlers.js';
import { mergeOptions, noOptions, type OptionsInForce } from './mergeOptions.js';
import { mergeRewriting } from './mergeRewriting.js';
import type { RewriteConfiguration } from './rewriting/rewriteConfiguration.js';
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
}

export interface ActionLine {
  /** The path in an URL of the program that answers, as written. */
  readonly program: string;
  readonly line: DecidingLine;
}

/** What is in force for a file. */
export function configurationFor(site: Site, path: string, world: World): Configuration {
  const { levels, plain } = folderConfiguration(site, folderOf(path), world);
  return fileWalks(levels, site, path, world).reduce(merge, plain);
}

/** Every level that has a say in how a file is served, in the order in which the server merges them. */
export function levelsFor(site: Site, path: string, world: World): readonly ConfigLevel[] {
  const { levels } = folderConfiguration(site, folderOf(path), world);
  return [...levels, ...fileWalks(levels, site, path, world).flat()];
}

interface FolderConfiguration {
  readonly levels: readonly ConfigLevel[];
  /** The plain lines merged: what is in force for every file that no section names. */
  readonly plain: Configuration;
}

/** A folder's configuration is the same for each of its files: it is made once for a site and a world. */
const known = new WeakMap<Site, WeakMap<World, Map<string, FolderConfiguration>>>();

function folderConfiguration(site: Site, folder: string, world: World): FolderConfiguration {
  const ofSite = known.get(site) ?? new WeakMap<World, Map<string, FolderConfiguration>>();
  known.set(site, ofSite);
  const ofWorld = ofSite.get(world) ?? new Map<string, FolderConfiguration>();
  ofSite.set(world, ofWorld);
  const found = ofWorld.get(folder);
  if (found !== undefined) return found;

  const levels = folderLevels(site, folder, world);
  const made = { levels, plain: merge(above(world.profile), levels) };
  ofWorld.set(folder, made);
  return made;
}

const above = (profile: ServerProfile): Configuration => ({
  handlers: noHandlers,
  options: { ...noOptions, options: profile.options ?? defaultOptions },
  access: openToAll,
  directory: defaultDirectory,
  rewriting: null,
  actions: new Map(),
});

/** @param walk the levels that the server merges with each other before it merges them with what was before */
const merge = (before: Configuration, walk: readonly ConfigLevel[]): Configuration =>
  walk.length === 0
    ? before
    : {
        handlers: mergeHandlers(before.handlers, walk),
        options: walk.reduce(mergeOptions, before.options),
        access: walk.reduce(mergeAccess, before.access),
        directory: walk.reduce(mergeDirectory, before.directory),
        rewriting: mergeRewriting(before.rewriting, walk),
        actions: walk.reduce(mergeActions, before.actions),
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
    const [type, program] = directive.arguments;
    if (type === undefined || program === undefined) continue;
    const effect = `has ${program.value} answer for ${type.value}`;
    actions.set(type.value.toLowerCase(), {
      program: program.value,
      line: { path, directive, effect },
    });
  }
  return actions;
}
