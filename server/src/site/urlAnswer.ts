import type { DecidingLine } from './decidingLine.js';
import type { Resolution } from './handlerMap.js';
import type { AddressedRequest, UrlTarget } from './plainRequest.js';
import type { SiteRequest } from './request.js';
import { answered, type Standing, turnedAway } from './resolution.js';
import type { Rewriting } from './rewritingInForce.js';
import type { Site } from './site.js';
import type { World } from './world.js';

/** How an address is answered, in one world. */
export interface UrlAnswer {
  readonly resolution: Resolution;
  /** The request as it stands in the end. */
  readonly request: SiteRequest;
  /** Whether a file answers, or what runs it; not a listing, a redirect, or nothing. */
  readonly hasFile: boolean;
  /** The lines that led there, in the order in which they had their say. */
  readonly route: readonly DecidingLine[];
  /** All that the server looked at on the way, in order: a folder with a slash at its end. */
  readonly visited: readonly string[];
  /** The names of files one of which answers, by what the visitor wants: this is how the first of them does. */
  readonly variants?: readonly string[];
}

/** How far a request has come. */
export interface Steps {
  /** False behind a rule with `END`: no rule of a .htaccess is asked again. */
  readonly rewrites: boolean;
  /** How often it was redirected within the server. */
  readonly redirects: number;
  /** The handler or type that rules have forced on the folder or name in whose place this is answered. */
  readonly before: Rewriting | null;
  /** How many requests of the server to itself it stands in. */
  readonly subrequests: number;
}

/** A request on its way, once it is known what it leads to and what the rewrite rules say. */
export interface Way extends Steps {
  readonly world: World;
  readonly site: Site;
  readonly target: UrlTarget;
  readonly request: SiteRequest;
  readonly address: AddressedRequest;
  readonly standing: Standing;
}

/** One look at an address. */
export type Look =
  /** Decided: a file answers, or another server. */
  | { readonly kind: 'answers'; readonly answer: UrlAnswer }
  /** Decided: nobody gets anything but a status. */
  | { readonly kind: 'status'; readonly status: number; readonly answer: UrlAnswer }
  /** The request begins anew elsewhere; `hasFile` tells whether there was a file where it was. */
  | { readonly kind: 'rewritten'; readonly hasFile: boolean; readonly goOn: () => UrlAnswer }
  /** A folder or nothing: the handler has decided. */
  | { readonly kind: 'handler'; readonly answer: UrlAnswer };

/** Turned away before any handler is asked: by who may ask, by a rule, by mod_dir. */
export function statusLook(way: Way, status: number, line: DecidingLine | null): Look {
  const { standing, request, world, site, redirects } = way;
  const { answer } = standing;
  const resolution =
    answer.denied === null
      ? turnedAway(answer, status, line)
      : answered(standing, request, world, site, redirects);
  return { kind: 'status', status, answer: { resolution, request, hasFile: false, route: [], visited: [] } };
}

export const isSentOn = (status: number): boolean => status >= 300 && status < 400;

export const withRoute = (answer: UrlAnswer, line: DecidingLine | null): UrlAnswer =>
  line === null ? answer : { ...answer, route: [line, ...answer.route] };

export const withLine = (look: Look, line: DecidingLine | null): Look =>
  changed(look, (answer) => withRoute(answer, line));

/** With the place that was looked at, and the line that led to it. */
export function onTheWay(look: Look, { fileName, kind }: UrlTarget, line: DecidingLine | null): Look {
  const place = kind === 'folder' && !fileName.endsWith('/') ? `${fileName}/` : fileName;
  return changed(look, (answer) => withRoute({ ...answer, visited: [place, ...answer.visited] }, line));
}

/** @param variants of which it is not known which is taken */
export const withVariants = (look: Look, variants: readonly string[]): Look =>
  changed(look, (answer) => ({ ...answer, variants }));

const changed = (look: Look, change: (answer: UrlAnswer) => UrlAnswer): Look =>
  look.kind === 'rewritten'
    ? { ...look, goOn: () => change(look.goOn()) }
    : { ...look, answer: change(look.answer) };
