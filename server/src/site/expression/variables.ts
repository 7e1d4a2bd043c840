import { possibleUris, type SiteRequest, serverPaths } from '../request.js';
import { noText, type Texts } from '../texts.js';
import { escapedPath } from './functions.js';

/**
 * When an expression is evaluated: `<If>` as the configuration of a file is put together (`ap_if_walk`), RewriteCond
 * in the fixups, once the type, the handler and the visitor's name are found.
 */
export type RequestPhase = 'walk' | 'fixup';

const onOrOff: Texts = ['on', 'off'];
const protocols = ['HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0'];

/**
 * What a variable may be, by its name in upper case; null for what depends on the visitor, the server or the time.
 * Which are set when: seen on 2.4.71.
 */
export function variableTexts(name: string, request: SiteRequest, phase: RequestPhase): Texts {
  const { uri, query, askedUri, fileName, documentRoot, scheme, hostName } = request;
  switch (name) {
    case 'REQUEST_METHOD':
      return ['GET'];
    case 'REQUEST_URI':
    case 'DOCUMENT_URI':
      return uri === null ? possibleUris(request) : [uri];
    case 'REQUEST_FILENAME':
    case 'SCRIPT_FILENAME':
      return serverPaths(request, fileName);
    case 'PATH_INFO':
      return [request.pathInfo];
    case 'QUERY_STRING':
      return query === null ? null : [query];
    case 'CONTEXT_PREFIX':
      if (request.context != null) return [request.context.prefix];
      return documentRoot === null ? null : noText;
    case 'CONTEXT_DOCUMENT_ROOT':
      if (request.context != null) return [request.context.folder];
      return documentRoot === null ? null : [documentRoot];
    case 'DOCUMENT_ROOT':
      return documentRoot === null ? null : [documentRoot];
    case 'THE_REQUEST': {
      const asked = askedUri === null ? (uri === null ? null : askedFor(uri, query)) : askedFor(askedUri, '');
      return asked === null ? null : protocols.map((protocol) => `GET ${asked} ${protocol}`);
    }
    case 'SERVER_PROTOCOL':
      return protocols;
    case 'REQUEST_SCHEME':
      return scheme == null ? ['http', 'https'] : [scheme];
    case 'HTTPS':
      return scheme == null ? onOrOff : [scheme === 'https' ? 'on' : 'off'];
    case 'HTTP_HOST':
      return hostName == null ? null : [hostName];
    case 'HTTP2':
    case 'IPV6':
      return onOrOff;
    case 'IS_SUBREQ':
      return [request.isSubrequest === true ? 'true' : 'false'];
    case 'REQUEST_STATUS':
      return ['200'];
    case 'HANDLER':
    case 'CONTENT_TYPE':
    case 'AUTH_TYPE':
    case 'REMOTE_USER':
      return phase === 'walk' ? noText : null;
    default:
      return null;
  }
}

/** Browsers do not agree on what is to be escaped, nor in which letters: such a path is not known as it was sent. */
function askedFor(path: string, query: string | null): string | null {
  if (query === null || escapedPath(path) !== path) return null;
  return query === '' ? path : `${path}?${query}`;
}
