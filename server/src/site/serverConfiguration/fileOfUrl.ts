import type { ConfigLine } from '../configBlock.js';
import { aliasFor, aliasLines, documentRootOf, plainAliases } from './aliases.js';
import { lastLineNamed, type ServerConfiguration, type VirtualHost } from './serverConfiguration.js';
import { serverPath } from './serverPath.js';

/** Where the server looks for what a URL names, before it asks whether it is there. */
export interface FileOfUrl {
  /**
   * What follows the name of a file is part of it: the server takes it off once it has found the file
   * (AcceptPathInfo). Ends with a slash where the URL does.
   */
  readonly path: string;
  /** The handler that a ScriptAlias sets. */
  readonly handler: 'cgi-script' | null;
  /** The line that leads there: an Alias and its kin, or DocumentRoot. */
  readonly line: ConfigLine;
}

/**
 * The file that a URL names: by mod_alias, where a line of it matches, else below DocumentRoot. Null where no line
 * says, or where it hangs on more than the URL. Rewriting, UserDir, mod_vhost_alias and proxies are not looked at.
 *
 * @param uriPath decoded: see `uriPathOf`.
 */
export function fileOfUrl(
  configuration: ServerConfiguration,
  host: VirtualHost | null,
  uriPath: string,
): FileOfUrl | null {
  const alias = aliasFor(configuration, host, uriPath);
  if (alias !== null) {
    const { target, handler, line } = alias;
    return target === null ? null : { path: placed(configuration.serverRoot, target), handler, line };
  }
  const root = documentRootOf(configuration, host);
  const line = lastLineNamed(configuration, host, 'documentroot');
  return root === null || line === null ? null : { path: placed(root, `./${uriPath}`), handler: null, line };
}

/** The slash at the end is kept. */
function placed(folder: string, written: string): string {
  const path = serverPath(folder, written);
  return /\/\.{0,2}$/.test(written) && !path.endsWith('/') ? `${path}/` : path;
}

/**
 * The URLs by which a file can be asked for, the shortest first: through each Alias and ScriptAlias, and below
 * DocumentRoot. A target with a slash behind the name of a file leads to the file all the same. Left out are those that lead elsewhere since another line goes before, and what regular expressions
 * and `<Location>` lead to.
 *
 * @returns decoded paths.
 */
export function urlsOfFile(
  configuration: ServerConfiguration,
  host: VirtualHost | null,
  path: string,
): readonly string[] {
  const root = documentRootOf(configuration, host);
  const ways = [
    ...plainAliases(aliasLines(configuration, host)).map(({ url, target }) => ({
      url,
      target: placed(configuration.serverRoot, target),
    })),
    ...(root === null ? [] : [{ url: '/', target: root.endsWith('/') ? root : `${root}/` }]),
  ];
  const urls = ways
    .filter(({ target }) => path.startsWith(target) || target === `${path}/`)
    .map(({ url, target }) => url + path.slice(target.length))
    .filter((url) => [path, `${path}/`].includes(fileOfUrl(configuration, host, url)?.path ?? ''));
  return [...new Set(urls)].sort((a, b) => a.length - b.length);
}
