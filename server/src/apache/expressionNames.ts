import { isModuleLoaded, type ServerProfile, type Truth } from './profile.js';

/** What an expression looks up by name. */
export type ExpressionNameKind =
  | 'variable'
  | 'function'
  | 'listFunction'
  | 'unaryOperator'
  | 'binaryOperator';

export interface ExpressionNameFacts {
  /** The module that brings it. */
  readonly module: string;
  /** Only the server configuration may use it. */
  readonly notInHtaccess: boolean;
  /** What the server reads its argument as, while it parses. */
  readonly argument: 'text' | 'subnet';
}

const core: ExpressionNameFacts = { module: 'core', notInHtaccess: false, argument: 'text' };
const serverOnly: ExpressionNameFacts = { ...core, notInHtaccess: true };
const ofSubnet: ExpressionNameFacts = { ...core, argument: 'subnet' };
const ssl: ExpressionNameFacts = { ...core, module: 'ssl' };
const healthCheck: ExpressionNameFacts = { ...core, module: 'proxy_hcheck' };

const table = (
  ...groups: readonly (readonly [ExpressionNameFacts, string])[]
): ReadonlyMap<string, ExpressionNameFacts> =>
  new Map(
    groups.flatMap(([facts, names]) =>
      names
        .trim()
        .split(/\s+/)
        .map((name) => [name, facts]),
    ),
  );

/**
 * By the name in lower case; unary operators, `-F` and `-f`, as they are. Source: the providers in the server's
 * `util_expr_eval.c` and `ap_hook_expr_lookup` in modules; seen on 2.4.71, where a .htaccess may not read files.
 */
const names: Readonly<Record<ExpressionNameKind, ReadonlyMap<string, ExpressionNameFacts>>> = {
  variable: table([
    core,
    `time_year time_mon time_day time_hour time_min time_sec time_wday time server_software api_version
     http_user_agent http_proxy_connection http_referer http_cookie http_forwarded http_host http_accept
     request_method request_scheme request_uri request_filename remote_host remote_ident remote_user
     server_admin server_name server_port server_protocol script_filename path_info query_string is_subreq
     document_root auth_type the_request content_type handler request_log_id script_user script_group
     document_uri last_modified context_prefix context_document_root request_status remote_addr remote_port
     https ipv6 conn_log_id conn_remote_addr http2`,
  ]),
  function: table(
    [
      core,
      `osenv env resp req http note reqenv req_novary tolower toupper escape unescape base64 unbase64 sha1
       md5 ldap`,
    ],
    [serverOnly, 'file filesize'],
    [ssl, 'ssl'],
    [healthCheck, 'hc'],
  ),
  listFunction: table([ssl, 'peerextlist']),
  unaryOperator: table([core, 'n z T d e f s L h x F U A'], [ofSubnet, 'R']),
  binaryOperator: table([core, 'fnmatch strmatch strcmatch'], [ofSubnet, 'ipmatch']),
};

/** Modules that bring every variable whose name begins so. */
const variablePrefixes: ReadonlyMap<string, ExpressionNameFacts> = new Map([
  ['ssl_', ssl],
  ['hc_', healthCheck],
]);

/** What is known of a name; null for one that no module of ours brings. */
export function expressionNameFacts(kind: ExpressionNameKind, name: string): ExpressionNameFacts | null {
  if (kind === 'unaryOperator') return names[kind].get(name) ?? null;
  const key = name.toLowerCase();
  const facts = names[kind].get(key);
  if (facts !== undefined || kind !== 'variable') return facts ?? null;
  return variablePrefixes.get(key.slice(0, key.indexOf('_') + 1)) ?? null;
}

/** Whether the server knows a name. */
export const isExpressionNameLoaded = (profile: ServerProfile, facts: ExpressionNameFacts): Truth =>
  isModuleLoaded(profile, facts.module);
