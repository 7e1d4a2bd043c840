import { isHandlerLoaded } from '../apache/handlerModules.js';
import { type HandlerFacts, handlerFacts, handlerOfType, isAboutServer } from '../apache/handlers.js';
import { nameOf, relative } from '../text/path.js';
import { programCandidates } from './actionProgram.js';
import { type ActionLine, type Configuration, configurationFor } from './configuration.js';
import type { Decided, DecidingLine } from './decidingLine.js';
import { destinationOf } from './destination.js';
import { divertedStatus } from './divertedStatus.js';
import { handlerClassOf } from './handlerClass.js';
import type { ActionInForce, Resolution } from './handlerMap.js';
import { linkNotFollowed } from './linkNotFollowed.js';
import { deniedBy } from './mergeAccess.js';
import { type DecidedType, decideFor } from './mergeHandlers.js';
import { plainRequest, type RequestDetails } from './plainRequest.js';
import type { SiteRequest } from './request.js';
import { type Rewriting, rewritingInForce } from './rewritingInForce.js';
import type { Site } from './site.js';
import type { World } from './world.js';

/** So many times a request is redirected within the server, which then answers 500 (manual, LimitInternalRecursion). */
const mostInternalRedirects = 10;

/**
 * How the server runs a file in one world: first who may ask, then what the rewrite rules make of the request, then the
 * handler, or the media type in its place, then an `Action` for it.
 *
 * @param redirects how often the request was redirected within the server before it came to this file
 */
export function resolveIn(
  world: World,
  site: Site,
  path: string,
  redirects = 0,
  details: RequestDetails = {},
): Resolution {
  const request = plainRequest(site, path, details);
  const standing = standingOf(world, site, request);
  const { rewriting, answer } = standing;
  if (rewriting?.kind === 'rewritten') {
    const { destination, line } = rewriting;
    return byOther(answer, destination.path, [line], world, site, redirects, destination);
  }
  return answered(standing, request, world, site, redirects);
}

/** A request of which it is known who may ask and what the rewrite rules make of it, before any handler has it. */
export interface Standing {
  readonly configuration: Configuration;
  readonly rewriting: Rewriting | null;
  /** With all but the class, which is that of a request that is turned away. */
  readonly answer: Resolution;
  /** Whether a line sets a handler other than by rewriting: mod_dir looks at that alone. A media type sets none. */
  readonly isHandlerSet: boolean;
}

/**
 * @param rewrites false behind a rule with `END`: then no rule is asked
 * @param before what rules have forced on a request in whose place this one is answered, where none does on this one
 */
export function standingOf(
  world: World,
  site: Site,
  request: SiteRequest,
  rewrites = true,
  before: Rewriting | null = null,
): Standing {
  const configuration = configurationFor(site, request, world);
  const denied = deniedBy(configuration.access);
  const ruled = rewrites ? configuration : withoutRules(configuration);
  const unfollowed = linkNotFollowed(world, site, request);
  const isOpen = denied === null && unfollowed === null;
  const rewriting = isOpen ? (rewritingInForce(ruled, site, request, world) ?? before) : null;
  const decision = decisionFor(configuration, request, rewriting);
  const answer: Resolution = {
    world: world.name,
    ...decision,
    execCgi: execCgiIn(configuration, decision),
    action: null,
    rewrittenTo: null,
    wanted: rewriting?.kind === 'open' ? rewriting.candidates : [],
    denied,
    unfollowed,
    class: 'forbidden',
    status: 403,
    because: [],
  };
  const { handler } = decideFor(configuration.handlers, decidingName(request));
  return {
    configuration,
    rewriting,
    answer,
    isHandlerSet: handler !== null || configuration.scriptAlias !== null,
  };
}

/** The Options are looked at all the same. */
const withoutRules = (configuration: Configuration): Configuration =>
  configuration.rewriting === null
    ? configuration
    : { ...configuration, rewriting: { ...configuration.rewriting, rules: [] } };

/** Of a folder mod_mime does not look at the name. */
const decidingName = ({ fileName, kindOf }: SiteRequest): string =>
  kindOf(fileName) === 'folder' ? '' : nameOf(fileName);

/** The `Action` that has a program answer for a request that the rewrite rules leave where it is; null for none. */
export const actionOf = ({ configuration, answer }: Standing, world: World): ActionLine | null =>
  isRun(answer, world) ? null : actionFor(configuration.actions, answer.handler, answer.contentType);

/** What comes of a request that the rewrite rules leave where it is. */
export function answered(
  standing: Standing,
  request: SiteRequest,
  world: World,
  site: Site,
  redirects: number,
): Resolution {
  const { rewriting, answer, configuration } = standing;
  if (answer.denied !== null) return { ...answer, because: linesOf(answer, answer.denied) };
  if (answer.unfollowed !== null) return { ...answer, because: linesOf(answer, answer.unfollowed.line) };
  if (rewriting?.kind === 'status') return turnedAway(answer, rewriting.status, rewriting.line);
  const isThere = request.kindOf(request.fileName) !== 'none';
  const action = actionOf(standing, world);
  if (action !== null) {
    return isThere || action.isVirtual || rewriting?.kind === 'diverted'
      ? byAction(answer, action, request, world, site, redirects)
      : { ...answer, status: 404, because: linesOf(answer, action.line) };
  }
  const own = served(answer, site, request.fileName, world);
  if (rewriting?.kind === 'diverted') return diverted(own, isThere, rewriting.line);
  // Another server does not ask what this one has.
  if (rewriting?.kind === 'proxied') return own;
  return isThere && takesPathInfo(own, request, configuration) ? own : withoutFile(own);
}

/** With a status of the server's own, a redirect's among them. */
export const turnedAway = (answer: Resolution, status: number, line: DecidingLine | null): Resolution => ({
  ...answer,
  class: status >= 500 ? 'refused' : 'forbidden',
  status,
  because: line === null ? [] : [line],
});

/** With the address of a redirect for a file. */
function diverted(own: Resolution, isThere: boolean, line: DecidingLine): Resolution {
  const because = [...own.because, line];
  if (!isThere) return { ...own, class: 'forbidden', status: 404, because };
  const isOpen = own.class === 'forbidden' || (own.handler !== null && isAboutServer(own.handler));
  if (isOpen) return { ...own, because };
  const isRun = own.class === 'per-request' || own.class === 'persistent';
  const status = divertedStatus(own.handler, isRun);
  return { ...own, class: status >= 500 ? 'refused' : 'forbidden', status, because };
}

/** The Options are looked at before the file is; some handlers answer without one. */
function withoutFile(own: Resolution): Resolution {
  const isAnswered = own.class === 'static' && own.handler !== null && isAboutServer(own.handler);
  return own.class === 'forbidden' || isAnswered ? own : { ...own, class: 'forbidden', status: 404 };
}

/** Whether what the address has behind the file is taken: by default a program takes it, and nothing else. */
function takesPathInfo(own: Resolution, { pathInfo }: SiteRequest, { directory }: Configuration): boolean {
  if (pathInfo === '' || directory.acceptPathInfo === 'on') return true;
  const isRun = own.class !== 'static' && own.class !== 'source-disclosed';
  return isRun && directory.acceptPathInfo === 'default';
}

/**
 * What a ScriptAlias leads to is run without the option (`is_scriptaliased` of mod_cgi and mod_fcgid), but not where
 * another handler is set for it.
 */
const execCgiIn = ({ options, scriptAlias }: Configuration, { handler }: Decision): Resolution['execCgi'] =>
  scriptAlias !== null && (handler === 'cgi-script' || handler === 'fcgid-script')
    ? { on: true, line: scriptAlias }
    : { on: options.options.has('execcgi'), line: options.lines.get('execcgi') ?? null };

/** What is known of the handler before anybody has asked whether it is there. */
type Decision = Pick<Resolution, 'handler' | 'facts' | 'handlerLine' | 'contentType'>;

function decisionFor(
  configuration: Configuration,
  request: SiteRequest,
  rewriting: Rewriting | null,
): Decision {
  const merged = decideFor(configuration.handlers, decidingName(request));
  if (rewriting?.kind === 'proxied') {
    return {
      handler: 'proxy-server',
      facts: handlerFacts('proxy-server'),
      handlerLine: rewriting.line,
      contentType: merged.contentType,
    };
  }
  const forced = rewriting?.kind === 'forced' ? rewriting : null;
  const handler = rewriting?.kind === 'diverted' ? rewriting.handler : forced?.handler;
  const contentType = forced?.type ?? merged.contentType;
  const { scriptAlias } = configuration;
  const aliased = scriptAlias === null ? null : { value: 'cgi-script', line: scriptAlias };
  // A folder has a type of its own.
  const byType = request.kindOf(request.fileName) === 'folder' ? null : handlerByType(contentType);
  const decided = handler ?? merged.handler ?? aliased ?? byType;
  return {
    handler: decided?.value ?? null,
    facts: decided === null ? null : handlerFacts(decided.value),
    handlerLine: decided?.line ?? null,
    contentType,
  };
}

/** A media type that is a handler's name works as one where no handler is set (`ap_invoke_handler`). */
function handlerByType(contentType: DecidedType | null): Decided | null {
  if (contentType?.line == null) return null;
  const handler = handlerOfType(contentType.value);
  return handler === null ? null : { value: handler, line: contentType.line };
}

function served(answer: Resolution, site: Site, path: string, world: World): Resolution {
  const { facts, execCgi } = answer;
  const given = handlerClassOf(answer, site, path, world);
  const asked = facts?.needsExecCgi === true ? execCgi.line : null;
  return {
    ...answer,
    class: given,
    status: given === 'forbidden' ? 403 : null,
    because: linesOf(answer, asked),
  };
}

const linesOf = (
  { handlerLine }: Resolution,
  ...others: readonly (DecidingLine | null)[]
): readonly DecidingLine[] => [handlerLine, ...others].filter((line): line is DecidingLine => line !== null);

/** Whether a module runs the handler, so that no `Action` is asked. */
function isRun({ handler, facts }: Decision, world: World): boolean {
  if (handler === null || facts === null || facts.modules.length === 0) return false;
  return world.decides(isHandlerLoaded(handler, facts, world.profile));
}

/** `Action` looks at the handler, and at the media type where there is none (`action_handler` of mod_actions). */
const actionFor = (
  actions: ReadonlyMap<string, ActionLine>,
  handler: string | null,
  contentType: DecidedType | null,
): ActionLine | null =>
  actions.get(handler ?? contentType?.value.replace(/\s*;.*/s, '') ?? 'default-handler') ?? null;

/** Any name and any media type is a handler where an `Action` has a program answer for it. */
function byAction(
  answer: Resolution,
  action: ActionLine,
  request: SiteRequest,
  world: World,
  site: Site,
  redirects: number,
): Resolution {
  const candidates = programCandidates(site, request.fileName, action.program);
  const to = destinationOf(site, candidates);
  const path = to?.isThere === true ? to.path : null;
  const wanted = [...answer.wanted, ...(to === null ? candidates : [])];
  const own = { ...handedToAction(answer, { ...action, path }), wanted };
  if (to === null) return own;
  const given = byOther(own, to.path, own.because, world, site, redirects, {
    pathInfo: to.pathInfo + addressOf(site, request),
    isThere: to.isThere,
  });
  return {
    ...own,
    facts: { ...actionFacts, runs: given.class === 'persistent' ? 'persistent' : 'per-request' },
    class: given.class,
    status: given.status,
    wanted: [...answer.wanted, ...given.wanted],
    because: given.because,
  };
}

const actionFacts: HandlerFacts = { runs: 'per-request', modules: ['actions'], needsExecCgi: false };

/** As if the program of an `Action` were one that is started for every request. */
export const handedToAction = (answer: Resolution, action: ActionInForce): Resolution => ({
  ...answer,
  handler: answer.handler ?? answer.contentType?.value ?? 'default-handler',
  facts: actionFacts,
  handlerLine: answer.handlerLine ?? action.line,
  action,
  class: 'per-request',
  status: null,
  because: [...(answer.handlerLine === null ? typeLines(answer) : [answer.handlerLine]), action.line],
});

/** As far as it is known: what stands above the site's root is left out where no server configuration tells. */
const addressOf = ({ root }: Site, { uri, fileName, pathInfo }: SiteRequest): string =>
  uri ?? `/${relative(root, fileName)}${pathInfo}`;

const typeLines = ({ contentType }: Resolution): readonly DecidingLine[] =>
  contentType?.line == null ? [] : [contentType.line];

/** What another file answers in the place of this one. */
function byOther(
  answer: Resolution,
  path: string,
  lines: readonly DecidingLine[],
  world: World,
  site: Site,
  redirects: number,
  details: RequestDetails,
): Resolution {
  if (redirects >= mostInternalRedirects) {
    return { ...answer, class: 'refused', status: 500, because: lines };
  }
  const other = resolveIn(world, site, path, redirects + 1, details);
  return {
    ...other,
    rewrittenTo: other.rewrittenTo ?? path,
    because: [...lines, ...other.because],
  };
}
