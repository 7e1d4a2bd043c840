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
  const files = htaccessFilesFor(site, folder).map((file) => ({
    file,
    read: mergedIn(file.document.nodes, world),
  }));
  return {
    plain: files.map(({ file, read }) => ({ file, section: null, directives: read.directives })),
    sections: files.flatMap(({ file, read }) =>
      read.fileSections
        .map((section) => ({ file, section, directives: mergedIn(section.children, world).directives }))
        .filter(({ directives }) => directives.size > 0),
    ),
  };
}

/** The .htaccess files that the server reads for a folder, from the site's root down. */
export const htaccessFilesFor = (site: Site, folder: string): readonly HtaccessFile[] =>
  foldersBetween(site.root, folder).flatMap((each) => site.htaccess.get(each) ?? []);

/** What the server reads of a stretch, guards that hold looked into. */
interface Merged {
  readonly directives: Map<string, Directive[]>;
  readonly fileSections: Section[];
}

function mergedIn(nodes: readonly HtaccessNode[], world: World): Merged {
  const found: Merged = { directives: new Map(), fileSections: [] };
  collect(nodes, world, found);
  return found;
}

function collect(nodes: readonly HtaccessNode[], world: World, found: Merged): void {
  for (const node of nodes) {
    if (node.kind === 'section') {
      if (isReadGuard(node, world)) collect(node.children, world, found);
      else if (isFileSection(node.open)) found.fileSections.push(node);
    } else if (node.kind === 'directive') {
      const name = node.nameText.toLowerCase();
      if (!merged.has(name)) continue;
      const known = found.directives.get(name);
      if (known === undefined) found.directives.set(name, [node]);
      else known.push(node);
    }
  }
}

const isReadGuard = ({ open }: Section, world: World): boolean => isGuard(open.nameText) && world.holds(open);
