import type { Truth } from '../apache/profile.js';
import { folderOf } from '../text/path.js';
import type { ConfigSection } from './configBlock.js';
import { expressionTruth } from './expressionTruth.js';
import type { SiteRequest } from './request.js';
import type { Site } from './site.js';
import type { World } from './world.js';

/**
 * Which of the sections `<If>`, `<ElseIf>` and `<Else>` are merged for a file: each looks at whether the one before was,
 * whatever file that stands in (`ap_if_walk` of the server's `request.c`).
 */
export function conditionsThatHold(
  sections: readonly ConfigSection[],
  site: Site,
  request: SiteRequest,
  world: World,
): readonly ConfigSection[] {
  let isTaken = false;
  return sections.filter((section) => {
    if (section.name !== 'if' && isTaken) return false;
    isTaken = section.name === 'else' || world.decides(conditionTruth(section, site, request));
    return isTaken;
  });
}

function conditionTruth({ open, path: file }: ConfigSection, site: Site, request: SiteRequest): Truth {
  const encoding = site.htaccess.get(folderOf(file))?.encoding ?? 'utf-8';
  const condition = open.arguments[0]?.value ?? '';
  return expressionTruth(condition, request, { encoding, phase: 'walk' });
}
