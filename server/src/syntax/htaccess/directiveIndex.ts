import { type Directive, type HtaccessDocument, type Section, visitNodes } from './nodes.js';

/** A directive and the sections around it, outermost first. */
export interface PlacedDirective {
  readonly node: Directive;
  readonly sections: readonly Section[];
}

/** Of one name: what stands at one index of each list belongs together. */
interface Occurrences {
  readonly nodes: Directive[];
  readonly sections: (readonly Section[])[];
  /** Where each stands among all directives of the file. */
  readonly orders: number[];
}

const known = new WeakMap<HtaccessDocument, ReadonlyMap<string, Occurrences>>();

/**
 * The directives of a file that have one of the names, whatever section they stand in, in the order of the file.
 *
 * Many rules ask for a few lines of every file, on every key: the file is gone through once for all of them.
 *
 * @param names in lower case
 */
export function directivesNamed(
  document: HtaccessDocument,
  ...names: readonly string[]
): readonly PlacedDirective[] {
  const index = known.get(document) ?? indexOf(document);
  known.set(document, index);
  const found = names.flatMap((name) => index.get(name) ?? []);
  const placed = found.flatMap(({ nodes, sections, orders }) =>
    nodes.map((node, at) => ({ node, sections: sections[at] ?? [], order: orders[at] ?? 0 })),
  );
  return found.length < 2 ? placed : placed.sort((a, b) => a.order - b.order);
}

function indexOf(document: HtaccessDocument): ReadonlyMap<string, Occurrences> {
  const index = new Map<string, Occurrences>();
  let order = 0;
  visitNodes(document.nodes, (node, sections) => {
    if (node.kind !== 'directive') return;
    const name = node.nameText.toLowerCase();
    let occurrences = index.get(name);
    if (occurrences === undefined) {
      occurrences = { nodes: [], sections: [], orders: [] };
      index.set(name, occurrences);
    }
    occurrences.nodes.push(node);
    occurrences.sections.push(sections);
    occurrences.orders.push(order++);
  });
  return index;
}
