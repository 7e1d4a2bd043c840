import { isForeignHandler } from '../apache/foreignHandlers.js';
import { isHandlerLoaded } from '../apache/handlerModules.js';
import type { HandlerClass, Resolution } from './handlerMap.js';
import { isProgramSource } from './programSource.js';
import type { Site } from './site.js';
import type { World } from './world.js';

/** The class of a file to which everybody is let in and which no other file answers for. */
export function handlerClassOf(
  { handler, facts, execCgi }: Pick<Resolution, 'handler' | 'facts' | 'execCgi'>,
  site: Site,
  path: string,
  world: World,
): HandlerClass {
  const unhandled = unhandledClass(handler, site, path, world);
  if (handler === null || facts === null || handler === 'default-handler') return unhandled;
  // It is the handler's module that asks for ExecCGI: where it is absent, nobody does.
  if (isHandlerLoaded(handler, facts, world.profile) === 'no') return unhandled;
  if (facts.needsExecCgi && !execCgi.on) return 'forbidden';
  return facts.runs === 'built-in' ? 'static' : facts.runs;
}

/** The class of a file that no line of the site has run by a handler that we know. */
function unhandledClass(handler: string | null, site: Site, path: string, world: World): HandlerClass {
  if (!isProgramSource(site, path)) return 'static';
  return isRunByHost(handler, site, path, world) ? 'persistent' : 'source-disclosed';
}

/**
 * Hosts run PHP by lines of the server's own configuration, under names of their own: where nothing is known of the
 * server, that is what the fullest world has.
 */
const isRunByHost = (
  handler: string | null,
  { server }: Site,
  path: string,
  { name, profile }: World,
): boolean =>
  name === 'fullest' &&
  server === null &&
  profile.modules === null &&
  (handler === null ? /\.(?:php\d?|phtml)$/i.test(path) : isForeignHandler(handler));
