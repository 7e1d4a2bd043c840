import { uriPathOf } from '../site/serverConfiguration/uriPath.js';
import type { AskedUrl } from '../site/urlResolution.js';

/** What `--url` asks for. */
export type AskedAddress =
  | (AskedUrl & { readonly kind: 'asked'; readonly port: number })
  /** The server answers so before it looks for anything. */
  | { readonly kind: 'turned-away'; readonly status: number; readonly because: string }
  /** Nothing that we can ask for. */
  | { readonly kind: 'none'; readonly because: string };

const usualPorts = { http: 80, https: 443 } as const;

/**
 * Reads an address: with scheme and host, or a path. A fragment never reaches a server.
 *
 * The statuses are those of `ap_normalize_path` and `ap_unescape_url`, seen on 2.4.71 with AllowEncodedSlashes off.
 */
export function askedAddress(written: string): AskedAddress {
  const [, scheme = null, authority = '', rest = ''] =
    /^(?:(https?):\/\/([^/?#]*))?(.*)$/is.exec(written) ?? [];
  if (scheme === null && !rest.startsWith('/')) {
    return { kind: 'none', because: 'an address begins with http://, https:// or, without a host, with /' };
  }
  const [, hostName = '', port] = /^(?:[^@]*@)?(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority) ?? [];
  if (scheme !== null && hostName === '') return { kind: 'none', because: 'the address names no host' };
  const path = rest.replace(/[?#].*$/s, '');
  const uri = uriPathOf(path === '' ? '/' : path);
  if (uri === null) return refused(path);
  const known = scheme === null ? null : scheme.toLowerCase() === 'https' ? 'https' : 'http';
  return {
    kind: 'asked',
    uri,
    query: /^[^?#]*\?([^#]*)/s.exec(rest)?.[1] ?? '',
    scheme: known,
    hostName: scheme === null ? null : hostName,
    port: port ? Number(port) : usualPorts[known ?? 'http'],
  };
}

function refused(path: string): AskedAddress {
  if (/%(?![\da-f]{2})/i.test(path)) {
    return turnedAway(
      400,
      'a % without two hexadecimal digits behind it is no escape: write %25 for the sign itself',
    );
  }
  if (/%00/.test(path)) return turnedAway(404, 'no file has a NUL (%00) in its name');
  if (/%2f/i.test(path)) {
    return turnedAway(
      404,
      'the server takes no slash that is written %2F (AllowEncodedSlashes is off where no line says otherwise)',
    );
  }
  try {
    decodeURIComponent(path);
  } catch {
    return {
      kind: 'none',
      because: 'its escapes are not UTF-8, so that it cannot be said which file they name',
    };
  }
  return turnedAway(400, 'it leads out of the top of the site by ..');
}

const turnedAway = (status: number, because: string): AskedAddress => ({
  kind: 'turned-away',
  status,
  because,
});
