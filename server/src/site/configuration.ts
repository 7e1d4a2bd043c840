import { defaultOptions, type ServerProfile } from '../apache/profile.js';
import { folderOf, nameOf } from '../text/path.js';
import { type ConfigLevel, type FolderLevels, levelsOf, namedIn } from './configTree.js';
import { matchesFile } from './fileSection.js';
import { type AccessInForce, mergeAccess, openToAll } from './mergeAccess.js';
import { type HandlerTables, mergeHandlers, noHandlers } from './mergeHandlers.js';
import { mergeOptions, type OptionsInForce } from './mergeOptions.js';
import { mergeRewriting, type ProxyRules } from './mergeRewriting.js';
import type { Site } from './site.js';
import type { World } from './world.js';

/** All that is in force in one place and that has a say in how a file is run. */
export interface Configuration {
  readonly handlers: HandlerTables;
  readonly options: OptionsInForce;
  readonly access: AccessInForce;
  readonly proxy: ProxyRules | null;
  /** Handlers and media types, lower case, for which an `Action` names a program. */
  readonly actions: ReadonlySet<string>;
}

/** What is in force for a file. */
export function configurationFor(site: Site, path: string, world: World): Configuration {
  const { levels, plain } = folderConfiguration(site, folderOf(path), world);
  const fileName = nameOf(path);
  return levels.sections.filter(({ section }) => matchesFile(section.open, fileName)).reduce(merge, plain);
}

interface FolderConfiguration {
  readonly levels: FolderLevels;
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

  const levels = levelsOf(site, folder, world);
  const made = { levels, plain: levels.plain.reduce(merge, above(world.profile)) };
  ofWorld.set(folder, made);
  return made;
}

const above = (profile: ServerProfile): Configuration => ({
  handlers: noHandlers,
  options: { options: profile.options ?? defaultOptions, lines: new Map() },
  access: openToAll,
  proxy: null,
  actions: new Set(),
});

const merge = (configuration: Configuration, level: ConfigLevel): Configuration => ({
  handlers: mergeHandlers(configuration.handlers, level),
  options: mergeOptions(configuration.options, level),
  access: mergeAccess(configuration.access, level),
  proxy: mergeRewriting(configuration.proxy, level),
  actions: mergeActions(configuration.actions, level),
});

const mergeActions = (actions: ReadonlySet<string>, level: ConfigLevel): ReadonlySet<string> => {
  const lines = namedIn(level, 'Action');
  if (lines.length === 0) return actions;
  return new Set([...actions, ...lines.flatMap((line) => line.arguments[0]?.value.toLowerCase() ?? [])]);
};
