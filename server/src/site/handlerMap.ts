import { type HandlerFacts, handlerFacts, handlerOfType } from '../apache/handlers.js';
import { isModuleLoaded, type ServerProfile } from '../apache/profile.js';
import { nameOf } from '../text/path.js';
import { configurationFor } from './configuration.js';
import type { DecidingLine } from './decidingLine.js';
import { type Decided, decideFor } from './mergeHandlers.js';
import { proxyRuleFor } from './mergeRewriting.js';
import type { Site } from './site.js';
import { type World, worldsOf } from './world.js';

/** How the server runs one file, and the lines that decide it, in one world. */
export interface Resolution {
  readonly world: World['name'];
  /** The handler in force, lower case; null for Apache's own default, which sends the file. */
  readonly handler: string | null;
  /** Null where there is no handler, or none that we know. */
  readonly facts: HandlerFacts | null;
  readonly handlerLine: DecidingLine | null;
  /** Whether ExecCGI is among the Options in force, and the line that decided; null where no .htaccess speaks of it. */
  readonly execCgi: { readonly on: boolean; readonly line: DecidingLine | null };
  /** What AddType or ForceType say of the file, lower case. */
  readonly contentType: Decided | null;
  /** The line that shuts everybody out; null where none does. */
  readonly denied: DecidingLine | null;
  readonly class: HandlerClass;
  /** Every line that had a say, the deciding one last. */
  readonly because: readonly DecidingLine[];
}

export type HandlerClass =
  | 'per-request'
  | 'persistent'
  | 'static'
  | 'refused'
  | 'forbidden'
  | 'source-disclosed';

/** Names of programs' sources: sent as they are, they show what was meant to run. */
const sourceName = /\.(py|pyw|wsgi|fcgi|cgi|pl|pm|php|phtml|rb|sh|lua)(\.|$)/i;

/** How the server runs a file, once for each world that the profile leaves open, the fullest first. */
export function resolve(site: Site, path: string, profile: ServerProfile): readonly Resolution[] {
  const ofSite = known.get(site) ?? new WeakMap<ServerProfile, Map<string, readonly Resolution[]>>();
  known.set(site, ofSite);
  const ofProfile = ofSite.get(profile) ?? new Map<string, readonly Resolution[]>();
  ofSite.set(profile, ofProfile);
  const found = ofProfile.get(path) ?? worldsOf(profile).map((world) => resolveIn(world, site, path));
  ofProfile.set(path, found);
  return found;
}

/** Rules and conversions ask of the same files again for every line that may hand them on. */
const known = new WeakMap<Site, WeakMap<ServerProfile, Map<string, readonly Resolution[]>>>();

function resolveIn(world: World, site: Site, path: string): Resolution {
  const { handlers, options, access, proxy, actions } = configurationFor(site, path, world);
  const denied = access.required ?? access.addressed;
  const merged = decideFor(handlers, nameOf(path));
  const proxied = proxyRuleFor(proxy, path);

  const decided = proxied === null ? (merged.handler ?? handlerByType(merged.contentType)) : null;
  const handler = proxied === null ? (decided?.value ?? null) : 'proxy-server';
  const facts = factsOf(handler, actions);
  const handlerLine = proxied ?? decided?.line ?? null;
  const execCgi = {
    on: options.options.has('execcgi'),
    line: options.lines.get('execcgi') ?? null,
  };
  const needsExecCgi = facts?.needsExecCgi === true;
  return {
    world: world.name,
    handler,
    facts,
    handlerLine,
    execCgi,
    contentType: merged.contentType,
    denied,
    class: denied === null ? classOf(handler, facts, execCgi.on, path, world.profile) : 'forbidden',
    because: [
      merged.handler === null ? merged.contentType?.line : null,
      merged.handler?.line,
      proxied,
      needsExecCgi ? execCgi.line : null,
      denied,
    ].filter((line): line is DecidingLine => line != null),
  };
}

/** A media type that is a handler's name works as one where no handler is set (`ap_invoke_handler`). */
function handlerByType(contentType: Decided | null): Decided | null {
  const handler = contentType === null ? null : handlerOfType(contentType.value);
  return contentType === null || handler === null ? null : { value: handler, line: contentType.line };
}

/** `Action` makes any name a handler: each request starts the program that it names. */
function factsOf(handler: string | null, actions: ReadonlySet<string>): HandlerFacts | null {
  if (handler === null) return null;
  const byAction: HandlerFacts = { runs: 'per-request', modules: ['actions'], needsExecCgi: false };
  return handlerFacts(handler) ?? (actions.has(handler) ? byAction : null);
}

function classOf(
  handler: string | null,
  facts: HandlerFacts | null,
  execCgi: boolean,
  path: string,
  profile: ServerProfile,
): HandlerClass {
  const unhandled = sourceName.test(nameOf(path)) ? 'source-disclosed' : 'static';
  if (handler === null || facts === null) return unhandled;
  const absent =
    facts.modules.length > 0 && facts.modules.every((name) => isModuleLoaded(profile, name) === 'no');
  // It is the handler's module that asks for ExecCGI: where it is absent, nobody does.
  if (absent) return unhandled;
  if (facts.needsExecCgi && !execCgi) return 'forbidden';
  return facts.runs === 'built-in' ? 'static' : facts.runs;
}
