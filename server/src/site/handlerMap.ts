import { type HandlerFacts, handlerFacts, handlerOfType } from '../apache/handlers.js';
import { isModuleLoaded, type ServerProfile, type Truth } from '../apache/profile.js';
import { nameOf } from '../text/path.js';
import { actionProgram } from './actionProgram.js';
import { type ActionLine, configurationFor } from './configuration.js';
import type { Decided, DecidingLine } from './decidingLine.js';
import { type DecidedType, decideFor } from './mergeHandlers.js';
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
  /** The media type of the file itself, which a program's own answer may replace. */
  readonly contentType: DecidedType | null;
  /** The program that an `Action` has answer in the file's place; null where none does. */
  readonly action: ActionInForce | null;
  /** The line that shuts everybody out; null where none does. */
  readonly denied: DecidingLine | null;
  readonly class: HandlerClass;
  /** The status of every answer, where it is none that a program or the file decides. */
  readonly status: 403 | 404 | 500 | null;
  /** Every line that had a say, the deciding one last. */
  readonly because: readonly DecidingLine[];
}

export interface ActionInForce extends ActionLine {
  /** Null where no file of the site is at the program's address, as far as it is known. */
  readonly path: string | null;
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

/** @param depth how many programs of an `Action` led here: the server follows ten, then answers 500 */
function resolveIn(world: World, site: Site, path: string, depth = 0): Resolution {
  const { handlers, options, access, proxy, actions } = configurationFor(site, path, world);
  const denied = access.required ?? access.addressed;
  const merged = decideFor(handlers, nameOf(path));
  const proxied = proxyRuleFor(proxy, path);

  const decided = proxied === null ? (merged.handler ?? handlerByType(merged.contentType)) : null;
  const handler = proxied === null ? (decided?.value ?? null) : 'proxy-server';
  const facts = handler === null ? null : handlerFacts(handler);
  const action =
    denied === null && proxied === null && !isRun(facts, world)
      ? actionFor(actions, handler, merged.contentType)
      : null;
  const execCgi = {
    on: options.options.has('execcgi'),
    line: options.lines.get('execcgi') ?? null,
  };
  const needsExecCgi = action === null && facts?.needsExecCgi === true;
  const own = {
    world: world.name,
    handlerLine: proxied ?? decided?.line ?? action?.line ?? null,
    execCgi,
    contentType: merged.contentType,
    denied,
    because: [
      merged.handler === null && handler !== null ? merged.contentType?.line : null,
      merged.handler?.line,
      proxied,
      action?.line,
      needsExecCgi ? execCgi.line : null,
      denied,
    ].filter((line): line is DecidingLine => line != null),
  };
  if (action !== null) return byAction(world, site, own, handler, action, depth);
  const served = denied === null ? classOf(handler, facts, execCgi.on, site, path, world) : 'forbidden';
  return {
    ...own,
    handler,
    facts,
    action: null,
    class: served,
    status: served === 'forbidden' ? 403 : null,
  };
}

/** A media type that is a handler's name works as one where no handler is set (`ap_invoke_handler`). */
function handlerByType(contentType: DecidedType | null): Decided | null {
  if (contentType?.line == null) return null;
  const handler = handlerOfType(contentType.value);
  return handler === null ? null : { value: handler, line: contentType.line };
}

/** Whether a module runs the handler, so that no `Action` is asked. */
function isRun(facts: HandlerFacts | null, world: World): boolean {
  if (facts === null || facts.modules.length === 0) return false;
  return world.decides(isAnyLoaded(facts.modules, world.profile));
}

/** `Action` looks at the handler, and at the media type where there is none (`action_handler` of mod_actions). */
const actionFor = (
  actions: ReadonlyMap<string, ActionLine>,
  handler: string | null,
  contentType: DecidedType | null,
): ActionLine | null =>
  actions.get(handler ?? contentType?.value.replace(/\s*;.*/s, '') ?? 'default-handler') ?? null;

const mostInternalRedirects = 10;

/** Any name and any media type is a handler where an `Action` has a program answer for it. */
function byAction(
  world: World,
  site: Site,
  own: Omit<Resolution, 'handler' | 'facts' | 'action' | 'class' | 'status'>,
  handler: string | null,
  action: ActionLine,
  depth: number,
): Resolution {
  const path = actionProgram(site, action.program);
  const program =
    path === null || depth >= mostInternalRedirects ? null : resolveIn(world, site, path, depth + 1);
  const runs = program?.class === 'persistent' ? 'persistent' : 'per-request';
  const answer =
    depth >= mostInternalRedirects ? ({ class: 'refused', status: 500 } as const) : answerOf(program);
  return {
    ...own,
    class: answer.class,
    status: answer.status,
    handler: handler ?? own.contentType?.value ?? 'default-handler',
    facts: { runs, modules: ['actions'], needsExecCgi: false },
    action: { ...action, path },
    because: [...own.because, ...(program?.because ?? [])],
  };
}

/** A file that is no program is not there for an address that goes on behind its name, as that of an `Action` does. */
function answerOf(program: Resolution | null): Pick<Resolution, 'class' | 'status'> {
  if (program === null) return { class: 'per-request', status: null };
  const isSent = program.class === 'static' || program.class === 'source-disclosed';
  return isSent ? { class: 'forbidden', status: 404 } : program;
}

function classOf(
  handler: string | null,
  facts: HandlerFacts | null,
  execCgi: boolean,
  site: Site,
  path: string,
  { profile }: World,
): HandlerClass {
  const unhandled = isSource(site, path) ? 'source-disclosed' : 'static';
  if (handler === null || facts === null) return unhandled;
  const absent = facts.modules.length > 0 && isAnyLoaded(facts.modules, profile) === 'no';
  // It is the handler's module that asks for ExecCGI: where it is absent, nobody does.
  if (absent) return unhandled;
  if (facts.needsExecCgi && !execCgi) return 'forbidden';
  return facts.runs === 'built-in' ? 'static' : facts.runs;
}

/** By its name, and by its first line where it has been read. */
const isSource = ({ scripts }: Site, path: string): boolean =>
  sourceName.test(nameOf(path)) || /^(?:#!|<\?php\b)/.test(scripts.get(path)?.script.text ?? '');

function isAnyLoaded(modules: readonly string[], profile: ServerProfile): Truth {
  const loaded = modules.map((name) => isModuleLoaded(profile, name));
  if (loaded.includes('yes')) return 'yes';
  return loaded.every((truth) => truth === 'no') ? 'no' : 'maybe';
}
