import type { ConfigLine } from '../../site/configBlock.js';
import { configurationFor } from '../../site/configuration.js';
import { plainRequest } from '../../site/plainRequest.js';
import { redirectFor } from '../../site/redirects.js';
import type { SiteRequest } from '../../site/request.js';
import type { RewriteRule } from '../../site/rewriting/rewriteConfiguration.js';
import { rewriteOutcomes } from '../../site/rewriting/rewriteOutcomes.js';
import type { Site } from '../../site/site.js';
import { worldsOf } from '../../site/world.js';
import { folderOf } from '../../text/path.js';
import type { HtaccessContext } from '../rule.js';

/** A line that sends visitors who come by http on to https. */
export interface OwnRedirect {
  readonly line: ConfigLine;
  /** A condition of `Header`, quotes and all, that holds for those who come by https; null where none is known. */
  readonly condition: string | null;
}

/** The line that does so for a page, and leaves those who come by https where they are; null where none is known to. */
export function ownRedirect({ site, profile }: HtaccessContext, path: string): OwnRedirect | null {
  const [world] = worldsOf(profile);
  if (world === undefined) return null;
  const plain = plainRequest(site, path);
  const by = (scheme: 'http' | 'https'): SiteRequest => ({ ...plain, scheme });

  const redirect = redirectFor(site, by('http'), world);
  if (redirect !== null && isHttps(redirect.target) && redirectFor(site, by('https'), world) === null) {
    return { line: redirect.line, condition: '"expr=%{HTTPS} == \'on\'"' };
  }
  const { rewriting } = configurationFor(site, by('http'), world);
  if (rewriting === null) return null;
  const sentOn = (scheme: 'http' | 'https'): readonly ConfigLine[] =>
    rewriteOutcomes(rewriting, by(scheme), encodingIn(site)).flatMap((outcome) =>
      outcome.kind === 'redirected' ? [outcome.line] : [],
    );
  const stays = new Set(sentOn('https').map(({ directive }) => directive));
  for (const line of sentOn('http')) {
    const rule = rewriting.rules.find((each) => each.line.directive === line.directive);
    if (rule === undefined || !isHttps(rule.substitution)) continue;
    const condition = conditionOf(rule);
    if (!stays.has(line.directive) || condition !== null) return { line, condition };
  }
  return null;
}

const isHttps = (target: string | null): boolean => /^https:\/\//i.test(target ?? '');

const encodingIn = (site: Site) => (line: ConfigLine) =>
  site.htaccess.get(folderOf(line.path))?.encoding ?? 'utf-8';

/** What the rule asks to know how somebody has come, asked for https. */
function conditionOf({ conditions }: RewriteRule): string | null {
  const asked = conditions.map(({ input, pattern }) => `${input} ${pattern}`).join('\n');
  if (/X-Forwarded-Proto/i.test(asked)) return '"expr=%{HTTP:X-Forwarded-Proto} == \'https\'"';
  if (/\b(?:HTTPS|REQUEST_SCHEME)\b/i.test(asked)) return '"expr=%{HTTPS} == \'on\'"';
  return /SERVER_PORT/i.test(asked) ? '"expr=%{SERVER_PORT} == \'443\'"' : null;
}
