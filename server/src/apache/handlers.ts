import { modulesOfSchemes, proxyScheme } from './proxySchemes.js';

/**
 * What is known of a handler: how requests are run, which modules bring it, and whether it wants
 * `Options ExecCGI`. Seen on a real Apache 2.4: each handler with and without its module and the option.
 */
export interface HandlerFacts {
  readonly runs: 'per-request' | 'persistent' | 'built-in';
  /** Any of these modules brings it, `proxy:` all that `handlerModules` names; empty for the core. */
  readonly modules: readonly string[];
  /** Without `Options ExecCGI` in force the answer is 403. */
  readonly needsExecCgi: boolean;
}

const perRequest = (modules: readonly string[], needsExecCgi = true): HandlerFacts => ({
  runs: 'per-request',
  modules,
  needsExecCgi,
});
const persistent = (modules: readonly string[], needsExecCgi = false): HandlerFacts => ({
  runs: 'persistent',
  modules,
  needsExecCgi,
});
const builtIn = (modules: readonly string[]): HandlerFacts => ({
  runs: 'built-in',
  modules,
  needsExecCgi: false,
});

const handlers: ReadonlyMap<string, HandlerFacts> = new Map([
  ['cgi-script', perRequest(['cgi', 'cgid'])],
  ['application/x-httpd-cgi', perRequest(['cgi', 'cgid'])],
  ['wsgi-script', persistent(['wsgi'], true)],
  ['fcgid-script', persistent(['fcgid'], true)],
  ['mod_python', persistent(['python'])],
  ['python-program', persistent(['python'])],
  ['perl-script', persistent(['perl'], true)],
  ['modperl', persistent(['perl'])],
  ['application/x-httpd-php', persistent(['php'])],
  ['application/x-httpd-php-source', persistent(['php'])],
  ['php-script', persistent(['php'])],
  ['lua-script', persistent(['lua'])],
  ['proxy-server', persistent(['proxy'])],
  ['default-handler', builtIn([])],
  ['send-as-is', builtIn(['asis'])],
  ['httpd/send-as-is', builtIn(['asis'])],
  ['server-parsed', builtIn(['include'])],
  ['server-info', builtIn(['info'])],
  ['server-status', builtIn(['status'])],
  ['application/x-httpd-status', builtIn(['status'])],
  ['text/x-server-parsed-html', builtIn(['include'])],
  ['text/x-server-parsed-html3', builtIn(['include'])],
  ['dav-handler', builtIn(['dav'])],
  ['form-login-handler', builtIn(['auth_form'])],
  ['form-logout-handler', builtIn(['auth_form'])],
  ['form-redirect-handler', builtIn(['auth_form'])],
  ['heartbeat', builtIn(['heartmonitor'])],
  ['md-status', builtIn(['md'])],
  ['reflector', builtIn(['reflector'])],
  ['type-map', builtIn(['negotiation'])],
  ['application/x-type-map', builtIn(['negotiation'])],
  ['imap-file', builtIn(['imagemap'])],
  ['application/x-httpd-imap', builtIn(['imagemap'])],
  ['balancer-manager', builtIn(['proxy_balancer'])],
  ['ldap-status', builtIn(['ldap'])],
]);

/** Handler names are compared without regard to case: AddHandler and SetHandler lower them. Null for a name no module of ours knows. */
export function handlerFacts(name: string): HandlerFacts | null {
  const lower = name.toLowerCase();
  if (lower.startsWith('proxy:')) {
    const modules = modulesOfSchemes.get(proxyScheme(lower) ?? '');
    return modules === undefined ? null : persistent(['proxy', ...modules]);
  }
  return handlers.get(lower) ?? null;
}

/**
 * The handler that a media type stands for where no handler is set: the server takes the type for the handler's name
 * (`ap_invoke_handler` of its `config.c`), so that `AddType cgi-script .py` works too. Null for an ordinary type.
 */
export function handlerOfType(mediaType: string): string | null {
  const name = mediaType.toLowerCase().replace(/\s*;.*/s, '');
  if (name === 'application/x-httpd-cgi') return 'cgi-script';
  return handlers.has(name) ? name : null;
}

/** Handlers that tell of the server itself, and answer whether or not there is a file (seen on a real 2.4.71). */
export const isAboutServer = (handler: string): boolean => aboutServer.has(handler);

const aboutServer: ReadonlySet<string> = new Set([
  'application/x-httpd-status',
  'server-info',
  'server-status',
]);
