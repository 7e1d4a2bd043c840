import { folderOf } from '../text/path.js';
import type { ConfigLine } from './configBlock.js';
import type { RequestContext, SiteRequest } from './request.js';
import { documentRootOf, plainAliases } from './serverConfiguration/aliases.js';
import { fileOfUrl, urlsOfFile } from './serverConfiguration/fileOfUrl.js';
import { hostServing } from './serverConfiguration/profileOf.js';
import type { ServerConfiguration, VirtualHost } from './serverConfiguration/serverConfiguration.js';
import { serverPath } from './serverConfiguration/serverPath.js';
import type { Site } from './site.js';

/** Where a file lies on the server whose configuration is known. */
export interface ServerPlace {
  readonly configuration: ServerConfiguration;
  /** Null for the main server. */
  readonly host: VirtualHost | null;
  /** The shortest address of the file, decoded; null where no line leads to it. */
  readonly uri: string | null;
  readonly documentRoot: string | null;
  /** Where an Alias or ScriptAlias leads, unless by a regular expression; null below the document root. */
  readonly context: RequestContext | null;
  /** The ScriptAlias that leads to the file; null where it is none. */
  readonly scriptAlias: ConfigLine | null;
}

/** Null where no configuration is known. */
export function serverPlace({ server, host }: Site, path: string): ServerPlace | null {
  if (server === null) return null;
  if (host !== undefined) return placeOf(server, host, path);
  const places = known.get(server) ?? new Map<string, ServerPlace>();
  known.set(server, places);
  const found = places.get(path) ?? placeOf(server, hostServing(server, folderOf(path)), path);
  if (places.size >= mostKept) places.clear();
  places.set(path, found);
  return found;
}

/** Several walks and requests ask of one file. */
const known = new WeakMap<ServerConfiguration, Map<string, ServerPlace>>();
const mostKept = 4096;

function placeOf(configuration: ServerConfiguration, host: VirtualHost | null, path: string): ServerPlace {
  const uri = urlsOfFile(configuration, host, path)[0] ?? null;
  const found = uri === null ? null : fileOfUrl(configuration, host, uri);
  return {
    configuration,
    host,
    uri,
    documentRoot: documentRootOf(configuration, host),
    context: found === null ? null : contextOf(configuration, found.line),
    scriptAlias: found?.handler === 'cgi-script' ? found.line : null,
  };
}

/** Null for DocumentRoot, and for an AliasMatch, which sets none (seen on 2.4.71). */
function contextOf({ serverRoot }: ServerConfiguration, line: ConfigLine): RequestContext | null {
  const [alias] = plainAliases([line]);
  if (alias === undefined) return null;
  return { prefix: alias.url.replace(/\/+$/, ''), folder: serverPath(serverRoot, alias.target) };
}

/**
 * The ScriptAlias by which a request comes to its file; null where it comes by none. One and the same file may have other
 * addresses.
 */
export function scriptAliasFor(
  { configuration, host, uri, scriptAlias }: ServerPlace,
  request: SiteRequest,
): ConfigLine | null {
  if (request.uri === null || request.uri === uri) return scriptAlias;
  const found = fileOfUrl(configuration, host, request.uri);
  return found?.handler === 'cgi-script' ? found.line : null;
}
