import { directiveFacts } from '../apache/directives.js';
import { isGuard } from '../apache/guards.js';
import type { HtaccessDocument, HtaccessNode, Section } from '../syntax/htaccess/nodes.js';
import { BlockBuilder, mapping } from './blockBuilder.js';
import type { ConfigBlock, ConfigSection } from './configBlock.js';
import type { HtaccessFile } from './site.js';
import type { World } from './world.js';

/** The directives that the merging asks for: no others are kept. */
const merged: ReadonlySet<string> = new Set([
  'acceptpathinfo',
  'action',
  'adddefaultcharset',
  'addoutputfilterbytype',
  'allow',
  'authmerging',
  'deny',
  'directorycheckhandler',
  'directoryindex',
  'directoryindexredirect',
  'directoryslash',
  'errordocument',
  'expiresactive',
  'fallbackresource',
  'filterchain',
  'forcetype',
  'header',
  'options',
  'order',
  'redirect',
  'redirectmatch',
  'redirectpermanent',
  'redirecttemp',
  'require',
  'rewritebase',
  'rewritecond',
  'rewriteengine',
  'rewriteoptions',
  'rewriterule',
  'satisfy',
  'sethandler',
  'setoutputfilter',
]);

/** What a section that limits methods limits; all else in it holds for every method (seen on a real 2.4.71). */
export const limitable: ReadonlySet<string> = new Set([
  'allow',
  'deny',
  'order',
  'require',
  'requireall',
  'requireany',
  'requirenone',
  'satisfy',
]);

/** What a server reads of a .htaccess, in one world. Made once for both. */
export function htaccessBlock({ path, document }: HtaccessFile, world: World): ConfigBlock {
  const ofDocument = known.get(document) ?? new WeakMap<World, ConfigBlock>();
  known.set(document, ofDocument);
  const found = ofDocument.get(world) ?? blockOf(path, document.nodes, world);
  ofDocument.set(world, found);
  return found;
}

const known = new WeakMap<HtaccessDocument, WeakMap<World, ConfigBlock>>();

class Reading extends BlockBuilder {
  override hasCore = false;

  constructor(
    private readonly path: string,
    private readonly world: World,
  ) {
    super();
  }

  /** @param limited whether the lines are for methods other than GET: then those that can be limited are not in force */
  read(nodes: readonly HtaccessNode[], limited: boolean): void {
    for (const node of nodes) {
      if (node.kind === 'section') {
        this.readSection(node, limited);
      } else if (node.kind === 'directive') {
        const name = node.nameText.toLowerCase();
        this.hasCore ||= isOfCore(name);
        if (!(mapping.has(name) || merged.has(name)) || (limited && limitable.has(name))) continue;
        this.addLine(name, { path: this.path, directive: node });
      }
    }
  }

  private readSection(section: Section, limited: boolean): void {
    const { open, children } = section;
    if (isGuard(open.nameText)) {
      if (this.world.holds(open)) this.read(children, limited);
      return;
    }
    const name = open.nameText.toLowerCase();
    this.hasCore ||= isOfCore(`<${name}`);
    if (name === 'limit' || name === 'limitexcept') {
      const named = open.arguments.some(({ value }) => value === 'GET');
      const others = limited || named === (name === 'limitexcept');
      this.read(children, others);
      if (others) this.addSection(this.sectionOf(section, 'limit'));
    } else if (!(limited && limitable.has(name))) {
      this.addSection(this.sectionOf(section, name));
    }
  }

  private sectionOf({ open, children }: Section, name: string): ConfigSection {
    return { path: this.path, name, open, block: blockOf(this.path, children, this.world) };
  }
}

const isOfCore = (name: string): boolean => directiveFacts(name)?.modules.includes('core') ?? false;

function blockOf(path: string, nodes: readonly HtaccessNode[], world: World): ConfigBlock {
  const reading = new Reading(path, world);
  reading.read(nodes, false);
  return reading;
}
