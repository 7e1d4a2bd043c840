import { isForeignHandler } from './foreignHandlers.js';
import { standingOf } from './handlerStanding.js';
import { isKnownModule, namesOf } from './moduleNames.js';
import { isModuleLoaded, type ServerProfile } from './profile.js';
import { modulesOfSchemes, proxyScheme } from './proxySchemes.js';

/** Why a handler runs nothing on a server whose modules are known. Identifiers without `mod_`. */
export interface MissingModules {
  /** `all`: each of them is needed. `any`: one would do. `of a host`: these, or one of a host's own. */
  readonly needed: 'all' | 'any' | 'of a host';
  readonly modules: readonly string[];
}

/**
 * The modules for lack of which the server does not run a handler; null where it does or may, and for names of
 * which that cannot be told.
 *
 * @param name lower case.
 * @param overruled whether a `SetHandler` of the server's configuration, for all PHP files, would win over it.
 */
export function missingModules(
  name: string,
  profile: ServerProfile,
  overruled: boolean,
): MissingModules | null {
  const isAbsent = (module: string): boolean =>
    namesOf(module).every((each) => isModuleLoaded(profile, each) === 'no');
  const standing = standingOf(name);
  if (name.startsWith('proxy:')) {
    if (standing.kind !== 'known') return null;
    const ofScheme = modulesOfSchemes.get(proxyScheme(name) ?? '') ?? [];
    const modules = [
      ...(isAbsent('proxy') ? ['proxy'] : []),
      ...(ofScheme.every(isAbsent) ? ofScheme.slice(0, 1) : []),
    ];
    return modules.length === 0 ? null : { needed: 'all', modules };
  }
  if (name.includes('php') && (mayHostBringIt(profile) || (overruled && mayRunPhpBeside(profile))))
    return null;
  if (standing.kind === 'foreign') {
    const isPhp = profile.modules !== null && isForeignHandler(name) && name.includes('php');
    return isPhp ? { needed: 'of a host', modules: ['actions'] } : null;
  }
  const modules = standing.kind === 'known' ? (standing.facts?.modules ?? []) : [];
  return modules.length > 0 && modules.every(isAbsent) ? { needed: 'any', modules } : null;
}

/** Whether an `Action` line in the server's configuration, or a module that we do not know, may explain a name. */
export const mayHostBringIt = ({ modules }: ServerProfile): boolean =>
  modules === null || modules.has('actions') || [...modules].some((module) => !isKnownModule(module));

/** Whether the server's configuration may hand all PHP files to a program of their own. */
const mayRunPhpBeside = ({ modules }: ServerProfile): boolean =>
  modules === null || ['proxy_fcgi', 'fcgid'].some((module) => modules.has(module));
