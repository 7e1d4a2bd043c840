import { folderOf } from '../text/path.js';
import type { ConfigLine } from './configBlock.js';
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
  /** The Alias or ScriptAlias that leads to the file, unless by a regular expression; null where none does. */
  readonly alias: { readonly url: string; readonly folder: string } | null;
  /** The ScriptAlias that leads to the file; null where it is none. */
  readonly scriptAlias: ConfigLine | null;
}

/** Null where no configuration is known. */
export function serverPlace({ server }: Site, path: string): ServerPlace | null {
  if (server === null) return null;
  const places = known.get(server) ?? new Map<string, ServerPlace>();
  known.set(server, places);
  const found = places.get(path) ?? placeOf(server, path);
  if (places.size >= mostKept) places.clear();
  places.set(path, found);
  return found;
}

/** Several walks and requests ask of one file. */
const known = new WeakMap<ServerConfiguration, Map<string, ServerPlace>>();
const mostKept = 4096;

function placeOf(configuration: ServerConfiguration, path: string): ServerPlace {
  const host = hostServing(configuration, folderOf(path));
  const uri = urlsOfFile(configuration, host, path)[0] ?? null;
  const found = uri === null ? null : fileOfUrl(configuration, host, uri);
  return {
    configuration,
    host,
    uri,
    documentRoot: documentRootOf(configuration, host),
    alias: found === null ? null : aliasIn(configuration, found.line),
    scriptAlias: found?.handler === 'cgi-script' ? found.line : null,
  };
}

function aliasIn({ serverRoot }: ServerConfiguration, line: ConfigLine): ServerPlace['alias'] {
  const [alias] = plainAliases([line]);
  return alias === undefined ? null : { url: alias.url, folder: serverPath(serverRoot, alias.target) };
}
