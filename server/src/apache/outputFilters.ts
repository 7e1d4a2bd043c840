import { isModuleLoaded, type ServerProfile, type Truth } from './profile.js';

/**
 * The output filters that each module registers, in lower case.
 *
 * Source: the calls of `ap_register_output_filter` in the modules, and what 2.4.71 answers to each name.
 */
const filters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    brotli: ['brotli_compress'],
    bucketeer: ['bucketeer'],
    buffer: ['buffer'],
    cache: [
      'cache',
      'cache_save',
      'cache_save_subreq',
      'cache_out',
      'cache_out_subreq',
      'cache_remove_url',
      'cache_invalidate',
    ],
    case_filter: ['casefilter'],
    charset_lite: ['xlateout'],
    core: ['content_length', 'core', 'subreq_core', 'old_write'],
    data: ['data'],
    deflate: ['deflate', 'inflate'],
    dumpio: ['dumpio_out'],
    expires: ['mod_expires'],
    fcgid: ['fcgid_out'],
    headers: ['fixup_headers_out', 'fixup_headers_err'],
    http: ['http_header', 'chunk', 'http_outerror', 'byterange'],
    http2: [
      'h2_c2_ws_out',
      'h2_c2_net_out',
      'h2_c2_net_catch_h1',
      'h2_c2_response_out',
      'h2_c2_trailers_out',
    ],
    include: ['includes'],
    logio: ['logio_ttfb_out'],
    perl: ['modperl_request_output', 'modperl_connection_output'],
    proxy_ftp: ['proxy_send_dir'],
    proxy_html: ['proxy-html'],
    ratelimit: ['rate_limit'],
    reqtimeout: ['reqtimeout'],
    sed: ['sed'],
    session: ['mod_session_out'],
    ssl: ['ssl/tls filter', 'ssl/tls coalescing filter'],
    substitute: ['substitute'],
    xml2enc: ['xml2enc'],
  }).flatMap(([module, names]) => names.map((name): [string, string] => [name, module])),
);

/**
 * Whether the server has an output filter of this name, in any case; null for a name that no module of ours
 * brings, though the server's configuration may define it (`ExtFilterDefine`).
 */
export function isOutputFilterKnown(profile: ServerProfile, name: string): Truth | null {
  const module = filters.get(name.toLowerCase());
  return module === undefined ? null : isModuleLoaded(profile, module);
}
