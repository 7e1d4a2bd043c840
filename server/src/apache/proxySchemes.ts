/**
 * The schemes that modules speak beside mod_proxy itself, of which one will do for each. With another scheme, and
 * without the module, mod_proxy declines, and the file is sent as it is (seen on 2.4.71).
 */
export const modulesOfSchemes: ReadonlyMap<string, readonly string[]> = new Map([
  ['ajp', ['proxy_ajp']],
  ['balancer', ['proxy_balancer']],
  ['fcgi', ['proxy_fcgi']],
  ['fd', ['proxy_fdpass']],
  ['ftp', ['proxy_ftp']],
  ['h2', ['proxy_http2']],
  ['h2c', ['proxy_http2']],
  ['http', ['proxy_http']],
  ['https', ['proxy_http']],
  ['scgi', ['proxy_scgi']],
  ['uwsgi', ['proxy_uwsgi']],
  ['ws', ['proxy_http', 'proxy_wstunnel']],
  ['wss', ['proxy_http', 'proxy_wstunnel']],
]);

/** The scheme of a handler `proxy:...`, in lower case; null where there is none. @param handler lower case */
export const proxyScheme = (handler: string): string | null =>
  /^proxy:(?:unix:[^|]*\|)?([a-z][a-z\d+.-]*):/.exec(handler)?.[1] ?? null;
