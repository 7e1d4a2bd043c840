import { readsHtaccess } from '../apache/overrides.js';
import { defaultOptions } from '../apache/profile.js';
import { foldersBetween, nameOf } from '../text/path.js';
import { conditionsThatHold } from './conditionSections.js';
import type { ConfigBlock, ConfigSection } from './configBlock.js';
import { isFileSection, matchesFile } from './fileSection.js';
import { htaccessBlock } from './htaccessBlock.js';
import { mergeOptions, noOptions } from './mergeOptions.js';
import type { SiteRequest } from './request.js';
import { profileOf } from './serverConfiguration/profileOf.js';
import { blocksOf } from './serverConfiguration/serverConfiguration.js';
import {
  type DirectoryLevel,
  directorySectionsFor,
  locationSectionsFor,
} from './serverConfiguration/serverSections.js';
import { type ServerPlace, serverPlace } from './serverPlace.js';
import type { HtaccessFile, Site } from './site.js';
import type { World } from './world.js';

/** One per-directory configuration that Apache merges: plain lines, or those of a section. */
export interface ConfigLevel {
  readonly block: ConfigBlock;
  /** Null for the plain lines of a file. */
  readonly section: ConfigSection | null;
  /** True for what stands outside of all sections of the server's configuration, its hosts aside; default false. */
  readonly isServerWide?: boolean;
}

/** Levels that the server merges with each other before it merges them over what was before. */
export type Walk = readonly ConfigLevel[];

/**
 * What holds for a folder before any file of it is looked at: the plain lines of all .htaccess files from the site's
 * root down (`ap_directory_walk`).
 */
export const folderWalk = (site: Site, folder: string, world: World): Walk =>
  readsHtaccess(world.profile)
    ? htaccessFilesFor(site, folder).map((file) => htaccessLevel(file, world))
    : [];

/**
 * What the server's own configuration says of a file, and the .htaccess files that it has the server read: what stands
 * outside of hosts, the host, and then, folder by folder, the `<Directory>` sections and the .htaccess; those of
 * regular expressions last.
 */
export function serverWalks(
  site: Site,
  place: ServerPlace,
  request: SiteRequest,
  world: World,
): readonly Walk[] {
  const { fileName } = request;
  const blocks = blocksOf(place.configuration, place.host);
  const { levels, expressions } = directorySectionsFor(blocks, fileName, request.kindOf(fileName) !== 'none');
  const server = blocks.map((block) => ({ block: withoutRules(block), section: null, isServerWide: true }));
  const isOfFile = ({ folder }: DirectoryLevel): boolean =>
    folder === fileName && request.kindOf(fileName) !== 'folder';
  const folders = levels.filter((level) => !isOfFile(level));
  const own = levels.filter(isOfFile).flatMap(({ sections }) => sections);
  const directories = folders.flatMap(({ folder, sections }) => {
    const file = site.htaccess.get(folder);
    const isRead = file !== undefined && readsHtaccess(profileOf(place.configuration, folder, place.host));
    return [...sections.map(sectionLevel), ...(isRead ? [htaccessLevel(file, world)] : [])];
  });
  const isTakenForFolder = followsLinks([...server, ...directories], world);
  const last = isTakenForFolder ? [...own, ...expressions] : expressions;
  return [...server.map((level) => [level]), [...directories, ...last.map(sectionLevel)]];
}

/**
 * Whether the server follows symbolic links without a look at them: then it does not see that the last part of a path
 * is no folder, and takes the sections that name it too (`ap_directory_walk`; seen on a real 2.4.71).
 */
function followsLinks(levels: Walk, { profile }: World): boolean {
  const start = { ...noOptions, options: profile.options ?? defaultOptions };
  const { options } = levels.reduce(mergeOptions, start);
  return options.has('followsymlinks') && !options.has('symlinksifownermatch');
}

/**
 * Outside of sections mod_rewrite works on the address, before the file is known. What switches it on or off there, and
 * its options, hold for the folders too, where nothing else is said (`cmd_rewriteengine` of mod_rewrite.c).
 */
const withoutRules = (block: ConfigBlock): ConfigBlock => ({
  ...block,
  rewriting: block.rewriting.filter(({ directive }) =>
    /^rewrite(?:engine|options)$/i.test(directive.nameText),
  ),
});

/**
 * What is merged for one file over what holds before: the sections that name the file, of all levels so far
 * (`ap_file_walk`), those of its address (`ap_location_walk`), then those whose condition holds (`ap_if_walk`), also of
 * the sections just merged.
 *
 * A section that names files and stands in another one, or in a condition, comes too late to be looked at.
 */
export function fileWalks(before: Walk, site: Site, request: SiteRequest, world: World): readonly Walk[] {
  const files = sectionsIn(before, ({ open }) => isFileSection(open))
    .filter(({ open }) => matchesFile(open, nameOf(request.fileName)))
    .map(sectionLevel);
  const locations = locationWalk(site, request);
  const all = [...before, ...files, ...locations];
  return [files, locations, ...conditionWalks(all, site, request, world)];
}

function locationWalk(site: Site, { fileName, uri }: SiteRequest): Walk {
  const place = serverPlace(site, fileName);
  if (place === null || uri === null) return [];
  return locationSectionsFor(blocksOf(place.configuration, place.host), uri).map(sectionLevel);
}

/** Conditions that stand in others are looked at once all of those are merged (seen on a real 2.4.71). */
function conditionWalks(levels: Walk, site: Site, request: SiteRequest, world: World): readonly Walk[] {
  const conditions = sectionsIn(levels, isCondition);
  if (conditions.length === 0) return [];
  const walk = conditionsThatHold(conditions, site, request, world).map(sectionLevel);
  return [walk, ...conditionWalks(walk, site, request, world)];
}

const htaccessLevel = (file: HtaccessFile, world: World): ConfigLevel => ({
  block: htaccessBlock(file, world),
  section: null,
});

const sectionLevel = (section: ConfigSection): ConfigLevel => ({ block: section.block, section });

/** The .htaccess files that the server reads for a folder, from the site's root down. */
export const htaccessFilesFor = (site: Site, folder: string): readonly HtaccessFile[] =>
  foldersBetween(site.root, folder).flatMap((each) => site.htaccess.get(each) ?? []);

const sectionsIn = (levels: Walk, isWanted: (section: ConfigSection) => boolean): readonly ConfigSection[] =>
  levels.flatMap(({ block }) => block.sections.filter(isWanted));

const isCondition = ({ name }: ConfigSection): boolean => /^(?:if|elseif|else)$/.test(name);
