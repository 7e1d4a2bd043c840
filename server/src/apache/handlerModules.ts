import type { HandlerFacts } from './handlers.js';
import { namesOf } from './moduleNames.js';
import { isModuleLoaded, type ServerProfile, type Truth } from './profile.js';
import { modulesOfSchemes, proxyScheme } from './proxySchemes.js';

/**
 * The modules that run a handler, in groups: one of each group has to be loaded. Empty for what the core does.
 *
 * @param handler lower case
 */
export function handlerModules(handler: string, { modules }: HandlerFacts): readonly (readonly string[])[] {
  if (!handler.startsWith('proxy:')) return modules.length === 0 ? [] : [modules];
  return [['proxy'], modulesOfSchemes.get(proxyScheme(handler) ?? '') ?? []];
}

/** Whether the server has the modules that run a handler. @param handler lower case */
export function isHandlerLoaded(handler: string, facts: HandlerFacts, profile: ServerProfile): Truth {
  const groups = handlerModules(handler, facts).map((group) => {
    const loaded = group.flatMap(namesOf).map((module) => isModuleLoaded(profile, module));
    if (loaded.includes('yes')) return 'yes';
    return loaded.every((truth) => truth === 'no') ? 'no' : 'maybe';
  });
  if (groups.includes('no')) return 'no';
  return groups.every((truth) => truth === 'yes') ? 'yes' : 'maybe';
}
