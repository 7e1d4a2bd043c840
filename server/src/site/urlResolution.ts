import { isModuleLoaded, type ServerProfile } from '../apache/profile.js';
import { isNamed } from '../syntax/htaccess/nodes.js';
import type { ActionLine } from './configuration.js';
import type { DecidingLine } from './decidingLine.js';
import type { Resolution } from './handlerMap.js';
import { answerForFile, answerForFolder, answerForNone } from './missingFile.js';
import { variantsFor } from './multiViews.js';
import { type AddressedRequest, addressedRequest, type UrlTarget } from './plainRequest.js';
import { actionOf, answered, handedToAction, standingOf, turnedAway } from './resolution.js';
import type { NewAddress, Rewriting } from './rewritingInForce.js';
import { pathInUrl } from './serverConfiguration/uriPath.js';
import type { Site } from './site.js';
import {
  isSentOn,
  type Look,
  onTheWay,
  type Steps,
  statusLook,
  type UrlAnswer,
  type Way,
  withLine,
  withRoute,
  withVariants,
} from './urlAnswer.js';
import { urlTarget } from './urlTarget.js';
import { type World, worldsOf } from './world.js';

/** What a visitor asks for. */
export type AskedUrl = Pick<AddressedRequest, 'uri' | 'query' | 'scheme' | 'hostName'>;

/** So deep the server asks itself, and so often it redirects, before it answers 500 (manual, LimitInternalRecursion). */
const mostSteps = 10;

/**
 * How the server answers an address, once for each world that the profile leaves open, the fullest first: it looks for
 * what the address names, lets rewrite rules have their say, then the index of a folder or what stands in for a file that
 * is not there, and then the handler.
 *
 * The site has to know what stands at each path that is asked for, and the .htaccess files on the way; what it does not
 * know is taken for not there. Not looked at: UserDir, and what stands for rewriting outside of folders in
 * a server configuration.
 *
 * @throws {UnknownPlaceError}
 */
export const resolveUrl = (site: Site, asked: AskedUrl, profile: ServerProfile): readonly UrlAnswer[] =>
  worldsOf(profile).map((world) => {
    const walk = new UrlWalk(world, site);
    const address = { ...asked, askedUri: null, isSubrequest: false };
    return walk.answerTo(address, { rewrites: true, before: null, redirects: 0, subrequests: 0 });
  });

/** No line of the server's configuration leads an address anywhere. */
export class UnknownPlaceError extends Error {
  override readonly name = 'UnknownPlaceError';

  constructor(readonly uri: string) {
    super(`no DocumentRoot and no Alias of the server configuration says where ${uri} leads`);
  }
}

class UrlWalk {
  constructor(
    private readonly world: World,
    private readonly site: Site,
  ) {}

  answerTo(address: AddressedRequest, steps: Steps): UrlAnswer {
    const look = this.lookAt(address, steps);
    return look.kind === 'rewritten' ? look.goOn() : look.answer;
  }

  private lookAt(address: AddressedRequest, steps: Steps): Look {
    const { world, site } = this;
    const target = urlTarget(site, address.uri);
    if (target === null) throw new UnknownPlaceError(address.uri);
    const request = addressedRequest(site, target, address);
    const standing = standingOf(world, site, request, steps.rewrites, steps.before);
    const look = this.lookFrom({ world, site, target, request, address, standing, ...steps });
    return onTheWay(look, target, leadingLine(target, address, steps));
  }

  private lookFrom(way: Way): Look {
    const { standing, request, target, redirects } = way;
    const { rewriting, answer } = standing;
    if (answer.denied !== null) return statusLook(way, 403, null);
    const chosen = this.variant(way);
    if (chosen !== null) return chosen;
    if (rewriting?.kind === 'status') return statusLook(way, rewriting.status, rewriting.line);
    if (this.isWithoutSlash(way)) return statusLook(way, 301, null);
    if (rewriting?.kind === 'proxied') {
      // Of a folder mod_dir looks for the index all the same.
      const index = target.kind === 'folder' && this.hasDir ? this.indexOf(way) : null;
      if (index !== null) return index;
      const resolution = answered(standing, request, this.world, this.site, redirects);
      return { kind: 'answers', answer: { resolution, request, hasFile: false, route: [], visited: [] } };
    }
    const to = newAddress(rewriting);
    if (to !== null) return this.rewritten(way, to);
    if (target.kind === 'file') return { kind: 'answers', answer: this.handled(way) };
    const look = !this.hasDir ? null : target.kind === 'folder' ? this.indexOf(way) : this.fallbackFor(way);
    return look ?? { kind: 'handler', answer: this.handled(way) };
  }

  /** MultiViews is asked before the rewrite rules are (seen on 2.4.71); null where it has no say. */
  private variant(way: Way): Look | null {
    const found = variantsFor(way);
    const { options } = way.standing.configuration;
    const line = options.lines.get('multiviews') ?? null;
    if (found.kind === 'none') return null;
    if (found.kind === 'not-offered') return statusLook(way, 404, line);
    const { address, rewrites, before, redirects, subrequests, target } = way;
    const [name = ''] = found.kind === 'one' ? [found.name] : found.names;
    const asked = address.uri.slice(0, address.uri.length - target.pathInfo.length);
    const uri = asked.replace(/[^/]*$/, '') + name + target.pathInfo;
    const look = withLine(
      this.lookAt({ ...address, uri }, { rewrites, before, redirects, subrequests }),
      line,
    );
    return found.kind === 'one' ? look : withVariants(look, found.names);
  }

  private get hasDir(): boolean {
    return isModuleLoaded(this.world.profile, 'dir') !== 'no';
  }

  /** Visitors are sent on to a folder with its slash, whatever rewrite rules have made of the request (seen on 2.4.71). */
  private isWithoutSlash({ target: { kind, fileName }, standing }: Way): boolean {
    const { slash } = standing.configuration.directory;
    return kind === 'folder' && !fileName.endsWith('/') && slash && this.hasDir;
  }

  /** What the handler makes of it, or an `Action` for the handler. */
  private handled(way: Way): UrlAnswer {
    const { target, request, standing } = way;
    const hasFile = target.kind === 'file';
    const isListed = target.kind === 'folder' && standing.answer.handlerLine === null;
    const action = isListed ? null : actionOf(standing, this.world);
    if (action !== null && (action.isVirtual || target.kind !== 'none')) return this.byProgram(way, action);
    const answerFor = { file: answerForFile, folder: answerForFolder, none: answerForNone }[target.kind];
    const resolution = action === null ? answerFor(way) : turnedAway(standing.answer, 404, null);
    return { resolution, request, hasFile, route: [], visited: [] };
  }

  /** A new request for the program, with the address behind its own (`action_handler` of mod_actions). */
  private byProgram(way: Way, action: ActionLine): UrlAnswer {
    const { standing, target, request, redirects } = way;
    const own = handedToAction(standing.answer, { ...action, path: null });
    const hasFile = target.kind === 'file';
    if (redirects >= mostSteps) {
      const resolution = { ...turnedAway(own, 500, null), because: own.because };
      return { resolution, request, hasFile, route: [], visited: [] };
    }
    const uri = pathInUrl(action.program + way.address.uri);
    const { resolution: given, ...there } = this.begunAnew(way, uri, way.address.query, false);
    const isPersistent = given.class === 'persistent';
    const resolution: Resolution = {
      ...own,
      action: { ...action, path: there.hasFile ? there.request.fileName : null },
      facts: own.facts === null ? null : { ...own.facts, runs: isPersistent ? 'persistent' : 'per-request' },
      class: given.class,
      status: given.status,
      because: [...own.because, ...there.route, ...given.because],
    };
    return { resolution, request, hasFile, route: [], visited: there.visited };
  }

  /** What mod_dir makes of a folder (`fixup_dir` of mod_dir.c); null where it leaves it to the handler. */
  private indexOf(way: Way): Look | null {
    const { index, indexLine, indexRedirect, checksHandler } = way.standing.configuration.directory;
    const isAsked = way.target.fileName.endsWith('/');
    if (!isAsked || (checksHandler && way.standing.isHandlerSet)) return null;
    let refused: Look | null = null;
    for (const name of index) {
      const look = this.subrequest(way, name);
      if (isFound(look)) {
        return indexRedirect === null ? withLine(look, indexLine) : statusLook(way, indexRedirect, indexLine);
      }
      if (look.kind !== 'status') continue;
      if (isSentOn(look.status)) return withLine(look, indexLine);
      if (look.status !== 404) refused = withLine(look, indexLine);
    }
    return refused;
  }

  /** What mod_dir has answer for a name that nothing stands under and that no handler is set for (`fixup_dflt`). */
  private fallbackFor(way: Way): Look | null {
    const { fallback } = way.standing.configuration.directory;
    if (fallback === null || way.standing.isHandlerSet) return null;
    const look = this.subrequest(way, fallback.address);
    const isDecided = look.kind === 'status' && look.status !== 404;
    return isFound(look) || isDecided ? withLine(look, fallback.line) : null;
  }

  /** The server asks itself for an address, written as in a link from where the request is. */
  private subrequest(way: Way, written: string): Look {
    const { address, rewrites, redirects, subrequests, standing } = way;
    if (subrequests >= mostSteps) return statusLook(way, 500, null);
    const [path = '', query = address.query] = written.split(/\?(.*)/s);
    const uri = pathInUrl(path.startsWith('/') ? path : address.uri.replace(/[^/]*$/, '') + path);
    const inner = { ...address, uri, query, isSubrequest: true };
    const before = standing.rewriting?.kind === 'forced' ? standing.rewriting : null;
    return this.lookAt(inner, { rewrites, before, redirects, subrequests: subrequests + 1 });
  }

  private rewritten(way: Way, { uri, query, final, line }: KnownAddress): Look {
    const { target, redirects } = way;
    const named = { ...line, effect: `has ${uri} answer` };
    if (redirects >= mostSteps) return statusLook(way, 500, named);
    return {
      kind: 'rewritten',
      hasFile: target.kind === 'file',
      goOn: () => withRoute(this.begunAnew(way, pathInUrl(uri), query ?? '', final), named),
    };
  }

  /** The server redirects the request within itself. */
  private begunAnew(
    { address, rewrites, redirects }: Way,
    uri: string,
    query: string,
    final: boolean,
  ): UrlAnswer {
    const askedUri = address.askedUri ?? address.uri;
    const next: AddressedRequest = { ...address, uri, query, isSubrequest: false, askedUri };
    return this.answerTo(next, {
      rewrites: rewrites && !final,
      before: null,
      redirects: redirects + 1,
      subrequests: 0,
    });
  }
}

/** Whether the server takes what it has asked itself for: that is a file, or on another server. */
const isFound = (look: Look): boolean =>
  look.kind === 'answers' || (look.kind === 'rewritten' && look.hasFile);

interface KnownAddress extends NewAddress {
  readonly uri: string;
  readonly line: DecidingLine;
}

/** Null where the request stays where it is, and where nobody can say where it goes. */
function newAddress(rewriting: Rewriting | null): KnownAddress | null {
  if (rewriting?.kind !== 'rewritten' && rewriting?.kind !== 'open') return null;
  const { to, line } = rewriting;
  return to.uri === null ? null : { ...to, uri: to.uri, line };
}

/** The line that leads an address to its place is told once, unless another one leads on. */
function leadingLine(
  { line }: UrlTarget,
  { isSubrequest }: AddressedRequest,
  { redirects }: Steps,
): DecidingLine | null {
  if (line === null || isSubrequest) return null;
  return redirects === 0 || !isNamed(line.directive, 'DocumentRoot') ? line : null;
}
