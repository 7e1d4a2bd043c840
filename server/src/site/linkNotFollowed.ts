import { optionsAbove } from './configuration.js';
import type { Resolution } from './handlerMap.js';
import type { SiteRequest } from './request.js';
import { mayRewrite } from './rewritingInForce.js';
import type { Site } from './site.js';
import type { World } from './world.js';

/**
 * Symbolic links are followed by one of two Options (`resolve_symlink` in the server's `request.c`). Whose a link and its
 * target are, which SymLinksIfOwnerMatch asks, is taken to fit.
 */
export function linkNotFollowed(world: World, site: Site, request: SiteRequest): Resolution['unfollowed'] {
  if (site.links?.has(request.fileName) !== true) return null;
  const { options, lines } = optionsAbove(site, request, world);
  if (mayRewrite(options)) return null;
  const line = lines.get('followsymlinks');
  const effect = 'has the server follow no symbolic links, and the file is one';
  return { line: line === undefined ? null : { ...line, effect } };
}
