import { folderOf } from '../text/path.js';
import type { ConfigLine } from './configBlock.js';
import type { DecidingLine } from './decidingLine.js';
import { knownKind, type UrlTarget } from './plainRequest.js';
import type { RequestContext } from './request.js';
import { plainAliases } from './serverConfiguration/aliases.js';
import { fileOfUrl } from './serverConfiguration/fileOfUrl.js';
import type { ServerConfiguration } from './serverConfiguration/serverConfiguration.js';
import { serverPath } from './serverConfiguration/serverPath.js';
import type { Site } from './site.js';

/**
 * Without a server configuration the site's root is the document root. Null where no line of the configuration leads
 * anywhere.
 *
 * @param uri decoded: see `uriPathOf`
 */
export function urlTarget(site: Site, uri: string): UrlTarget | null {
  const { server, host = null, root } = site;
  if (server === null)
    return { ...walkedTo(site, (root === '/' ? '' : root) + uri), line: null, context: null };
  const found = fileOfUrl(server, host, uri);
  return found === null
    ? null
    : {
        ...walkedTo(site, found.path),
        line: leading(found.line),
        context: contextOf(server, found.line),
      };
}

/** The server stops at the first file, and at the first name of which there is none (`ap_directory_walk`). */
function walkedTo(site: Site, path: string): Pick<UrlTarget, 'fileName' | 'kind' | 'pathInfo'> {
  const whole = path.replace(/\/+$/, '') || '/';
  const slash = path.slice(whole.length);
  let missing: string | null = null;
  for (let at = whole; ; at = folderOf(at)) {
    const kind = knownKind(site, at);
    if (kind === 'file') return { fileName: at, kind, pathInfo: path.slice(at.length) };
    if (kind === 'folder' && missing === null) return { fileName: at + slash, kind, pathInfo: '' };
    if (kind === 'folder' || at === '/') {
      const fileName = missing ?? whole;
      return { fileName, kind: 'none', pathInfo: path.slice(fileName.length) };
    }
    missing = at;
  }
}

function leading(line: ConfigLine): DecidingLine {
  const { nameText, arguments: words } = line.directive;
  if (/^documentroot$/i.test(nameText)) {
    return { ...line, effect: `has addresses begin in ${words[0]?.value ?? ''}` };
  }
  const [address, target] = words;
  return {
    ...line,
    effect: target === undefined ? 'leads here' : `leads ${address?.value ?? ''} to ${target.value}`,
  };
}

/** Of an Alias or ScriptAlias that is no regular expression (`try_alias_list` of mod_alias.c). */
function contextOf({ serverRoot }: ServerConfiguration, line: ConfigLine): RequestContext | null {
  const [alias] = plainAliases([line]);
  if (alias === undefined) return null;
  return { prefix: alias.url.replace(/\/+$/, ''), folder: serverPath(serverRoot, alias.target) };
}
