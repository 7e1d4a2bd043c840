import type { DirectiveFacts } from '../apache/directiveFacts.js';
import { directiveFacts, isDirectiveLoaded } from '../apache/directives.js';
import type { ServerProfile } from '../apache/profile.js';
import type { ArgumentCheck, ClosingCheck } from './directives/invocation.js';
import { argumentCheckOf, closingCheckOf } from './directives/registry.js';
import { type Permission, permissionByProfile } from './overridePermission.js';

/** A directive or section that a server knows, and what its module asks of its lines. */
export interface LoadedDirective {
  readonly facts: DirectiveFacts;
  readonly check: ArgumentCheck | null;
  readonly closingCheck: ClosingCheck | null;
  /** Outside of sections that grant classes of their own. */
  readonly permission: Permission;
}

/** Names as they are written, in any case: more than these are kept by nobody. */
const mostNames = 4096;

const ofProfiles = new WeakMap<ServerProfile, (name: string) => LoadedDirective | null>();

/** The look-up of names for a server; a directive that no module of it brings is unknown there. */
export function loadedDirectives(profile: ServerProfile): (name: string) => LoadedDirective | null {
  const known = ofProfiles.get(profile);
  if (known !== undefined) return known;
  const names = new Map<string, LoadedDirective | null>();
  const lookUp = (name: string): LoadedDirective | null => {
    const found = names.get(name);
    if (found !== undefined) return found;
    const directive = directiveOf(profile, name);
    if (names.size >= mostNames) names.clear();
    names.set(name, directive);
    return directive;
  };
  ofProfiles.set(profile, lookUp);
  return lookUp;
}

function directiveOf(profile: ServerProfile, name: string): LoadedDirective | null {
  const facts = directiveFacts(name);
  if (facts === null || isDirectiveLoaded(profile, facts) === 'no') return null;
  return {
    facts,
    check: argumentCheckOf(facts.name),
    closingCheck: closingCheckOf(facts.name),
    permission: permissionByProfile(facts, profile),
  };
}
