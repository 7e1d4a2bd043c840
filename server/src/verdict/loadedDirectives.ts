import type { DirectiveFacts } from '../apache/directiveFacts.js';
import { directiveFacts, isDirectiveLoaded } from '../apache/directives.js';
import { isKnownModule } from '../apache/moduleNames.js';
import type { ServerProfile } from '../apache/profile.js';
import type { ArgumentCheck, ClosingCheck } from './directives/invocation.js';
import { argumentCheckOf, closingCheckOf } from './directives/registry.js';
import { Memory } from './memory.js';
import { type Permission, permissionByProfile } from './overridePermission.js';

/** A directive or section that a server knows, and what its module asks of its lines. */
export interface LoadedDirective {
  readonly facts: DirectiveFacts;
  readonly check: ArgumentCheck | null;
  readonly closingCheck: ClosingCheck | null;
  /** Outside of sections that grant classes of their own. */
  readonly permission: Permission;
  /**
   * Argument lists that it was seen to take, wherever they stand: most lines of a site's files are alike, and all
   * but one are those of the key before.
   */
  readonly taken: Memory<true>;
}

/** What a server knows. Of a profile there is one, so that what was found out is kept with it. */
export interface LoadedDirectives {
  /** Whether a module is loaded of which the facts do not tell what it brings. */
  readonly hasForeignModules: boolean;
  /** Null for a name that no module of the server brings. @param name in any case */
  named(name: string): LoadedDirective | null;
}

const ofProfiles = new WeakMap<ServerProfile, LoadedDirectives>();

export function loadedDirectives(profile: ServerProfile): LoadedDirectives {
  const known = ofProfiles.get(profile);
  if (known !== undefined) return known;
  const names = new Memory<LoadedDirective | null>(4096);
  const made: LoadedDirectives = {
    hasForeignModules: [...(profile.modules ?? [])].some((module) => !isKnownModule(module)),
    named(name) {
      const found = names.recall(name);
      if (found !== undefined) return found;
      const directive = directiveOf(profile, name);
      names.keep(name, directive);
      return directive;
    },
  };
  ofProfiles.set(profile, made);
  return made;
}

function directiveOf(profile: ServerProfile, name: string): LoadedDirective | null {
  const facts = directiveFacts(name);
  if (facts === null || isDirectiveLoaded(profile, facts) === 'no') return null;
  return {
    facts,
    check: argumentCheckOf(facts.name),
    closingCheck: closingCheckOf(facts.name),
    permission: permissionByProfile(facts, profile),
    taken: new Memory(2048),
  };
}
