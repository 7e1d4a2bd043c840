import { isGuard } from '../apache/guards.js';
import type { Directive, HtaccessNode, Section } from '../syntax/htaccess/nodes.js';
import { foldersBetween } from '../text/path.js';
import { isFileSection } from './fileSection.js';
import type { HtaccessFile, Site } from './site.js';
import type { World } from './world.js';

/**
 * One per-directory configuration that Apache merges for a file: the plain lines of a .htaccess, or those of
 * a `<Files>` or `<FilesMatch>` section in it that names the file.
 */
export interface ConfigLevel {
  readonly file: HtaccessFile;
  /** Null for the plain lines. */
  readonly section: Section | null;
  /** Those that the merging asks for, by their names in lower case. */
  readonly directives: DirectivesByName;
}

type DirectivesByName = ReadonlyMap<string, readonly Directive[]>;

const merged: ReadonlySet<string> = new Set([
  'action',
  'addhandler',
  'addtype',
  'allow',
  'deny',
  'forcetype',
  'options',
  'order',
  'removehandler',
  'removetype',
  'require',
  'rewriteengine',
  'rewriterule',
  'satisfy',
  'sethandler',
]);

/** The directives of a level that have the name, in the order of the file. */
export const namedIn = ({ directives }: ConfigLevel, name: string): readonly Directive[] =>
  directives.get(name.toLowerCase()) ?? [];

/**
 * The levels that the .htaccess files for a folder hold, each list in the order in which Apache merges it:
 * first the plain lines of all files from the site's root down (`ap_directory_walk`), then, for each file
 * name, those of the sections that name it (`ap_file_walk`). What stands in `<If>`, `<Limit>` or any section
 * that depends on the request is left out.
 */
export interface FolderLevels {
  readonly plain: readonly ConfigLevel[];
  readonly sections: readonly (ConfigLevel & { readonly section: Section })[];
}

export function levelsOf(site: Site, folder: string, world: World): FolderLevels {
  const files = htaccessFilesFor(site, folder);
  return {
    plain: files.map((file) => ({
      file,
      section: null,
      directives: plainDirectives(file.document.nodes, world),
    })),
    sections: files.flatMap((file) =>
      fileSections(file.document.nodes, world)
        .map((section) => ({ file, section, directives: plainDirectives(section.children, world) }))
        .filter(({ directives }) => directives.size > 0),
    ),
  };
}

/** The .htaccess files that the server reads for a folder, from the site's root down. */
export const htaccessFilesFor = (site: Site, folder: string): readonly HtaccessFile[] =>
  foldersBetween(site.root, folder).flatMap((each) => site.htaccess.get(each) ?? []);

function plainDirectives(nodes: readonly HtaccessNode[], world: World): DirectivesByName {
  const directives = new Map<string, Directive[]>();
  collect(nodes, world, directives);
  return directives;
}

function collect(nodes: readonly HtaccessNode[], world: World, directives: Map<string, Directive[]>): void {
  for (const node of nodes) {
    if (node.kind === 'section') {
      if (isReadGuard(node, world)) collect(node.children, world, directives);
    } else if (node.kind === 'directive') {
      const name = node.name.value.toLowerCase();
      if (!merged.has(name)) continue;
      const known = directives.get(name);
      if (known === undefined) directives.set(name, [node]);
      else known.push(node);
    }
  }
}

function fileSections(nodes: readonly HtaccessNode[], world: World): readonly Section[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'section') return [];
    if (isReadGuard(node, world)) return fileSections(node.children, world);
    return isFileSection(node.open) ? [node] : [];
  });
}

const isReadGuard = ({ open }: Section, world: World): boolean =>
  isGuard(open.name.value) && world.holds(open);
