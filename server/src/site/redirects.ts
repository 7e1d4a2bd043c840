import { regularExpression } from '../syntax/pattern/regularExpression.js';
import { folderOf } from '../text/path.js';
import { type ConfigLine, linesNamed } from './configBlock.js';
import { levelsFor } from './configuration.js';
import { possibleUris, type SiteRequest } from './request.js';
import type { Site } from './site.js';
import type { World } from './world.js';

/** A line of mod_alias that answers a request with a redirect, or with another status. */
export interface RedirectLine {
  readonly line: ConfigLine;
  /** What visitors are sent to, as written; null for a status that is no redirect. */
  readonly target: string | null;
}

const names = ['Redirect', 'RedirectMatch', 'RedirectPermanent', 'RedirectTemp'];

/**
 * The line of mod_alias that answers a request, or that may where the address of the site is not known; null where none
 * does. Of several the first that a level has counts (`try_redirect` of mod_alias.c).
 */
export function redirectFor(site: Site, request: SiteRequest, world: World): RedirectLine | null {
  const addresses = request.uri === null ? possibleUris(request) : [request.uri];
  for (const { block } of levelsFor(site, request, world).toReversed()) {
    for (const line of names.flatMap((name) => linesNamed(block, name))) {
      const redirect = read(line);
      const encoding = site.htaccess.get(folderOf(line.path))?.encoding ?? 'utf-8';
      const matches = (address: string): boolean =>
        redirect.isPattern
          ? (regularExpression(redirect.from, { encoding, ignoreCase: false })?.matches(address) ?? true)
          : isAtOrBelow(redirect.from, address);
      if (addresses === null || addresses.some(matches)) return { line, target: redirect.target };
    }
  }
  return null;
}

interface ReadRedirect extends RedirectLine {
  /** An address, or a regular expression for one. */
  readonly from: string;
  readonly isPattern: boolean;
}

/** Without an address, as in an `<If>`, the line is for every request. */
function read(line: ConfigLine): ReadRedirect {
  const { nameText, arguments: words } = line.directive;
  const values = words.map(({ value }) => value);
  const [, status] = /^(\d+|permanent|temp|seeother|gone)$/i.exec(values[0] ?? '') ?? [];
  const rest = status === undefined ? values : values.slice(1);
  const isSentOn = status === undefined || /^(?:3\d\d|[pts].*)$/i.test(status);
  const [from, target] = isSentOn && rest.length < 2 ? ['/', rest[0]] : rest;
  return {
    line,
    from: from ?? '/',
    target: isSentOn ? (target ?? null) : null,
    isPattern: /match$/i.test(nameText),
  };
}

/** By whole parts of the path (`alias_matches`). */
const isAtOrBelow = (from: string, address: string): boolean =>
  address.startsWith(from) &&
  (from.endsWith('/') || address.length === from.length || address[from.length] === '/');
