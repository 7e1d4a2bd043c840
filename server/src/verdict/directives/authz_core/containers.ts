import type { Truth } from '../../../apache/profile.js';
import { type HtaccessNode, isNamed, type Section } from '../../../syntax/htaccess/nodes.js';
import type { FileReading } from '../../fileReading.js';
import type { ClosingCheck, Surroundings } from '../invocation.js';
import { invalidRequire } from './invalidRequire.js';

const containers: ReadonlySet<string> = new Set(['<RequireAll', '<RequireAny', '<RequireNone']);
/** Sections without settings of their own: what they hold is added to what is around them. */
const limits: ReadonlySet<string> = new Set(['<Limit', '<LimitExcept']);

/**
 * The container that a line of authorization is added to, `<RequireAll`. Outside of any it is one that the
 * server makes, for the file and for each section that has settings of its own, and calls `<RequireAny>`.
 */
export function containerAround({ sections }: Surroundings): string {
  const innermost = sections.findLast((section) => !limits.has(section));
  return innermost !== undefined && containers.has(innermost) ? innermost : '<RequireAny';
}

/** Whether all that stands in it must hold: only there a negation means something to the server. */
export const isConjunction = (container: string): boolean => container === '<RequireAll';

/**
 * What a container says once its lines are read: it may not be empty, and one that negates has to stand in
 * `<RequireAll>`. Source: `add_authz_section` in mod_authz_core.c.
 */
export const checkContainer: ClosingCheck = ({ facts: { name }, around, reading }, section) => {
  const filled = holdsAuthorization(section.children, reading);
  const outer = containerAround(around);
  const hasNoEffect = name === '<RequireNone' && !isConjunction(outer);
  if (filled === 'yes') {
    return hasNoEffect ? invalidRequire(`${name}> directive has no effect in ${outer}> directive`) : null;
  }
  const empty = invalidRequire(`${name}> directive contains no authorization directives`);
  // One that has no effect when it is filled is refused either way.
  return filled === 'maybe' && !hasNoEffect ? { ...empty, uncertain: true } : empty;
};

/** A line that is refused counts too: the server never comes to the end of its container. */
function holdsAuthorization(nodes: readonly HtaccessNode[], reading: FileReading): Truth {
  let found: Truth = 'no';
  for (const node of nodes) {
    if (node.kind === 'directive') {
      if (isNamed(node, 'Require')) return 'yes';
      // A macro brings lines of its own, which may be in another file.
      if (isNamed(node, 'Use')) found = 'maybe';
    } else if (node.kind === 'section') {
      const inside = sectionHolds(node, reading);
      if (inside === 'yes') return 'yes';
      if (inside === 'maybe') found = 'maybe';
    }
  }
  return found;
}

function sectionHolds(section: Section, reading: FileReading): Truth {
  const { holds, directive } = reading.section(section);
  if (holds === 'no') return 'no';
  if (holds === null) {
    const name = directive?.facts.name ?? '';
    if (containers.has(name)) return 'yes';
    return limits.has(name) ? holdsAuthorization(section.children, reading) : 'no';
  }
  const inside = holdsAuthorization(section.children, reading);
  return inside === 'yes' ? holds : inside;
}
