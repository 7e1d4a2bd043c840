import { isWithin } from '../../text/path.js';
import { variableTexts } from '../expression/variables.js';
import { type SiteRequest, serverPaths } from '../request.js';
import { noText, type Texts } from '../texts.js';
import { thisServer } from './ownServer.js';
import type { RewriteState } from './rewriteState.js';

/** Those of mod_rewrite; any other name is nothing to it, `SCRIPT_NAME`, `HANDLER` and `CONTENT_TYPE` among them. */
const variables: ReadonlySet<string> = new Set(
  `API_VERSION AUTH_TYPE CONN_REMOTE_ADDR CONTEXT_DOCUMENT_ROOT CONTEXT_PREFIX DOCUMENT_ROOT HTTPS HTTP_ACCEPT
   HTTP_COOKIE HTTP_FORWARDED HTTP_HOST HTTP_PROXY_CONNECTION HTTP_REFERER HTTP_USER_AGENT IPV6 IS_SUBREQ PATH_INFO
   QUERY_STRING REMOTE_ADDR REMOTE_HOST REMOTE_IDENT REMOTE_PORT REMOTE_USER REQUEST_FILENAME REQUEST_METHOD
   REQUEST_SCHEME REQUEST_URI SCRIPT_FILENAME SCRIPT_GROUP SCRIPT_USER SERVER_ADDR SERVER_ADMIN SERVER_NAME
   SERVER_PORT SERVER_PROTOCOL SERVER_SOFTWARE THE_REQUEST TIME TIME_DAY TIME_HOUR TIME_MIN TIME_MON TIME_SEC
   TIME_WDAY TIME_YEAR`.split(/\s+/),
);

/** What `%{name}` may be (`lookup_variable` in mod_rewrite.c); null where it depends on what is not known. */
export function rewriteVariable(name: string, state: RewriteState, request: SiteRequest): Texts {
  if (name[3] === ':' || name[4] === ':') return prefixed(name, state, request);
  const key = name.toUpperCase();
  switch (key) {
    case 'REQUEST_FILENAME':
    case 'SCRIPT_FILENAME':
      return nameTexts(state, request);
    case 'PATH_INFO':
      return [state.pathInfo];
    case 'QUERY_STRING':
      return state.query.whole === null ? null : [state.query.whole];
    default:
      return variables.has(key) ? variableTexts(key, request, 'fixup') : noText;
  }
}

function nameTexts({ name }: RewriteState, request: SiteRequest): Texts {
  if (name.whole === null || name.whole.startsWith(thisServer)) return null;
  return isWithin(request.siteRoot, name.whole) ? serverPaths(request, name.whole) : [name.whole];
}

function prefixed(name: string, { environment }: RewriteState, request: SiteRequest): Texts {
  const [, prefix = '', rest = ''] = /^([^:]*):(.*)$/s.exec(name) ?? [];
  if (rest === '') return noText;
  switch (prefix.toUpperCase()) {
    case 'ENV': {
      const set = environment.get(rest);
      if (set !== undefined) return set;
      // The server gives it to a request that it has redirected within itself, and to no other.
      return rest === 'REDIRECT_STATUS' ? [request.askedUri === null ? '' : '200'] : null;
    }
    case 'HTTP':
    case 'LA-F':
    case 'LA-U':
    case 'SSL':
      return null;
    default:
      return noText;
  }
}
