import { lint } from '../linter/lint.js';
import type { ConversionInvitation } from '../rules/rule.js';
import { resolve } from '../site/handlerMap.js';
import type { Site } from '../site/site.js';
import { folderOf, isWithin } from '../text/path.js';
import { type CheckRequest, kindOfName } from './checkedFiles.js';
import type { SiteCache } from './siteCache.js';

export interface InvitedConversions {
  /** Loaded from the topmost folder that has a say, so that no script of an inviting line is missing. */
  readonly site: Site;
  readonly invitations: readonly ConversionInvitation[];
}

/**
 * The lines that run the files at a path anew for every request: those of a folder and of all below it, of a
 * .htaccess, or those that serve one script. A line above the folder counts too where it serves scripts in it.
 */
export async function invitationsAt(
  request: CheckRequest,
  kind: 'file' | 'folder',
  sites: SiteCache,
): Promise<InvitedConversions> {
  const { path, root, settings, server } = request;
  const folder = kind === 'folder' ? path : folderOf(path);
  const near = await sites.load({ root, folder, scope: 'tree', server });
  const top = topmost([folder, ...foldersOfHandlerLines(near, request)]);
  const site = top === folder ? near : await sites.load({ root, folder: top, scope: 'tree', server });
  const everyRule = { ...settings, severities: new Map() };
  const invitations = [...site.htaccess.values()]
    .flatMap((file) => lint(site, file.path, everyRule)?.findings ?? [])
    .flatMap(({ invites }) => invites ?? [])
    .filter((invitation) => concerns(invitation, path));
  return { site, invitations: oncePerLine(invitations) };
}

function foldersOfHandlerLines(site: Site, { path, settings }: CheckRequest): readonly string[] {
  if (kindOfName(path) === 'htaccess') return [];
  return [...site.scripts.keys()]
    .filter((script) => isWithin(path, script))
    .flatMap((script) => resolve(site, script, settings.profile))
    .flatMap(({ handlerLine, facts }) =>
      handlerLine !== null && facts?.runs === 'per-request' ? [folderOf(handlerLine.path)] : [],
    );
}

/** All of them lie on one way down from the root. */
const topmost = (folders: readonly string[]): string =>
  folders.reduce((top, folder) => (folder.length < top.length && isWithin(folder, top) ? folder : top));

const concerns = ({ file, scripts }: ConversionInvitation, path: string): boolean =>
  isWithin(path, file.path) || scripts.some((script) => isWithin(path, script.path));

function oncePerLine(invitations: readonly ConversionInvitation[]): readonly ConversionInvitation[] {
  const byLine = new Map<string, ConversionInvitation>();
  for (const invitation of invitations) {
    const key = `${invitation.file.path}:${invitation.line.span.start}`;
    if (!byLine.has(key)) byLine.set(key, invitation);
  }
  return [...byLine.values()];
}
