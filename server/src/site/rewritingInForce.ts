import type { Encoding } from '../text/decode.js';
import { folderOf } from '../text/path.js';
import { programCandidates } from './actionProgram.js';
import type { Configuration } from './configuration.js';
import type { DecidingLine } from './decidingLine.js';
import { type Destination, destinationOf } from './destination.js';
import type { SiteRequest } from './request.js';
import type { RewriteOutcome, Rewritten } from './rewriting/outcome.js';
import { rewriteOutcomes } from './rewriting/rewriteOutcomes.js';
import type { Forced } from './rewriting/rewriteState.js';
import type { Site } from './site.js';
import type { World } from './world.js';

/** What mod_rewrite makes of a plain request for a file, as far as it decides how the file is served. */
export type Rewriting =
  /** Another handler, or another media type. */
  | { readonly kind: 'forced'; readonly handler: Value | null; readonly type: Value | null }
  | { readonly kind: 'proxied'; readonly line: DecidingLine }
  /** Answered with this status in any case, redirects among them. */
  | { readonly kind: 'status'; readonly status: number; readonly line: DecidingLine }
  /** Another file of the site answers, or would if it were there. */
  | {
      readonly kind: 'rewritten';
      readonly destination: Destination;
      readonly to: NewAddress;
      readonly line: DecidingLine;
    }
  /** A handler that rules have set takes the place of the redirect, and gets the redirect's address for a file. */
  | { readonly kind: 'diverted'; readonly handler: Value; readonly line: DecidingLine }
  /** Another file answers, one of these, of which nothing is known. */
  | {
      readonly kind: 'open';
      readonly candidates: readonly string[];
      readonly to: NewAddress;
      readonly line: DecidingLine;
    };

/** Where the request begins anew; null for what is not known. */
export interface NewAddress {
  readonly uri: string | null;
  readonly query: string | null;
  /** By `END`: no rule of a .htaccess is asked again. */
  readonly final: boolean;
}

interface Value {
  readonly value: string;
  readonly line: DecidingLine;
}

/**
 * Null where the rules leave the request as it is, and where that cannot be said. Of several outcomes, which depend on
 * what is not known, the fullest world is that in which a rule hands the request on; in the barest it does not.
 */
export function rewritingInForce(
  { rewriting, options }: Configuration,
  site: Site,
  request: SiteRequest,
  world: World,
): Rewriting | null {
  if (rewriting?.engine !== true || rewriting.engineLine === null || rewriting.isServerWide) return null;
  // A folder that is asked for without its slash is not rewritten by its own lines.
  if (request.fileName === rewriting.folder && rewriting.options?.has('allownoslash') !== true) return null;
  if (!mayRewrite(options.options)) {
    const effect = 'switches rewriting on, which answers 403 where Options FollowSymLinks is off';
    return { kind: 'status', status: 403, line: { ...rewriting.engineLine, effect } };
  }
  if (rewriting.rules.length === 0) return null;
  const encodingOf = (line: { readonly path: string }): Encoding =>
    site.htaccess.get(folderOf(line.path))?.encoding ?? 'utf-8';
  const outcomes = rewriteOutcomes(rewriting, request, encodingOf);
  const [only] = outcomes;
  if (only !== undefined && outcomes.length === 1) return rewritingOf(only, site, request.fileName);
  if (world.name === 'barest') return null;
  const handing =
    outcomes.find(({ kind }) => kind === 'proxied' || kind === 'forced') ??
    // Rules for names of which there is no file are those of a front controller.
    (request.kindOf(request.fileName) === 'none'
      ? outcomes.find(({ kind }) => kind === 'rewritten')
      : undefined);
  return handing === undefined ? null : rewritingOf(handing, site, request.fileName);
}

/** Whether Options allow rewriting in a .htaccess; else the answer is 403. Source: `hook_fixup` of mod_rewrite.c. */
export const mayRewrite = (options: ReadonlySet<string>): boolean =>
  options.has('followsymlinks') || options.has('symlinksifownermatch');

function rewritingOf(outcome: RewriteOutcome, site: Site, from: string): Rewriting | null {
  switch (outcome.kind) {
    case 'untouched':
    case 'unknown':
      return null;
    case 'forced':
      return {
        kind: 'forced',
        handler: valueIn(outcome.handler, 'hands it to'),
        type: valueIn(outcome.type, 'gives it the type'),
      };
    case 'proxied':
      return {
        kind: 'proxied',
        line: { ...outcome.line, effect: `passes requests on to ${outcome.target ?? 'another server'}` },
      };
    case 'status':
      return { ...outcome, line: { ...outcome.line, effect: `answers with ${outcome.status}` } };
    case 'redirected': {
      const effect = `sends visitors on to ${outcome.target ?? 'another address'}`;
      return { kind: 'status', status: outcome.status, line: { ...outcome.line, effect } };
    }
    case 'rewritten':
      return rewrittenTo(outcome, site, from);
  }
}

function rewrittenTo(
  { file, uri, query, final, handler, line: { path: at, directive } }: Rewritten,
  site: Site,
  from: string,
): Rewriting | null {
  const line = { path: at, directive, effect: 'has another file answer' };
  const to = { uri, query, final };
  if (handler !== null) {
    const value = valueIn(handler, 'hands it to');
    return value === null ? null : { kind: 'diverted', handler: value, line };
  }
  // An address may lead to a folder that the server has elsewhere.
  const isByAddress = file === null || (uri !== null && site.server !== null);
  const candidates = isByAddress ? programCandidates(site, from, uri ?? '') : [file];
  const destination = destinationOf(site, candidates);
  return destination === null
    ? { kind: 'open', candidates, to, line }
    : { kind: 'rewritten', destination, to, line };
}

const valueIn = (forced: Forced | null, verb: string): Value | null =>
  forced === null || forced.value === null
    ? null
    : {
        value: forced.value.toLowerCase(),
        line: { ...forced.line, effect: `${verb} ${forced.value}` },
      };
